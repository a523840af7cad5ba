package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.pointexpiry.domain.DormancyRule.CountFrom;
import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.domain.NoticeGuard.Unreachable;
import io.pointexpiry.domain.Policy.Withdrawal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.domain.DueLotBuilder.aDueLot;
import static io.pointexpiry.domain.LotBuilder.aLot;
import static io.pointexpiry.domain.PolicyBuilder.policyOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a candidate.
 *
 * @see "rules.md#the-decision"
 * @see "rules.md#the-guard"
 */
class ExpiryRulesTest {

	private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

	private static final LocalDate LAST_DAY = LocalDate.of(2025, 1, 2);

	private static final LocalDate DEFERRED = LocalDate.of(2025, 1, 16);

	private static final Decision UNWARNED = new Decision.Expire(Reason.VALIDITY, null);

	private static final Decision HELD = new Decision.Withhold(Decision.Withhold.Why.HOLD);

	private final ExpiryRules rules = new ExpiryRules();

	@ParameterizedTest
	@CsvSource({ "2024-12-30, EXPIRED", "2024-12-31, EXPIRED", "2025-01-01, RETAINED" })
	void expiresALotOnTheClosingOfItsLastUsableDay(LocalDate dueOn, Outcome outcome) {
		Decision decision = decide(aDueLot().dueOn(dueOn), policyOf(2016));

		assertThat(decision.kind()).isEqualTo(outcome);
	}

	@ParameterizedTest
	@EnumSource(names = "WITHDRAWAL", mode = EnumSource.Mode.EXCLUDE)
	void theRecordSaysWhyAndWhenTheMemberWasWarned(Reason reason) {
		LocalDate warnedOn = LocalDate.of(2024, 12, 1);

		Decision decision = decide(aDueLot().because(reason).warnedOn(warnedOn), policyOf(2016));

		assertThat(decision).isEqualTo(new Decision.Expire(reason, warnedOn));
	}

	@Test
	void aLotSpentMeanwhileIsRetainedWhateverElseHolds() {
		DueLotBuilder due = aDueLot().of(aLot().remaining(0).build()).held().reversed().of(Members.withdrawn());

		assertThat(decide(due, policyOf(2016).onWithdrawal(Withdrawal.EXPIRE)))
			.isEqualTo(new Decision.Retain(Decision.Retain.Cause.SPENT));
	}

	@Test
	void aHeldLotIsWithheldAndAReversedOneWaitsForItsRerun() {
		assertThat(decide(aDueLot().held().reversed(), policyOf(2016))).isEqualTo(HELD);
		assertThat(decide(aDueLot().reversed(), policyOf(2016)))
			.isEqualTo(new Decision.Withhold(Decision.Withhold.Why.REVERSED));
		assertThat(decide(aDueLot().held().dueOn(DAY.plusDays(1)), policyOf(2016)).kind()).isEqualTo(Outcome.RETAINED);
	}

	@Nested
	class Withdrawn {

		private final PolicyBuilder keeping = policyOf(2016);

		private final PolicyBuilder expiring = policyOf(2016).warning(1, "P1M")
			.guarded(NoticeGuard.DEFAULT)
			.onWithdrawal(Withdrawal.EXPIRE);

		@Test
		void areLeftAloneEvenPastTheDate() {
			assertThat(decide(aDueLot().of(Members.withdrawn()), this.keeping))
				.isEqualTo(new Decision.Retain(Decision.Retain.Cause.WITHDRAWN_KEPT));
		}

		@Test
		void loseTheirPointsUnwarnedBeforeTheDateWhereThePolicySaysSo() {
			DueLotBuilder due = aDueLot().of(Members.withdrawn()).dueOn(DAY.plusYears(1));

			assertThat(decide(due, this.expiring)).isEqualTo(new Decision.Expire(Reason.WITHDRAWAL, null));
		}

		@Test
		void keepWhatIsHeldOrPromised() {
			DueLotBuilder due = aDueLot().of(Members.withdrawn());
			Lot promised = aLot().promisedUntil(DAY.plusDays(1)).build();
			Lot kept = aLot().promisedUntil(DAY).build();

			assertThat(decide(due.held(), this.expiring)).isEqualTo(HELD);
			assertThat(decide(aDueLot().of(Members.withdrawn()).of(promised), this.expiring))
				.isEqualTo(new Decision.Retain(Decision.Retain.Cause.PROMISED));
			assertThat(decide(aDueLot().of(Members.withdrawn()).of(kept), this.expiring).kind())
				.isEqualTo(Outcome.EXPIRED);
		}

	}

	@Nested
	class TheGuard {

		private final PolicyBuilder guarded = policyOf(2016).warning(50, "P2M", "P3D").guarded(NoticeGuard.DEFAULT);

		@ParameterizedTest
		@EnumSource(names = { "VALIDITY", "POLICY_CHANGE" })
		void defersFromTheRunsLastDayWhereAWarningWasOwed(Reason reason) {
			assertThat(decide(aDueLot().because(reason), this.guarded)).isEqualTo(new Decision.Defer(DEFERRED));
		}

		@Test
		void isContentWithAWarning() {
			assertThat(decide(aDueLot().warnedOn(DAY), this.guarded))
				.isEqualTo(new Decision.Expire(Reason.VALIDITY, DAY));
		}

		@ParameterizedTest
		@CsvSource({ "0, DEFERRED", "1, DEFERRED", "2, EXPIRED", "3, EXPIRED" })
		void givesUpAfterItsDeferrals(int deferrals, Outcome outcome) {
			assertThat(decide(aDueLot().deferred(deferrals), this.guarded).kind()).isEqualTo(outcome);
		}

		@ParameterizedTest
		@CsvSource({ "49, EXPIRED", "50, DEFERRED" })
		void asksForTheMinimumOfPointsOfTheDate(long points, Outcome outcome) {
			assertThat(decide(aDueLot().pointsOfDate(points), this.guarded).kind()).isEqualTo(outcome);
		}

		@ParameterizedTest
		@CsvSource({ "2024-12-28, DEFERRED", "2024-12-29, EXPIRED" })
		void owesNothingForLotsTooShortLivedForEveryStage(LocalDate earnedOn, Outcome outcome) {
			assertThat(decide(aDueLot().of(aLot().earnedOn(earnedOn).build()), this.guarded).kind()).isEqualTo(outcome);
		}

		@ParameterizedTest
		@EnumSource
		void treatsThoseWhoCannotBeToldAsThePolicySays(Unreachable unreachable) {
			NoticeGuard guard = new NoticeGuard(Require.PUBLISHED, Period.ofDays(14), 2, unreachable);

			Decision decision = decide(aDueLot().unreachable(), this.guarded.guarded(guard));

			assertThat(decision)
				.isEqualTo((unreachable == Unreachable.EXPIRE) ? UNWARNED : new Decision.Defer(DEFERRED));
		}

		@Test
		void isSilentWhereItIsSwitchedOffOrNoNoticesAreMade() {
			assertThat(decide(aDueLot(), policyOf(2016).warning(1, "P2M"))).isEqualTo(UNWARNED);
			assertThat(decide(aDueLot(), policyOf(2016).guarded(NoticeGuard.DEFAULT))).isEqualTo(UNWARNED);
		}

		@ParameterizedTest
		@CsvSource({ "P7D, 2024-12-24, DEFERRED", "P7D, 2024-12-25, EXPIRED", ", 2020-01-01, EXPIRED" })
		void asksForTheDormancyWarningOfALapse(@Nullable Period warnBefore, LocalDate earnedOn, Outcome outcome) {
			List<Period> stages = (warnBefore != null) ? List.of(warnBefore) : List.of();
			DormancyRule rule = new DormancyRule.Timed(Condition.ALWAYS, Period.ofYears(1), Period.ofYears(2), stages,
					Set.of(), CountFrom.ACTIVITY);
			DueLotBuilder due = aDueLot().because(Reason.DORMANCY).of(aLot().earnedOn(earnedOn).build());

			assertThat(decide(due, this.guarded.dormancy(rule)).kind()).isEqualTo(outcome);
		}

	}

	@Test
	void everyCandidateGetsADecisionAndTheTotalsClose() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		ControlTotals totals = ControlTotals.NONE;

		for (int round = 0; round < 2000; round++) {
			DueLot due = anyDueLot(random);
			Night night = night(anyPolicy(random));
			Decision decision = this.rules.decide(due, night);

			totals = totals.read(due.lot().remaining()).add(decision.kind(), due.lot().remaining());
			assertThat(decision.kind() == Outcome.EXPIRED && (due.held() || due.reversed())).as("seed %d", seed)
				.isFalse();
			assertThat(decision).as("seed %d", seed).isEqualTo(this.rules.decide(due, night));
		}

		assertThat(totals.agree()).as("seed %d: %s", seed, totals).isTrue();
		assertThat(totals.candidates().lots()).isEqualTo(2000);
	}

	private Decision decide(DueLotBuilder due, PolicyBuilder policy) {
		return this.rules.decide(due.build(), night(policy));
	}

	private static Night night(PolicyBuilder policy) {
		return new Night(DAY, LAST_DAY, policy.build());
	}

	private static DueLot anyDueLot(Random random) {
		DueLotBuilder due = aDueLot().dueOn(DAY.plusDays(random.nextInt(5) - 3L)).deferred(random.nextInt(4));
		Lot lot = aLot().with(100)
			.remaining(random.nextInt(3) * 50L)
			.earnedOn(DAY.minusDays(random.nextInt(90)))
			.promisedUntil((random.nextInt(4) == 0) ? DAY.plusDays(random.nextInt(3) - 1L) : null)
			.build();
		due = random.nextInt(5) == 0 ? due.held() : due;
		due = random.nextInt(5) == 0 ? due.reversed() : due;
		due = random.nextInt(5) == 0 ? due.unreachable() : due;
		due = random.nextInt(2) == 0 ? due.warnedOn(DAY) : due;
		return due.of(lot).of((random.nextInt(4) == 0) ? Members.withdrawn() : Members.ofTier("")).build();
	}

	private static PolicyBuilder anyPolicy(Random random) {
		PolicyBuilder policy = policyOf(2016).guarded(random.nextBoolean() ? NoticeGuard.DEFAULT : null);
		return random.nextBoolean() ? policy.warning(random.nextInt(120), "P1M").onWithdrawal(Withdrawal.EXPIRE)
				: policy;
	}

}
