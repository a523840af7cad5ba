package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.DormancyRule.CountFrom;
import org.jspecify.annotations.Nullable;

/** Reads the {@code dormancy} entries of a policy. */
final class DormancyReader {

	private static final Key<Section> WHEN = ConditionReader.TIERS;

	private static final Key<ScalarFormat<Boolean>> EXEMPT = Key.optional("exempt", ScalarFormats.YES_OR_NO,
			"true: these members never become dormant.");

	private static final Key<ScalarFormat<Period>> DORMANT_AFTER = Key.required("dormant-after",
			ScalarFormats.LONGER_THAN_NOTHING, "Inactive for so long: dormant; the points are kept.");

	private static final Key<ScalarFormat<Period>> EXPIRE_AFTER = Key.optional("expire-after",
			ScalarFormats.LONGER_THAN_NOTHING,
			"Inactive for so long: the points expire; not shorter than dormant-after. Without it dormancy takes none.");

	private static final Key<Scalars<Period>> WARN_BEFORE = Key.optional("warn-before",
			Scalars.any(ScalarFormats.PERIOD),
			"How long before the points expire members are warned; without expire-after, before dormancy itself.");

	private static final Key<Scalars<String>> COUNTS = Key.optional("counts", Scalars.some(ScalarFormats.WORD),
			"Activity types that count; without it every type.");

	private static final Key<ScalarFormat<CountFrom>> COUNT_FROM = Key.optional("count-from",
			ScalarFormat.lowerCase(CountFrom.class),
			"From when inactivity counts: never before the programme first had dormancy, or from the activity.");

	/** Beside {@code exempt: true}. */
	private static final List<String> NOT_BESIDE_EXEMPT = List.of(DORMANT_AFTER.name(), EXPIRE_AFTER.name(),
			WARN_BEFORE.name(), COUNTS.name(), COUNT_FROM.name());

	private static final Map<String, Object> EXEMPT_OR_TIMED = exemptOrTimed();

	private static final Section ENTRY = new Section(
			List.of(WHEN, EXEMPT, DORMANT_AFTER.orNot(), EXPIRE_AFTER, WARN_BEFORE, COUNTS, COUNT_FROM),
			List.of(EXEMPT_OR_TIMED));

	static final Key<Entries> DORMANCY = Key.optional("dormancy",
			new Entries(ENTRY, "an entry such as {dormant-after: P1Y}"),
			"When inactive members become dormant: the first entry whose 'when' holds. Without it nobody does.");

	private static final LocalDate ANY_YEAR = LocalDate.of(2023, 1, 1);

	private static final int DAYS_OF_FOUR_YEARS = 1461;

	private DormancyReader() {
	}

	private static Map<String, Object> exemptOrTimed() {
		Map<String, Object> rule = JsonSchema.ifThen(JsonSchema.says(EXEMPT.name(), true, "true"),
				JsonSchema.hasNone(NOT_BESIDE_EXEMPT));
		rule.put("else", JsonSchema.has(DORMANT_AFTER.name()));
		return rule;
	}

	/** All entries that could be read; none where there is no such section. */
	static List<DormancyRule> read(YamlMap policy) {
		List<YamlItem> items = policy.entries(DORMANCY);
		List<DormancyRule> rules = new ArrayList<>();
		for (YamlItem item : (items != null) ? items : List.<YamlItem>of()) {
			DormancyRule rule = entry(item);
			if (rule != null) {
				rules.add(rule);
			}
		}
		return rules;
	}

	private static @Nullable DormancyRule entry(YamlItem item) {
		YamlMap map = item.as(ENTRY);
		if (map == null) {
			return null;
		}
		Condition when = ConditionReader.read(map, WHEN);
		return map.value(EXEMPT, false) ? exempt(map, when) : timed(map, when);
	}

	private static DormancyRule exempt(YamlMap map, Condition when) {
		for (String key : NOT_BESIDE_EXEMPT) {
			if (map.has(key)) {
				map.contradiction(key, "no such key beside exempt: true");
			}
		}
		return new DormancyRule.Exempt(when);
	}

	private static @Nullable DormancyRule timed(YamlMap map, Condition when) {
		Period dormantAfter = map.value(DORMANT_AFTER);
		Period expireAfter = map.value(EXPIRE_AFTER);
		List<Period> warnBefore = map.values(WARN_BEFORE);
		Set<String> counts = Set.copyOf(map.values(COUNTS));
		CountFrom countFrom = map.value(COUNT_FROM, CountFrom.INTRODUCTION);
		if (dormantAfter == null) {
			return null;
		}
		if (expireAfter != null) {
			firstDayShorter(expireAfter, dormantAfter)
				.map((day) -> "at least %s; inactive since %s it is less".formatted(dormantAfter, day))
				.ifPresent((expected) -> map.contradiction(EXPIRE_AFTER.name(), expected));
		}
		return new DormancyRule.Timed(when, dormantAfter, expireAfter, warnBefore, counts, countFrom);
	}

	/**
	 * The first day of a leap cycle from which the one period ends before the other. P90D
	 * and P3M have no order but from a given day.
	 */
	private static Optional<LocalDate> firstDayShorter(Period one, Period other) {
		return ANY_YEAR.datesUntil(ANY_YEAR.plusDays(DAYS_OF_FOUR_YEARS))
			.filter((day) -> day.plus(one).isBefore(day.plus(other)))
			.findFirst();
	}

}
