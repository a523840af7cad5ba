package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.pointexpiry.domain.DormancyRule.CountFrom;
import io.pointexpiry.domain.Validity.Anchor;
import io.pointexpiry.domain.Validity.OwnDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.pointexpiry.domain.LotBuilder.aLot;
import static io.pointexpiry.domain.PolicyBuilder.policyFrom;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any programme; each failure names the seed that repeats it.
 *
 * @see "rules.md#the-date-of-a-lot"
 */
class LotDatesPropertiesTest {

	private static final LocalDate START = LocalDate.of(2014, 1, 1);

	private static final Member MEMBER = Members.ofTier("");

	private final long seed = new Random().nextLong();

	private final Random random = new Random(this.seed);

	@Test
	void moreActivityNeverExpiresALotSooner() {
		for (int round = 0; round < 2000; round++) {
			List<PolicyBuilder> policies = anyPolicies(0);
			PolicyHistory history = PolicyBuilder.history(policies.toArray(PolicyBuilder[]::new));
			Lot lot = anyLot();
			LocalDate day = lot.earnedOn().plusDays(this.random.nextInt(1500));
			LocalDate earlier = anyDay();
			Activities less = Members.activeOn(earlier);
			Activities more = Members.activeOn(earlier.plusDays(this.random.nextInt(200)));

			assertNotEarlier(lapse(history, lot, less, day), lapse(history, lot, more, day), history);
			assertNotEarlier(dormancyLapse(history, less, day), dormancyLapse(history, more, day), history);
		}
	}

	/**
	 * Not so where two policies have the same entry: that changes nothing, while a longer
	 * one is compared with the date that an earlier protection gave, and may be the
	 * shorter.
	 */
	@Test
	void aLongerPeriodInAnyPolicyNeverExpiresALotSooner() {
		for (int round = 0; round < 2000; round++) {
			long same = this.random.nextLong();
			PolicyHistory shorter = historyOf(same, 0);
			PolicyHistory longer = historyOf(same, 1 + this.random.nextInt(60));
			Lot lot = anyLot();
			LocalDate day = lot.earnedOn().plusDays(this.random.nextInt(1500));

			if (entriesDiffer(shorter)) {
				assertNotEarlier(lapse(shorter, lot, Activities.NONE, day), lapse(longer, lot, Activities.NONE, day),
						longer);
			}
		}
	}

	@Test
	void aLaterFloorNeverExpiresALotSoonerAndNoLotLapsesBeforeIt() {
		for (int round = 0; round < 2000; round++) {
			PolicyHistory history = historyOf(this.random.nextLong(), 0);
			Lot lot = anyLot();
			LocalDate day = lot.earnedOn().plusDays(this.random.nextInt(1500));
			LocalDate floor = anyDay();
			Lot promised = aLot().earnedOn(lot.earnedOn()).promisedUntil(floor).build();

			LocalDate without = lapse(history, lot, Activities.NONE, day);
			LocalDate with = lapse(history, promised, Activities.NONE, day);

			assertThat(with).as("seed %d, %s", this.seed, history).isEqualTo(ExpiryOrder.notBefore(without, floor));
		}
	}

	@Test
	void aPolicyThatTouchesNothingLeavesTheDatingOfEveryOlderLot() {
		for (int round = 0; round < 2000; round++) {
			PolicyHistory history = historyOf(this.random.nextLong(), 0);
			Policy newest = history.policies().get(history.policies().size() - 1);
			LotDates dates = new LotDates(history);
			Lot lot = aLot().earnedOn(newest.effectiveFrom().minusDays(1L + this.random.nextInt(900))).build();

			LotDating before = dates.dateOf(lot, MEMBER, Activities.NONE, newest.effectiveFrom().minusDays(1));
			LotDating after = dates.dateOf(lot, MEMBER, Activities.NONE, newest.effectiveFrom());

			if (!dates.touchedBy(newest, "BASE", "")) {
				assertThat(after).as("seed %d, %s", this.seed, history).isEqualTo(before);
			}
		}
	}

	@Test
	void noPolicyShortensALotToADayBeforeItTakesEffect() {
		for (int round = 0; round < 2000; round++) {
			PolicyHistory history = historyOf(this.random.nextLong(), 0);
			LocalDate day = history.policies().get(history.policies().size() - 1).effectiveFrom();
			Lot lot = anyLot();

			LotDating dating = new LotDates(history).dateOf(lot, MEMBER, Activities.NONE, day);

			boolean tooEarly = dating.fold((dated) -> dated.reason() == Reason.POLICY_CHANGE
					&& ExpiryOrder.isEarlier(dated.expiresOn(), taking(dated, history)), (refused) -> true);
			assertThat(tooEarly).as("seed %d, %s under %s", this.seed, dating, history).isFalse();
		}
	}

	private static boolean entriesDiffer(PolicyHistory history) {
		long different = history.policies().stream().map((policy) -> policy.validity().get(0)).distinct().count();
		return different == history.policies().size();
	}

	private static LocalDate taking(LotDating.Dated dated, PolicyHistory history) {
		return history.policies()
			.stream()
			.filter((policy) -> policy.version().equals(dated.policyVersion()))
			.findFirst()
			.orElseThrow()
			.effectiveFrom();
	}

	private void assertNotEarlier(@Nullable LocalDate less, @Nullable LocalDate more, PolicyHistory history) {
		assertThat(ExpiryOrder.isEarlier(more, less))
			.as("seed %d: %s, then %s under %s", this.seed, less, more, history)
			.isFalse();
	}

	private static @Nullable LocalDate lapse(PolicyHistory history, Lot lot, Activities activities, LocalDate day) {
		return new LotDates(history).dateOf(lot, MEMBER, activities, day)
			.fold(LotDating.Dated::expiresOn, (refused) -> LocalDate.MIN);
	}

	private static @Nullable LocalDate dormancyLapse(PolicyHistory history, Activities activities, LocalDate day) {
		return new Dormancy(history).on(MEMBER, activities, day).lapseOn();
	}

	private PolicyHistory historyOf(long draw, int longerBy) {
		this.random.setSeed(draw);
		return PolicyBuilder.history(anyPolicies(longerBy).toArray(PolicyBuilder[]::new));
	}

	/** Up to four policies; with the same draw and longerBy, one period is longer. */
	private List<PolicyBuilder> anyPolicies(int longerBy) {
		List<PolicyBuilder> policies = new ArrayList<>();
		int count = 1 + this.random.nextInt(4);
		int longer = this.random.nextInt(count);
		LocalDate from = START;
		for (int index = 0; index < count; index++) {
			boolean openLots = this.random.nextBoolean();
			PolicyBuilder policy = policyFrom(from).protecting(openLots ? "P" + this.random.nextInt(400) + "D" : null);
			policies.add(policy.valid(anyEntry((index == longer) ? longerBy : 0)).dormancy(anyDormancy()));
			from = from.plusDays(1L + this.random.nextInt(500));
		}
		return policies;
	}

	private Validity anyEntry(int longerBy) {
		Period period = Period.of(0, this.random.nextInt(4) * 6, longerBy);
		RoundUp roundUp = this.random.nextBoolean() ? anyOf(RoundUp.CalendarUnit.values()) : null;
		Anchor anchor = this.random.nextBoolean() ? Anchor.ACTIVITY : Anchor.EARNED;
		return new Validity(Condition.ALWAYS, (this.random.nextInt(8) == 0) ? null : period, anchor, Set.of(),
				anyOf(DayCount.values()), roundUp, null, OwnDate.KEPT);
	}

	private DormancyRule[] anyDormancy() {
		Period expireAfter = (this.random.nextInt(4) == 0) ? null : Period.ofMonths(12 + this.random.nextInt(24));
		CountFrom countFrom = anyOf(CountFrom.values());
		return (this.random.nextInt(3) == 0) ? new DormancyRule[0]
				: new DormancyRule[] { new DormancyRule.Timed(Condition.ALWAYS, Period.ofMonths(6), expireAfter,
						List.of(), Set.of(), countFrom) };
	}

	private <T> T anyOf(T[] choices) {
		return List.of(choices).get(this.random.nextInt(choices.length));
	}

	private Lot anyLot() {
		return aLot().earnedOn(anyDay()).build();
	}

	private LocalDate anyDay() {
		return START.minusDays(300).plusDays(this.random.nextInt(1500));
	}

}
