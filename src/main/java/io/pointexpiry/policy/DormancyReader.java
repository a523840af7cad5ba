package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.DormancyRule.CountFrom;
import org.jspecify.annotations.Nullable;

/** Reads the {@code dormancy} entries of a policy. */
final class DormancyReader {

	private static final ScalarFormat<CountFrom> COUNT_FROM = ScalarFormat.lowerCase(CountFrom.class);

	private static final LocalDate ANY_YEAR = LocalDate.of(2023, 1, 1);

	private static final int DAYS_OF_FOUR_YEARS = 1461;

	private DormancyReader() {
	}

	/** All entries that could be read; none where there is no such section. */
	static List<DormancyRule> read(YamlMap policy) {
		YamlItem section = policy.item("dormancy");
		List<YamlItem> items = (section != null) ? section.asList("an entry such as {dormant-after: P1Y}") : null;
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
		YamlMap map = item.asMap("when", "exempt", "dormant-after", "expire-after", "warn-before", "counts",
				"count-from");
		if (map == null) {
			return null;
		}
		Condition when = ConditionReader.tiers(map);
		return map.optional("exempt", ScalarFormats.YES_OR_NO, false) ? exempt(map, when) : timed(map, when);
	}

	private static DormancyRule exempt(YamlMap map, Condition when) {
		for (String key : List.of("dormant-after", "expire-after", "warn-before", "counts", "count-from")) {
			if (map.has(key)) {
				map.contradiction(key, "no such key beside exempt: true");
			}
		}
		return new DormancyRule.Exempt(when);
	}

	private static @Nullable DormancyRule timed(YamlMap map, Condition when) {
		Period dormantAfter = map.required("dormant-after", ScalarFormats.LONGER_THAN_NOTHING);
		Period expireAfter = map.optional("expire-after", ScalarFormats.LONGER_THAN_NOTHING);
		List<Period> warnBefore = map.list("warn-before", ScalarFormats.PERIOD);
		Set<String> counts = Set.copyOf(map.listOfSome("counts", ScalarFormats.WORD));
		CountFrom countFrom = map.optional("count-from", COUNT_FROM, CountFrom.INTRODUCTION);
		if (dormantAfter == null) {
			return null;
		}
		if (expireAfter != null) {
			firstDayShorter(expireAfter, dormantAfter)
				.map((day) -> "at least %s; inactive since %s it is less".formatted(dormantAfter, day))
				.ifPresent((expected) -> map.contradiction("expire-after", expected));
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
