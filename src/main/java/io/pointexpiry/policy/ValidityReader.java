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

	private static final Key<ScalarFormat<Optional<Period>>> PERIOD = Key.required("period",
			ScalarFormats.PERIOD_OR_NEVER, "How long points can be used; P0D: the anchor's own day.");

	private static final Key<ScalarFormat<Validity.Anchor>> ANCHOR = Key.optional("anchor",
			ScalarFormat.lowerCase(Validity.Anchor.class),
			"From when the period counts: the day they were earned, or the later of it and the last activity.");

	private static final Key<Scalars<String>> COUNTS = Key.optional("counts", Scalars.some(ScalarFormats.WORD),
			"Activity types that count for the anchor; without it every type.");

	private static final Key<ScalarFormat<DayCount>> DAY_COUNT = Key.optional("day-count",
			ScalarFormat.lowerCase(DayCount.class), "How the last usable day follows from anchor and period.");

	private static final Key<ScalarFormat<RoundUp>> ROUND_UP = Key.optional("round-up", RoundUpFormat.ROUND_UP,
			"To which day of the calendar the date is moved on.");

	private static final Key<ScalarFormat<Period>> THEN_PLUS = Key.optional("then-plus",
			ScalarFormats.LONGER_THAN_NOTHING, "A period added last.");

	private static final Key<ScalarFormat<Validity.OwnDate>> OWN_DATE = Key.optional("own-date",
			ScalarFormat.lowerCase(Validity.OwnDate.class), "What becomes of a date that a lot arrives with.");

	private static final Key<Section> WHEN = ConditionReader.KINDS_AND_TIERS;

	/** Beside a period without an end. */
	private static final List<String> NOT_BESIDE_NEVER = List.of(ANCHOR.name(), COUNTS.name(), DAY_COUNT.name(),
			ROUND_UP.name(), THEN_PLUS.name());

	private static final Section ENTRY = Section
		.of(WHEN, PERIOD, ANCHOR, COUNTS, DAY_COUNT, ROUND_UP, THEN_PLUS, OWN_DATE)
		.with(List.of(JsonSchema.ifThen(JsonSchema.says(PERIOD.name(), "NEVER"), JsonSchema.hasNone(NOT_BESIDE_NEVER)),
				JsonSchema.ifThen(JsonSchema.has(COUNTS.name()), JsonSchema.says(ANCHOR.name(), "activity")),
				JsonSchema.ifThen(JsonSchema.says(DAY_COUNT.name(), "day-before"), JsonSchema.of("not", JsonSchema
					.of("properties", JsonSchema.of(PERIOD.name(), JsonSchema.text(ScalarFormats.NO_PERIOD)))))));

	/** One entry has no condition; that it is the last one, no schema can say. */
	static final Key<Entries> VALIDITY = Key.required("validity",
			new Entries(ENTRY, "a validity entry such as {period: P2Y}", "at least one entry",
					JsonSchema.of("contains", JsonSchema.of("not", JsonSchema.has(WHEN.name())), "maxContains", 1)),
			"How long points can be used: the first entry whose 'when' holds; the last one has none.");

	private ValidityReader() {
	}

	/** All entries; null where one of them can't be made of what the file says. */
	static @Nullable List<Validity> read(YamlMap policy) {
		List<YamlItem> items = policy.entries(VALIDITY);
		if (items == null) {
			return null;
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
		YamlMap map = item.as(ENTRY);
		if (map == null) {
			return null;
		}
		if (last && map.has(WHEN.name())) {
			map.contradiction(WHEN.name(), "no 'when' in the last entry, so that every lot has one");
		}
		else if (!last && !map.has(WHEN.name())) {
			map.missing(WHEN.name(), "a 'when' in every entry but the last");
		}
		Condition when = ConditionReader.read(map, WHEN);
		Optional<Period> period = map.value(PERIOD);
		Validity.Anchor anchor = map.value(ANCHOR, Validity.Anchor.EARNED);
		Set<String> counts = Set.copyOf(map.values(COUNTS));
		DayCount dayCount = map.value(DAY_COUNT, DayCount.ANNIVERSARY);
		RoundUp roundUp = map.value(ROUND_UP);
		Period thenPlus = map.value(THEN_PLUS);
		Validity.OwnDate ownDate = map.value(OWN_DATE, Validity.OwnDate.KEPT);
		if (period == null) {
			return null;
		}
		checkAgreement(map, period.orElse(null), anchor, dayCount);
		return new Validity(when, period.orElse(null), anchor, counts, dayCount, roundUp, thenPlus, ownDate);
	}

	private static void checkAgreement(YamlMap map, @Nullable Period period, Validity.Anchor anchor,
			DayCount dayCount) {
		if (period == null) {
			for (String key : NOT_BESIDE_NEVER) {
				if (map.has(key)) {
					map.contradiction(key, "no such key beside period NEVER");
				}
			}
			return;
		}
		if (period.isZero() && dayCount == DayCount.DAY_BEFORE) {
			map.contradiction(DAY_COUNT.name(), "no day-before with a period of no length, or a longer period");
		}
		if (anchor == Validity.Anchor.EARNED && map.has(COUNTS.name())) {
			map.contradiction(COUNTS.name(), "anchor: activity beside it, or no counts");
		}
	}

}
