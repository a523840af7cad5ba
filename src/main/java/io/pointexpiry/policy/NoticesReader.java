package io.pointexpiry.policy;

import java.nio.charset.Charset;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.NoticePlan.QuietHours;
import org.jspecify.annotations.Nullable;

/** Reads {@code notices} and {@code notice-guard} of a policy. */
final class NoticesReader {

	private static final Pattern HOURS = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

	private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

	private static final ScalarFormat<Optional<QuietHours>> QUIET_HOURS = new ScalarFormat<>(
			"two different times such as \"21:00-08:00\", or none", (text) -> text.equals("none") ? Optional.empty()
					: Optional.ofNullable(quietHours(text)).map(Optional::of).orElse(null));

	private static final ScalarFormat<Charset> ENCODING = ScalarFormat
		.oneOf(ScalarFormats.words("EUC-KR", Charset.forName("EUC-KR"), "MS949", Charset.forName("MS949")));

	private static final ScalarFormat<NoticePlan.Bundle> BUNDLE = ScalarFormat.upperCase(NoticePlan.Bundle.class);

	private static final ScalarFormat<NoticePlan.Files> FILES = ScalarFormat.lowerCase(NoticePlan.Files.class);

	private static final ScalarFormat<NoticeGuard.Require> REQUIRE = ScalarFormat.lowerCase(NoticeGuard.Require.class);

	private static final ScalarFormat<NoticeGuard.Unreachable> UNREACHABLE = ScalarFormat
		.lowerCase(NoticeGuard.Unreachable.class);

	private static final ScalarFormat<Integer> AT_MOST = new ScalarFormat<>("a whole number from 1 to 1000", (text) -> {
		Long number = ScalarFormats.number(1).read(text);
		return (number == null || number > 1000) ? null : Math.toIntExact(number);
	});

	private NoticesReader() {
	}

	/** What members are told; null where there is no such section. */
	static @Nullable NoticePlan plan(YamlMap policy) {
		YamlItem section = policy.item("notices");
		YamlMap map = (section != null) ? section.asMap("expiry-before", "minimum-points", "confirm-expiry", "bundle",
				"quiet-hours", "encoding", "files") : null;
		if (map == null) {
			return null;
		}
		List<Period> stages = map.list("expiry-before", ScalarFormats.PERIOD);
		return new NoticePlan(stages, map.optional("minimum-points", ScalarFormats.POINTS, 1L),
				map.optional("confirm-expiry", ScalarFormats.YES_OR_NO, false),
				map.optional("bundle", BUNDLE, NoticePlan.Bundle.DAY),
				map.optional("quiet-hours", QUIET_HOURS, Optional.of(NIGHT)).orElse(null),
				map.optional("encoding", ENCODING, Charset.forName("EUC-KR")),
				map.optional("files", FILES, NoticePlan.Files.PER_MEMBER));
	}

	/** The guard; the default one where there are notices and nothing is said of it. */
	static @Nullable NoticeGuard guard(YamlMap policy) {
		YamlItem section = policy.item("notice-guard");
		if (section == null) {
			return policy.has("notices") ? NoticeGuard.DEFAULT : null;
		}
		if (section.isScalar("none")) {
			return null;
		}
		if (!policy.has("notices")) {
			section.expected("notices beside the guard, or no guard");
		}
		if (section.text() != null) {
			section.expected("none, or a mapping with the keys require, defer, at-most, unreachable");
			return null;
		}
		YamlMap map = section.asMap("require", "defer", "at-most", "unreachable");
		return (map != null) ? guardOf(map) : null;
	}

	/** What {@code encoding} reads, as the file writes it; Java calls MS949 otherwise. */
	static String word(Charset encoding) {
		return encoding.equals(Charset.forName("EUC-KR")) ? "EUC-KR" : "MS949";
	}

	private static @Nullable NoticeGuard guardOf(YamlMap map) {
		NoticeGuard.Require require = map.optional("require", REQUIRE, NoticeGuard.DEFAULT.require());
		Period defer = map.required("defer", ScalarFormats.LONGER_THAN_NOTHING);
		Integer atMost = map.required("at-most", AT_MOST);
		NoticeGuard.Unreachable unreachable = map.optional("unreachable", UNREACHABLE,
				NoticeGuard.DEFAULT.unreachable());
		return (defer == null || atMost == null) ? null : new NoticeGuard(require, defer, atMost, unreachable);
	}

	private static @Nullable QuietHours quietHours(String text) {
		Matcher hours = HOURS.matcher(text);
		if (!hours.matches() || hours.group(1).equals(hours.group(2))) {
			return null;
		}
		return new QuietHours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
	}

}
