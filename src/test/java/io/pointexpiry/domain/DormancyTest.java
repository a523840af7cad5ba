package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.domain.DormancyRule.CountFrom;
import io.pointexpiry.domain.DormancyRule.Exempt;
import io.pointexpiry.domain.DormancyRule.Timed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.pointexpiry.domain.PolicyBuilder.history;
import static io.pointexpiry.domain.PolicyBuilder.policyOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is dormant on a day, and when dormancy takes points.
 *
 * @see "rules.md#dormancy"
 */
class DormancyTest {

	private static final LocalDate JOINED = LocalDate.of(2010, 3, 15);

	private static final Exempt VVIP_EXEMPT = new Exempt(new Condition(Set.of(), Set.of("VVIP")));

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			day,        active,     since,      dormant_on, lapse_on,   dormant
			2021-03-14, 2020-03-15, 2020-03-15, 2021-03-15, 2022-03-15, false
			2021-03-15, 2020-03-15, 2020-03-15, 2021-03-15, 2022-03-15, true
			2021-03-16, 2020-03-15, 2020-03-15, 2021-03-15, 2022-03-15, true
			2021-03-16, 2021-03-16, 2021-03-16, 2022-03-16, 2023-03-16, false
			2021-02-28, 2020-02-29, 2020-02-29, 2021-02-28, 2022-02-28, true
			2021-02-27, 2020-02-29, 2020-02-29, 2021-02-28, 2022-02-28, false
			2018-03-15,           , 2010-03-15, 2011-03-15, 2018-01-01, true
			""")
	void aMemberIsDormantFromTheDayOnWhichTheTimeIsOver(LocalDate day, @Nullable LocalDate active, LocalDate since,
			LocalDate dormantOn, LocalDate lapseOn, boolean dormant) {
		Dormancy dormancy = new Dormancy(history(policyOf(2018).dormancy(rule("P1Y", "P2Y", CountFrom.ACTIVITY))));

		DormancyState state = dormancy.on(Members.joinedOn(JOINED), Members.activeOn(active), day);

		assertThat(state).isEqualTo(new DormancyState(since, dormantOn, lapseOn, dormant));
	}

	@Test
	void onlyCountingTypesEndInactivity() {
		Timed rule = new Timed(Condition.ALWAYS, Period.ofYears(1), null, List.of(), Set.of("EARN", "LOGIN"),
				CountFrom.ACTIVITY);
		Dormancy dormancy = new Dormancy(history(policyOf(2018).dormancy(rule)));
		Activities activities = new Activities(Map.of("EARN", LocalDate.of(2019, 1, 1), "CALL",
				LocalDate.of(2020, 1, 1), Activities.EVERY_TYPE, LocalDate.of(2018, 1, 1)));

		DormancyState state = dormancy.on(Members.joinedOn(JOINED), activities, LocalDate.of(2020, 6, 1));

		assertThat(state.inactiveSince()).isEqualTo("2019-01-01");
		assertThat(state.dormant()).isTrue();
		assertThat(state.lapseOn()).isNull();
		assertThat(state.warnedOf()).isEqualTo("2020-01-01");
	}

	@Nested
	class CountingFromTheIntroduction {

		private final PolicyHistory history = history(policyOf(2014).dormancy(introduced("P1Y", "P2Y")), policyOf(2015),
				policyOf(2016).dormancy(introduced("P1Y", "P2Y")), policyOf(2017).dormancy(introduced("P1Y", "P2Y")));

		@ParameterizedTest
		@CsvSource(useHeadersInDisplayName = true, textBlock = """
				day,        active,     since,      lapse_on
				2014-06-01, 2012-01-01, 2014-01-01, 2016-01-01
				2015-06-01, 2012-01-01, 2012-01-01,
				2016-06-01, 2012-01-01, 2016-01-01, 2018-01-01
				2017-06-01, 2012-01-01, 2016-01-01, 2018-01-01
				2017-06-01, 2016-05-05, 2016-05-05, 2018-05-05
				2017-06-01,           , 2016-01-01, 2018-01-01
				""")
		void goesBackAsFarAsTheRowOfPoliciesIsUnbroken(LocalDate day, @Nullable LocalDate active, LocalDate since,
				@Nullable LocalDate lapseOn) {
			DormancyState state = new Dormancy(this.history).on(Members.joinedOn(JOINED), Members.activeOn(active),
					day);

			assertThat(state.inactiveSince()).isEqualTo(since);
			assertThat(state.lapseOn()).isEqualTo(lapseOn);
		}

	}

	@Nested
	class Protection {

		/** Inactive since 2014-02-01; what a policy of 2016 makes of it. */
		@ParameterizedTest
		@CsvSource(useHeadersInDisplayName = true, textBlock = """
				before, protection, after, lapse_on
				P3Y,              , P2Y,   2016-02-01
				P3Y,              , P1Y,   2016-01-01
				P3Y,    P90D,       P1Y,   2016-03-31
				P3Y,    P90D,       P2Y,   2016-03-31
				P3Y,    P30D,       P2Y,   2016-02-01
				P3Y,    2016-12-31, P1Y,   2016-12-31
				P3Y,    2017-12-31, P1Y,   2017-02-01
				P3Y,    P90D,       P4Y,   2018-02-01
				P3Y,    P90D,       P36M,  2017-02-01
				P1Y,    P90D,       P2Y,   2016-02-01
				    ,   P90D,       P1Y,   2016-03-31
				    ,             , P1Y,   2016-01-01
				P3Y,    P90D,          ,
				""")
		void leavesTheDayOfThePolicyBeforeAloneForItsTime(@Nullable String before, @Nullable String protection,
				@Nullable String after, @Nullable LocalDate lapseOn) {
			Dormancy dormancy = new Dormancy(history(policyOf(2010).dormancy(rule("P1Y", before, CountFrom.ACTIVITY)),
					policyOf(2016).protecting(protection).dormancy(rule("P1Y", after, CountFrom.ACTIVITY))));

			DormancyState state = dormancy.on(Members.joinedOn(JOINED), Members.activeOn(LocalDate.of(2014, 2, 1)),
					LocalDate.of(2016, 1, 1));

			assertThat(state.lapseOn()).isEqualTo(lapseOn);
		}

		@Test
		void isKeptByALaterPolicyWithTheSameRule() {
			Timed rule = rule("P1Y", "P1Y", CountFrom.ACTIVITY);
			Dormancy dormancy = new Dormancy(history(policyOf(2010), policyOf(2016).protecting("P2Y").dormancy(rule),
					policyOf(2017).dormancy(rule)));

			DormancyState state = dormancy.on(Members.joinedOn(JOINED), Activities.NONE, LocalDate.of(2017, 6, 1));

			assertThat(state.lapseOn()).isEqualTo("2018-01-01");
		}

	}

	@ParameterizedTest
	@CsvSource({ "VVIP, false", "VIP, true", "'', true" })
	void theFirstRuleThatMatchesTheTierApplies(String tier, boolean dormant) {
		Dormancy dormancy = new Dormancy(
				history(policyOf(2010).dormancy(VVIP_EXEMPT, rule("P1Y", null, CountFrom.ACTIVITY))));

		DormancyState state = dormancy.on(Members.ofTier(tier), Activities.NONE, LocalDate.of(2016, 1, 1));

		assertThat(state.dormant()).isEqualTo(dormant);
		assertThat(state.inactiveSince()).isEqualTo(JOINED);
	}

	@Test
	void neitherTheWithdrawnNorTheUnknownBecomeDormant() {
		Dormancy dormancy = new Dormancy(history(policyOf(2010).dormancy(rule("P1Y", "P2Y", CountFrom.ACTIVITY))));
		LocalDate day = LocalDate.of(2020, 1, 1);

		assertThat(dormancy.on(Members.withdrawn(), Activities.NONE, day))
			.isEqualTo(new DormancyState(JOINED, null, null, false));
		assertThat(dormancy.on(Members.joinedOn(null), Activities.NONE, day))
			.isEqualTo(new DormancyState(null, null, null, false));
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			earned_on,  lapse_on,   floor,      lapses
			2019-01-01, 2020-01-01,           , 2020-01-01
			2019-01-01, 2020-01-01, 2019-12-31, 2020-01-01
			2019-01-01, 2020-01-01, 2020-01-02, 2020-01-02
			2019-01-01,           , 2020-01-02,
			2019-12-01, 2020-01-01,           , 2020-01-01
			2019-12-02, 2020-01-01,           , 2020-01-02
			2019-12-02, 2020-01-01, 2020-02-01, 2020-02-01
			2020-01-31, 2020-01-01,           , 2020-02-29
			2020-03-05, 2020-01-01, 2020-03-07, 2020-04-05
			2020-03-05,           , 2020-03-07,
			""")
	void noLotLapsesBeforeItsFloorNorBeforeItCouldBeWarnedOf(LocalDate earnedOn, @Nullable LocalDate lapseOn,
			@Nullable LocalDate floor, @Nullable LocalDate lapses) {
		Lot lot = new Lot("L1", "M1", "BASE", earnedOn, 10, 10, null, floor);
		Policy policy = policyOf(2010).dormancy(VVIP_EXEMPT, rule("P1Y", "P2Y", CountFrom.ACTIVITY, "P7D", "P1M"))
			.build();

		assertThat(Dormancy.lapseOf(lapseOn, lot, Members.ofTier(""), policy)).isEqualTo(lapses);
		assertThat(Dormancy.lapseOf(lapseOn, lot, Members.ofTier("VVIP"), policy)).isNull();
	}

	@Test
	void theLastDayOfAccrualThatCanLapseOnADayIsTheOneWhoseLapseDateIsNotLater() {
		Timed rule = rule("P1Y", "P2Y", CountFrom.ACTIVITY, "P30D", "P1M", "P7D");

		LocalDate.of(2019, 12, 1).datesUntil(LocalDate.of(2021, 4, 1)).forEach((day) -> {
			LocalDate last = rule.warnableUntil(day);
			assertThat(rule.warnableFrom(last)).as("%s", day).isBeforeOrEqualTo(day);
			assertThat(rule.warnableFrom(last.plusDays(1))).as("%s", day).isAfter(day);
		});
		assertThat(rule("P1Y", "P2Y", CountFrom.ACTIVITY).warnableUntil(LocalDate.of(2020, 1, 1)))
			.isEqualTo("2020-01-01");
	}

	@Test
	void theStagesOfAWarningAreThoseOfTheRuleInForce() {
		Dormancy dormancy = new Dormancy(history(policyOf(2010),
				policyOf(2016).dormancy(VVIP_EXEMPT, rule("P1Y", "P2Y", CountFrom.ACTIVITY, "P1M", "P7D"))));

		assertThat(dormancy.stages(Members.ofTier(""), LocalDate.of(2016, 1, 1))).containsExactly(Period.ofMonths(1),
				Period.ofDays(7));
		assertThat(dormancy.stages(Members.ofTier("VVIP"), LocalDate.of(2016, 1, 1))).isEmpty();
		assertThat(dormancy.stages(Members.ofTier(""), LocalDate.of(2015, 12, 31))).isEmpty();
	}

	private static Timed introduced(String dormantAfter, String expireAfter) {
		return rule(dormantAfter, expireAfter, CountFrom.INTRODUCTION);
	}

	private static Timed rule(String dormantAfter, @Nullable String expireAfter, CountFrom countFrom,
			String... warnBefore) {
		return new Timed(Condition.ALWAYS, Period.parse(dormantAfter),
				(expireAfter != null) ? Period.parse(expireAfter) : null,
				Arrays.stream(warnBefore).map(Period::parse).toList(), Set.of(), countFrom);
	}

}
