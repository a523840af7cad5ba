package io.pointexpiry.policy;

import java.nio.charset.Charset;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
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

	private static final int MOST_DEFERRALS = 1000;

	private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

	private static final ScalarFormat<Optional<QuietHours>> HOURS_OR_NONE = new ScalarFormat<>(
			"two different times such as \"21:00-08:00\", or none",
			JsonSchema.anyOf(List.of(JsonSchema.words(List.of("none")), JsonSchema.text(HOURS))),
			(text) -> text.equals("none") ? Optional.empty()
					: Optional.ofNullable(quietHours(text)).map(Optional::of).orElse(null));

	private static final Key<Scalars<Period>> EXPIRY_BEFORE = Key.optional("expiry-before",
			Scalars.any(ScalarFormats.PERIOD), "How long before the last usable day a warning is due.");

	private static final Key<ScalarFormat<Long>> MINIMUM_POINTS = Key.optional("minimum-points", ScalarFormats.POINTS,
			"A member's points of one date, below which no warning is made or owed.");

	private static final Key<ScalarFormat<Boolean>> CONFIRM_EXPIRY = Key.optional("confirm-expiry",
			ScalarFormats.YES_OR_NO, "true: members are told what expired.");

	private static final Key<ScalarFormat<NoticePlan.Bundle>> BUNDLE = Key.optional("bundle",
			ScalarFormat.upperCase(NoticePlan.Bundle.class),
			"Whether the dates of one calendar month are told together, timed by the first.");

	private static final Key<ScalarFormat<Optional<QuietHours>>> QUIET_HOURS = Key.optional("quiet-hours",
			HOURS_OR_NONE, "Nothing is sent in them, in the programme's zone.");

	private static final Key<ScalarFormat<Charset>> ENCODING = Key.optional("encoding",
			ScalarFormat
				.oneOf(ScalarFormats.words("EUC-KR", Charset.forName("EUC-KR"), "MS949", Charset.forName("MS949"))),
			"Charset of Korean texts.");

	private static final Key<ScalarFormat<NoticePlan.Files>> FILES = Key.optional("files",
			ScalarFormat.lowerCase(NoticePlan.Files.class), "none: no .sms files, only CSV and manifest.");

	/** What members are told. */
	static final Key<Section> NOTICES = Key.optional("notices",
			Section.of(EXPIRY_BEFORE, MINIMUM_POINTS, CONFIRM_EXPIRY, BUNDLE, QUIET_HOURS, ENCODING, FILES),
			"What members are told, and how. Without it nobody is told anything.");

	private static final Key<ScalarFormat<NoticeGuard.Require>> REQUIRE = Key.optional("require",
			ScalarFormat.lowerCase(NoticeGuard.Require.class),
			"What makes a warning count: its folder was published, or a receipt says that it arrived.");

	private static final Key<ScalarFormat<Period>> DEFER = Key.required("defer", ScalarFormats.LONGER_THAN_NOTHING,
			"How long an expiry is deferred if a required warning was not sent.");

	private static final Key<ScalarFormat<Integer>> AT_MOST = Key.required("at-most",
			ScalarFormats.number(1, MOST_DEFERRALS), "Deferrals per lot; then it expires all the same.");

	private static final Key<ScalarFormat<NoticeGuard.Unreachable>> UNREACHABLE = Key.optional("unreachable",
			ScalarFormat.lowerCase(NoticeGuard.Unreachable.class),
			"What becomes of points of members who cannot be told.");

	/** That no points expire unwarned. */
	static final Key<OrWord> GUARD = Key.optional("notice-guard",
			new OrWord("none", Section.of(REQUIRE, DEFER, AT_MOST, UNREACHABLE)),
			"That no points expire without the warnings that are due; none switches it off.");

	/** A guard needs notices, unless it is switched off. */
	static final Map<String, Object> GUARD_BESIDE_NOTICES = JsonSchema.of("dependentSchemas",
			JsonSchema.of(GUARD.name(), JsonSchema
				.anyOf(List.of(JsonSchema.says(GUARD.name(), GUARD.shape().word()), JsonSchema.has(NOTICES.name())))));

	private NoticesReader() {
	}

	/** What members are told; null where there is no such section. */
	static @Nullable NoticePlan plan(YamlMap policy) {
		YamlMap map = policy.section(NOTICES);
		if (map == null) {
			return null;
		}
		List<Period> stages = map.values(EXPIRY_BEFORE);
		return new NoticePlan(stages, map.value(MINIMUM_POINTS, 1L), map.value(CONFIRM_EXPIRY, false),
				map.value(BUNDLE, NoticePlan.Bundle.DAY), map.value(QUIET_HOURS, Optional.of(NIGHT)).orElse(null),
				map.value(ENCODING, Charset.forName("EUC-KR")), map.value(FILES, NoticePlan.Files.PER_MEMBER));
	}

	/** The guard; the default one where there are notices and nothing is said of it. */
	static @Nullable NoticeGuard guard(YamlMap policy) {
		YamlItem section = policy.item(GUARD.name());
		if (section == null) {
			return policy.has(NOTICES.name()) ? NoticeGuard.DEFAULT : null;
		}
		if (section.isScalar(GUARD.shape().word())) {
			return null;
		}
		if (!policy.has(NOTICES.name())) {
			section.expected("notices beside the guard, or no guard");
		}
		if (section.text() != null) {
			section.expected(GUARD.shape().expected());
			return null;
		}
		YamlMap map = section.as(GUARD.shape().section());
		return (map != null) ? guardOf(map) : null;
	}

	/** What {@code encoding} reads, as the file writes it; Java calls MS949 otherwise. */
	static String word(Charset encoding) {
		return encoding.equals(Charset.forName("EUC-KR")) ? "EUC-KR" : "MS949";
	}

	private static @Nullable NoticeGuard guardOf(YamlMap map) {
		NoticeGuard.Require require = map.value(REQUIRE, NoticeGuard.DEFAULT.require());
		Period defer = map.value(DEFER);
		Integer atMost = map.value(AT_MOST);
		NoticeGuard.Unreachable unreachable = map.value(UNREACHABLE, NoticeGuard.DEFAULT.unreachable());
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
