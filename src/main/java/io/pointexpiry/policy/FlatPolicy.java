package io.pointexpiry.policy;

import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.ExtensionProgramme;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Protection;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;

/** Flattens a policy to keys and plain texts, as {@link PolicyContent} describes. */
final class FlatPolicy {

	private final SortedMap<String, String> values = new TreeMap<>();

	private FlatPolicy() {
	}

	static SortedMap<String, String> of(Policy policy) {
		FlatPolicy flat = new FlatPolicy();
		flat.put("version", policy.version());
		flat.put("announced-on", policy.announcedOn());
		flat.put("effective-from", policy.effectiveFrom());
		flat.put("applies-to", word(policy.appliesTo()));
		Protection protection = policy.protection();
		if (protection != null) {
			flat.put("protection", write(protection));
		}
		flat.put("withdrawal", word(policy.withdrawal()));
		for (int i = 0; i < policy.validity().size(); i++) {
			flat.validity("validity[" + i + "].", policy.validity().get(i));
		}
		for (int i = 0; i < policy.dormancy().size(); i++) {
			flat.dormancy("dormancy[" + i + "].", policy.dormancy().get(i));
		}
		NoticePlan notices = policy.notices();
		if (notices != null) {
			flat.notices(notices);
			flat.guard(policy.guard());
		}
		for (int i = 0; i < policy.extensions().size(); i++) {
			flat.extension("extensions[" + i + "].", policy.extensions().get(i));
		}
		return flat.values;
	}

	private void validity(String path, Validity entry) {
		when(path, entry.when());
		Period period = entry.period();
		put(path + "period", (period != null) ? period : "NEVER");
		put(path + "anchor", word(entry.anchor()));
		putWords(path + "counts", entry.counts());
		put(path + "day-count", word(entry.dayCount()));
		if (entry.roundUp() != null) {
			put(path + "round-up", RoundUpFormat.write(entry.roundUp()));
		}
		put(path + "then-plus", entry.thenPlus());
		put(path + "own-date", word(entry.ownDate()));
	}

	private void dormancy(String path, DormancyRule rule) {
		when(path, rule.when());
		put(path + "exempt", rule.timed().isEmpty());
		rule.timed().ifPresent((timed) -> timed(path, timed));
	}

	private void timed(String path, DormancyRule.Timed rule) {
		put(path + "dormant-after", rule.dormantAfter());
		put(path + "expire-after", rule.expireAfter());
		putPeriods(path + "warn-before", rule.warnBefore());
		putWords(path + "counts", rule.counts());
		put(path + "count-from", word(rule.countFrom()));
	}

	private void notices(NoticePlan notices) {
		putPeriods("notices.expiry-before", notices.expiryBefore());
		put("notices.minimum-points", notices.minimumPoints());
		put("notices.confirm-expiry", notices.confirmExpiry());
		put("notices.bundle", notices.bundle());
		NoticePlan.QuietHours hours = notices.quietHours();
		put("notices.quiet-hours", (hours != null) ? hours.from() + "-" + hours.to() : "none");
		put("notices.encoding", NoticesReader.word(notices.encoding()));
		put("notices.files", word(notices.files()));
	}

	private void guard(@Nullable NoticeGuard guard) {
		if (guard == null) {
			put("notice-guard", "none");
			return;
		}
		put("notice-guard.require", word(guard.require()));
		put("notice-guard.defer", guard.defer());
		put("notice-guard.at-most", guard.atMost());
		put("notice-guard.unreachable", word(guard.unreachable()));
	}

	private void extension(String path, ExtensionProgramme programme) {
		put(path + "name", programme.name());
		when(path, programme.when());
		put(path + "when.minimum-points", programme.minimumPoints());
		put(path + "when.tenure-at-least", programme.tenureAtLeast());
		put(path + "when.active-within", programme.activeWithin());
		put(path + "from", programme.from());
		put(path + "to", programme.to());
		put(path + "grant-before", programme.grantBefore());
		if (programme.by() instanceof ExtensionProgramme.Extension.By by) {
			put(path + "extend-by", by.period());
		}
		if (programme.by() instanceof ExtensionProgramme.Extension.To to) {
			put(path + "extend-to", to.day());
		}
	}

	private void when(String path, Condition when) {
		putWords(path + "when.kind", when.kinds());
		putWords(path + "when.tier", when.tiers());
	}

	private void put(String key, @Nullable Object value) {
		if (value != null) {
			this.values.put(key, value.toString());
		}
	}

	/** A set of free texts; a comma or backslash of theirs gets a backslash before it. */
	private void putWords(String key, Collection<String> words) {
		if (!words.isEmpty()) {
			put(key, words.stream()
				.map((word) -> word.replace("\\", "\\\\").replace(",", "\\,"))
				.sorted()
				.collect(Collectors.joining(", ")));
		}
	}

	private void putPeriods(String key, List<Period> periods) {
		put(key, periods.stream().map(Period::toString).sorted().collect(Collectors.joining(", ", "[", "]")));
	}

	static String write(Protection protection) {
		return (protection instanceof Protection.For period) ? period.period().toString()
				: ((Protection.Until) protection).day().toString();
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
