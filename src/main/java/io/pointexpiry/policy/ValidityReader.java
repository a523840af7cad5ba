package io.pointexpiry.policy;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DayCount;
import io.pointexpiry.domain.RoundUp;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;

/** Reads the {@code validity} entries of a policy. */
final class ValidityReader {

	private static final ScalarFormat<Validity.Anchor> ANCHOR = ScalarFormat.lowerCase(Validity.Anchor.class);

	private static final ScalarFormat<Validity.OwnDate> OWN_DATE = ScalarFormat.lowerCase(Validity.OwnDate.class);

	private static final ScalarFormat<DayCount> DAY_COUNT = ScalarFormat.lowerCase(DayCount.class);

	private ValidityReader() {
	}

	/** All entries; null where one of them can't be made of what the file says. */
	static @Nullable List<Validity> read(YamlMap policy) {
		String expected = "a validity entry such as {period: P2Y}";
		YamlItem section = policy.requiredItem("validity", "a list, each item of it " + expected);
		List<YamlItem> items = (section != null) ? section.asList(expected) : null;
		if (section == null || items == null) {
			return null;
		}
		if (items.isEmpty()) {
			section.expected("at least one entry");
		}
		List<Validity> entries = new ArrayList<>();
		for (int i = 0; i < items.size(); i++) {
			Validity entry = entry(items.get(i), i == items.size() - 1);
			if (entry != null) {
				entries.add(entry);
			}
		}
		// a last entry with a condition was noted above; no policy can be made of it
		return (entries.isEmpty() || !entries.get(entries.size() - 1).when().equals(Condition.ALWAYS)) ? null : entries;
	}

	private static @Nullable Validity entry(YamlItem item, boolean last) {
		YamlMap map = item.asMap("when", "period", "anchor", "counts", "day-count", "round-up", "then-plus",
				"own-date");
		if (map == null) {
			return null;
		}
		if (last && map.has("when")) {
			map.contradiction("when", "no 'when' in the last entry, so that every lot has one");
		}
		else if (!last && !map.has("when")) {
			map.missing("when", "a 'when' in every entry but the last");
		}
		Condition when = ConditionReader.kindsAndTiers(map);
		Optional<Period> period = map.required("period", ScalarFormats.PERIOD_OR_NEVER);
		Validity.Anchor anchor = map.optional("anchor", ANCHOR, Validity.Anchor.EARNED);
		Set<String> counts = Set.copyOf(map.listOfSome("counts", ScalarFormats.WORD));
		DayCount dayCount = map.optional("day-count", DAY_COUNT, DayCount.ANNIVERSARY);
		RoundUp roundUp = map.optional("round-up", RoundUpFormat.ROUND_UP);
		Period thenPlus = map.optional("then-plus", ScalarFormats.LONGER_THAN_NOTHING);
		Validity.OwnDate ownDate = map.optional("own-date", OWN_DATE, Validity.OwnDate.KEPT);
		if (period == null) {
			return null;
		}
		checkAgreement(map, period.orElse(null), anchor, dayCount);
		return new Validity(when, period.orElse(null), anchor, counts, dayCount, roundUp, thenPlus, ownDate);
	}

	private static void checkAgreement(YamlMap map, @Nullable Period period, Validity.Anchor anchor,
			DayCount dayCount) {
		if (period == null) {
			for (String key : List.of("anchor", "counts", "day-count", "round-up", "then-plus")) {
				if (map.has(key)) {
					map.contradiction(key, "no such key beside period NEVER");
				}
			}
			return;
		}
		if (period.isZero() && dayCount == DayCount.DAY_BEFORE) {
			map.contradiction("day-count", "no day-before with a period of no length, or a longer period");
		}
		if (anchor == Validity.Anchor.EARNED && map.has("counts")) {
			map.contradiction("counts", "anchor: activity beside it, or no counts");
		}
	}

}
