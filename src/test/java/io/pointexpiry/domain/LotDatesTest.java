package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.pointexpiry.domain.LotBuilder.aLot;
import static io.pointexpiry.domain.PolicyBuilder.history;
import static io.pointexpiry.domain.PolicyBuilder.policyOf;
import static org.assertj.core.api.Assertions.assertThat;

/** Dates under policies that follow each other: {@code rules.md#shortened-lots}. */
class LotDatesTest {

	private static final Member MEMBER = Members.ofTier("");

	/** KT: two years; from 2016 until 31 December, open lots protected for 90 days. */
	private static final LotDates KT = new LotDates(
			history(policyOf(2014).valid("P2Y"), policyOf(2016).protecting("P90D").valid("P0D YEAR")));

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			day,        earned,     expires,    version, reason,        unchanged
			2015-12-31, 2015-06-01, 2017-06-01, 2014,    VALIDITY,      2017-06-01
			2016-01-01, 2015-06-01, 2016-12-31, 2016,    POLICY_CHANGE, 2017-06-01
			2016-01-01, 2014-12-30, 2016-12-30, 2014,    VALIDITY,      2016-12-30
			2016-01-01, 2014-12-31, 2016-12-31, 2014,    VALIDITY,      2016-12-31
			2016-01-01, 2015-01-01, 2016-12-31, 2016,    POLICY_CHANGE, 2017-01-01
			2016-01-01, 2015-12-31, 2016-12-31, 2016,    POLICY_CHANGE, 2017-12-31
			2016-01-01, 2016-01-01, 2016-12-31, 2016,    VALIDITY,      2016-12-31
			2016-12-31, 2016-12-31, 2016-12-31, 2016,    VALIDITY,      2016-12-31
			2013-06-01, 2012-05-01, 2014-05-01, 2014,    VALIDITY,      2014-05-01
			2015-06-01, 2012-02-29, 2014-02-28, 2014,    VALIDITY,      2014-02-28
			""")
	void tellsKtsStory(LocalDate day, LocalDate earned, LocalDate expires, String version, Reason reason,
			LocalDate unchanged) {
		Lot lot = aLot().earnedOn(earned).build();

		assertThat(KT.dateOf(lot, MEMBER, Activities.NONE, day))
			.isEqualTo(new LotDating.Dated(expires, version, reason, unchanged));
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			old,      new,            protection, expires,    reason
			P2Y,      P0D YEAR,       P90D,       2016-12-31, POLICY_CHANGE
			P2Y,      P0D YEAR,       2016-03-31, 2016-03-31, POLICY_CHANGE
			P2Y,      P0D YEAR,       2016-04-01, 2016-04-01, POLICY_CHANGE
			P2Y,      P0D YEAR,       2017-05-31, 2017-05-31, POLICY_CHANGE
			P2Y,      P0D YEAR,       2017-06-01, 2017-06-01, VALIDITY
			P2Y,      P0D YEAR,       2018-01-01, 2017-06-01, VALIDITY
			P2Y,      P1Y,            P90D,       2016-06-01, POLICY_CHANGE
			P2Y,      P6M,            P90D,       2016-03-31, POLICY_CHANGE
			P2Y,      P6M MONTH,      P91D,       2016-04-30, POLICY_CHANGE
			P2Y,      P0D QUARTER +P15D, P90D,    2016-03-31, POLICY_CHANGE
			P2Y,      P24M,           P90D,       2017-06-01, VALIDITY
			P2Y,      P3Y,            P90D,       2018-06-01, VALIDITY
			P2Y,      NEVER,          P90D,                 , VALIDITY
			NEVER,    P2Y,            P90D,       2017-06-01, POLICY_CHANGE
			NEVER,    P6M,            P2Y,        2018-01-01, POLICY_CHANGE
			P6M,      P7M,            P90D,       2016-01-01, VALIDITY
			""")
	void anEarlierDateWaitsForProtectionAndALaterOneCountsAtOnce(String old, String newer, String protection,
			@Nullable LocalDate expires, Reason reason) {
		LotDates dates = new LotDates(
				history(policyOf(2014).valid(old), policyOf(2016).protecting(protection).valid(newer)));

		LotDating dating = dates.dateOf(aLot().earnedOn("2015-06-01").build(), MEMBER, Activities.NONE,
				LocalDate.of(2016, 1, 1));

		assertThat(dated(dating).expiresOn()).isEqualTo(expires);
		assertThat(dated(dating).reason()).isEqualTo(reason);
	}

	@Nested
	class ChainsOfPolicies {

		private final LotDates chain = new LotDates(history(policyOf(2014).valid("P3Y"), policyOf(2015).valid("P10Y"),
				policyOf(2016).protecting("P90D").valid("P0D YEAR"),
				policyOf(2017).protecting("2017-06-30").valid("P0D YEAR"), policyOf(2018).valid("P5Y"),
				policyOf(2019).protecting("P1M").valid("P6M")));

		@ParameterizedTest
		@CsvSource(useHeadersInDisplayName = true, textBlock = """
				day,        earned,     expires,    version, reason,        unchanged
				2015-12-31, 2014-06-01, 2017-06-01, 2014,    VALIDITY,      2017-06-01
				2016-06-01, 2014-06-01, 2016-12-31, 2016,    POLICY_CHANGE, 2017-06-01
				2017-01-01, 2014-06-01, 2016-12-31, 2016,    POLICY_CHANGE, 2017-06-01
				2019-01-01, 2014-06-01, 2016-12-31, 2016,    POLICY_CHANGE, 2017-06-01
				2015-12-31, 2015-06-01, 2025-06-01, 2015,    VALIDITY,      2025-06-01
				2019-01-01, 2015-06-01, 2016-12-31, 2016,    POLICY_CHANGE, 2025-06-01
				2019-01-01, 2017-06-01, 2017-12-31, 2017,    VALIDITY,      2017-12-31
				2018-12-31, 2018-06-01, 2023-06-01, 2018,    VALIDITY,      2023-06-01
				2019-01-01, 2018-06-01, 2019-02-01, 2019,    POLICY_CHANGE, 2023-06-01
				2019-01-01, 2018-11-01, 2019-05-01, 2019,    POLICY_CHANGE, 2023-11-01
				2013-01-01, 2012-06-01, 2015-06-01, 2014,    VALIDITY,      2015-06-01
				2019-01-01, 2013-06-01, 2016-06-01, 2014,    VALIDITY,      2016-06-01
				""")
		void askEachPolicyWhatWouldHoldWithoutIt(LocalDate day, LocalDate earned, LocalDate expires, String version,
				Reason reason, LocalDate unchanged) {
			Lot lot = aLot().earnedOn(earned).build();

			assertThat(this.chain.dateOf(lot, MEMBER, Activities.NONE, day))
				.isEqualTo(new LotDating.Dated(expires, version, reason, unchanged));
		}

		@Test
		void anEqualEntryChangesNothingThoughAnotherStoodBetween() {
			LotDates dates = new LotDates(history(policyOf(2014).valid("P2Y"),
					policyOf(2016).protecting("P90D").valid("P1Y"), policyOf(2017).protecting("P1Y").valid("P12M")));
			Lot lot = aLot().earnedOn("2015-06-01").build();

			List<DatingStep> steps = dates.explain(lot, MEMBER, Activities.NONE, LocalDate.of(2017, 1, 1));

			assertThat(steps).extracting(DatingStep::policyVersion).containsExactly("2014", "2016", "2017");
			assertThat(steps).extracting(DatingStep::effect)
				.containsExactly(DatingStep.Effect.FIRST, DatingStep.Effect.SHORTENED, DatingStep.Effect.SAME_ENTRY);
			assertThat(steps.get(2).chosen()).isEqualTo(new LotDating.Dated(LocalDate.of(2016, 6, 1), "2016",
					Reason.POLICY_CHANGE, LocalDate.of(2017, 6, 1)));
		}

		@Test
		void aLongerDateGivesBackWhatAShorterOneTook() {
			LotDates dates = new LotDates(history(policyOf(2014).valid("P2Y"),
					policyOf(2016).protecting("P90D").valid("P1Y"), policyOf(2017).protecting("P1Y").valid("P5Y")));
			Lot lot = aLot().earnedOn("2015-12-01").build();

			LotDating dating = dates.dateOf(lot, MEMBER, Activities.NONE, LocalDate.of(2017, 1, 1));

			assertThat(dating).isEqualTo(
					new LotDating.Dated(LocalDate.of(2020, 12, 1), "2017", Reason.VALIDITY, LocalDate.of(2020, 12, 1)));
		}

		@Test
		void anOldestPolicyForOpenLotsGovernsOlderLotsAtOnce() {
			LotDates dates = new LotDates(history(policyOf(2016).protecting("P5Y").valid("P1Y")));
			Lot lot = aLot().earnedOn("2015-06-01").build();

			assertThat(dates.dateOf(lot, MEMBER, Activities.NONE, LocalDate.of(2016, 1, 1))).isEqualTo(
					new LotDating.Dated(LocalDate.of(2016, 6, 1), "2016", Reason.VALIDITY, LocalDate.of(2016, 6, 1)));
		}

	}

	@Nested
	class OwnDatesAndFloors {

		@ParameterizedTest
		@CsvSource(useHeadersInDisplayName = true, textBlock = """
				old,         new,              own,        floor,      expires,    reason
				P2Y,         P0D YEAR,         2016-02-02,           , 2016-02-02, VALIDITY
				P2Y,         P0D YEAR ignored, 2018-02-02,           , 2016-12-31, POLICY_CHANGE
				P2Y ignored, P2Y,              2016-02-02,           , 2016-03-31, POLICY_CHANGE
				P2Y ignored, P0D YEAR ignored, 2018-02-02,           , 2016-12-31, POLICY_CHANGE
				P2Y,         P0D YEAR,         2016-02-02, 2016-03-03, 2016-03-03, VALIDITY
				P2Y,         P0D YEAR,                   , 2016-12-30, 2016-12-31, POLICY_CHANGE
				P2Y,         P0D YEAR,                   , 2017-01-14, 2017-01-14, POLICY_CHANGE
				P2Y,         P0D YEAR,                   , 2017-05-31, 2017-05-31, POLICY_CHANGE
				P2Y,         P0D YEAR,                   , 2017-06-01, 2017-06-01, VALIDITY
				P2Y,         P0D YEAR,                   , 2019-01-01, 2019-01-01, VALIDITY
				NEVER,       NEVER,                      , 2019-01-01,           , VALIDITY
				""")
		void areKeptUnlessTheEntryIgnoresThem(String old, String newer, @Nullable LocalDate own,
				@Nullable LocalDate floor, @Nullable LocalDate expires, Reason reason) {
			LotDates dates = new LotDates(
					history(policyOf(2014).valid(old), policyOf(2016).protecting("P90D").valid(newer)));
			Lot lot = aLot().earnedOn("2015-06-01").bringing(own).promisedUntil(floor).build();

			LotDating.Dated dating = dated(dates.dateOf(lot, MEMBER, Activities.NONE, LocalDate.of(2016, 1, 1)));

			assertThat(dating.expiresOn()).isEqualTo(expires);
			assertThat(dating.reason()).isEqualTo(reason);
		}

		/** Earned 2014-03-01: 2016-03-01 by 2014, which 2016 leaves until 2016-12-31. */
		@ParameterizedTest
		@CsvSource(useHeadersInDisplayName = true, textBlock = """
				earned,     floor,      expires,    version, reason,        unchanged
				2014-03-01,           , 2016-03-01, 2014,    VALIDITY,      2016-03-01
				2014-03-01, 2015-12-30, 2016-03-01, 2014,    VALIDITY,      2016-03-01
				2014-03-01, 2016-03-02, 2016-03-02, 2014,    VALIDITY,      2016-03-02
				2014-03-01, 2017-03-02, 2017-03-02, 2014,    VALIDITY,      2017-03-02
				2015-06-01, 2017-01-14, 2017-01-14, 2016,    POLICY_CHANGE, 2017-06-01
				2015-06-01, 2017-06-01, 2017-06-01, 2016,    VALIDITY,      2017-06-01
				2015-06-01, 2019-01-01, 2019-01-01, 2016,    VALIDITY,      2019-01-01
				""")
		void aFloorOverADateLeavesThePolicyThatGaveIt(LocalDate earned, @Nullable LocalDate floor, LocalDate expires,
				String version, Reason reason, LocalDate unchanged) {
			Lot lot = aLot().earnedOn(earned).promisedUntil(floor).build();

			assertThat(KT.dateOf(lot, MEMBER, Activities.NONE, LocalDate.of(2016, 1, 1)))
				.isEqualTo(new LotDating.Dated(expires, version, reason, unchanged));
		}

		@Test
		void theEntryThatGaveTheDateIsTheOldOneUnderAFloorToo() {
			Lot lot = aLot().earnedOn("2014-03-01").promisedUntil(LocalDate.of(2017, 3, 2)).build();

			Validity entry = KT.entryOf(lot, MEMBER, Activities.NONE, LocalDate.of(2016, 1, 1));

			assertThat(entry).isEqualTo(PolicyBuilder.entry(Condition.ALWAYS, "P2Y"));
		}

		@Test
		void theEntryThatGaveTheDateIsTheOldOneWhereProtectionLeavesIt() {
			Lot lot = aLot().earnedOn("2014-03-01").build();

			Validity entry = KT.entryOf(lot, MEMBER, Activities.NONE, LocalDate.of(2016, 1, 1));

			assertThat(entry).isEqualTo(PolicyBuilder.entry(Condition.ALWAYS, "P2Y"));
		}

	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			active,     expires
			          , 2016-12-01
			2015-05-31, 2016-12-01
			2015-06-01, 2016-12-01
			2015-08-31, 2017-02-28
			2016-01-01, 2017-07-01
			""")
	void aRollingAnchorIsTheLaterOfEarningAndActivity(@Nullable LocalDate active, LocalDate expires) {
		LotDates dates = new LotDates(history(policyOf(2014).valid("P18M activity")));

		LotDating dating = dates.dateOf(aLot().earnedOn("2015-06-01").build(), MEMBER, Members.activeOn(active),
				LocalDate.of(2016, 1, 1));

		assertThat(dated(dating).expiresOn()).isEqualTo(expires);
	}

	@Nested
	class MissingData {

		@ParameterizedTest
		@CsvSource(useHeadersInDisplayName = true, textBlock = """
				old,             new,             own,        version, missing
				P1Y BIRTH_MONTH, P1Y BIRTH_MONTH,           , 2014,    birth_month
				P2Y,             P1Y BIRTH_MONTH,           , 2016,    birth_month
				P1Y JOIN_DAY,    P1Y,                       , 2016,    joined_on
				P2Y ignored,     P1Y JOIN_MONTH,  2016-01-15, 2016,    joined_on
				""")
		void refusesALot(String old, String newer, @Nullable LocalDate own, String version, String missing) {
			LotDates dates = new LotDates(
					history(policyOf(2014).valid(old), policyOf(2016).protecting("P90D").valid(newer)));
			Lot lot = aLot().earnedOn("2015-06-01").bringing(own).build();

			assertThat(dates.dateOf(lot, Members.BARE, Activities.NONE, LocalDate.of(2016, 1, 1)))
				.isEqualTo(new LotDating.Refused(version, missing));
		}

		@ParameterizedTest
		@CsvSource(useHeadersInDisplayName = true, textBlock = """
				old,             new,             own
				P1Y BIRTH_MONTH, NEVER,
				P1Y BIRTH_MONTH, P1Y JOIN_DAY,    2016-01-15
				""")
		void mattersOnlyWhereADateNeedsIt(String old, String newer, @Nullable LocalDate own) {
			LotDates dates = new LotDates(
					history(policyOf(2014).valid(old), policyOf(2016).protecting("P90D").valid(newer)));
			Lot lot = aLot().earnedOn("2015-06-01").bringing(own).build();

			LotDating dating = dates.dateOf(lot, Members.BARE, Activities.NONE, LocalDate.of(2016, 1, 1));

			assertThat(dated(dating).expiresOn()).isEqualTo(own);
		}

	}

	private static LotDating.Dated dated(LotDating dating) {
		return dating.fold((dated) -> dated, (refused) -> {
			throw new AssertionError("expected a date, found " + refused);
		});
	}

}
