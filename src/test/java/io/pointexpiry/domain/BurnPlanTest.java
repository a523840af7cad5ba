package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.domain.LotBuilder.aLot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * From which lots redemptions take their points, and to which cancellations give back.
 *
 * @see "rules.md#burn-order"
 */
class BurnPlanTest {

	private static final LocalDate DAY = LocalDate.of(2024, 6, 1);

	private static final List<String> KINDS = List.of("EVENT", "BASE");

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			order,          expected
			SOONEST_EXPIRY, e d f g c b a
			OLDEST_EARNED,  a g d e f c b
			""")
	void consumesInTheOrderOfTheProgramme(BurnOrder order, String expected) {
		List<DatedLot> lots = List.of(lot("a", "GIFT", "2020-01-01", null), lot("b", "BASE", "2022-01-01", null),
				lot("c", "EVENT", "2022-01-01", null), lot("d", "BASE", "2021-01-01", "2024-12-31"),
				lot("e", "EVENT", "2021-06-01", "2024-12-31"), lot("f", "GIFT", "2021-06-01", "2024-12-31"),
				lot("g", "BASE", "2020-06-01", "2025-01-01"));

		List<String> names = shuffled(lots, 7).stream()
			.sorted(new BurnPlan(order, KINDS).comparator())
			.map((dated) -> dated.lot().lotId())
			.toList();

		assertThat(String.join(" ", names)).isEqualTo(expected);
	}

	@Test
	void idsBreakTiesByCodePoint() {
		List<DatedLot> lots = List.of(lot("가", "BASE", "2020-01-01", null), lot("a", "BASE", "2020-01-01", null),
				lot("Z", "BASE", "2020-01-01", null), lot("10", "BASE", "2020-01-01", null),
				lot("9", "BASE", "2020-01-01", null), lot("é", "BASE", "2020-01-01", null));

		assertThat(lots.stream().sorted(new BurnPlan(BurnOrder.SOONEST_EXPIRY, List.of()).comparator()))
			.extracting((dated) -> dated.lot().lotId())
			.containsExactly("10", "9", "Z", "a", "é", "가");
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			earned,     expires,    usable
			2024-06-01,           , true
			2024-06-02,           , false
			2024-01-01, 2024-06-01, true
			2024-01-01, 2024-05-31, false
			""")
	void aLotIsUsableFromItsFirstToItsLastDay(LocalDate earned, @Nullable LocalDate expires, boolean usable) {
		DatedLot dated = aLot().earnedOn(earned).with(10).expiringOn(expires);

		Optional<List<LotDebit>> plan = new BurnPlan(BurnOrder.SOONEST_EXPIRY, KINDS).plan(List.of(dated), 10, DAY);

		assertThat(plan.isPresent()).isEqualTo(usable);
	}

	@Test
	void takesAllOrNothingAndNothingFromSpentLots() {
		BurnPlan plan = new BurnPlan(BurnOrder.SOONEST_EXPIRY, List.of());
		List<DatedLot> lots = List.of(aLot().named("a").with(100).remaining(0).expiringOn(DAY),
				aLot().named("b").with(100).remaining(60).expiringOn(DAY),
				aLot().named("c").with(100).expiringOn(DAY.plusDays(1)));

		assertThat(plan.plan(lots, 60, DAY)).contains(List.of(new LotDebit("b", 60)));
		assertThat(plan.plan(lots, 160, DAY)).contains(List.of(new LotDebit("b", 60), new LotDebit("c", 100)));
		assertThat(plan.plan(lots, 161, DAY)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> plan.plan(lots, 0, DAY));
	}

	@Test
	void aCancellationGivesBackTheLastTakenFirst() {
		List<LotDebit> taken = List.of(new LotDebit("a", 60), new LotDebit("b", 100), new LotDebit("c", 5));

		assertThat(BurnPlan.giveBack(taken, 5)).contains(List.of(new LotDebit("c", 5)));
		assertThat(BurnPlan.giveBack(taken, 50)).contains(List.of(new LotDebit("c", 5), new LotDebit("b", 45)));
		assertThat(BurnPlan.giveBack(taken, 165))
			.contains(List.of(new LotDebit("c", 5), new LotDebit("b", 100), new LotDebit("a", 60)));
		assertThat(BurnPlan.giveBack(taken, 166)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void theBurnOrderIsAPermutationWhateverOrderTheLotsComeIn(BurnOrder order) {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		Comparator<DatedLot> comparator = new BurnPlan(order, KINDS).comparator();

		for (int round = 0; round < 300; round++) {
			List<DatedLot> lots = anyLots(random);
			List<DatedLot> sorted = lots.stream().sorted(comparator).toList();
			List<DatedLot> again = shuffled(lots, random.nextLong()).stream().sorted(comparator).toList();

			assertThat(sorted).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(lots).isEqualTo(again);
		}
	}

	@Test
	void withSoonestExpiryNoLotLapsesWhileALongerLivedOneWasSpentInItsPlace() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		BurnPlan plan = new BurnPlan(BurnOrder.SOONEST_EXPIRY, KINDS);

		for (int round = 0; round < 500; round++) {
			List<DatedLot> lots = anyLots(random);
			Map<String, DatedLot> byId = lots.stream()
				.collect(Collectors.toMap((dated) -> dated.lot().lotId(), (dated) -> dated));
			List<LotDebit> takes = plan.plan(lots, 1 + random.nextInt(300), DAY).orElse(List.of());
			Map<String, Long> taken = takes.stream().collect(Collectors.toMap(LotDebit::lotId, LotDebit::points));

			for (LotDebit take : takes) {
				DatedLot spent = byId.get(take.lotId());
				assertThat(lots).as("seed %d, round %d", seed, round)
					.noneMatch((other) -> other.isUsableOn(DAY) && spent != null
							&& ExpiryOrder.isEarlier(other.expiresOn(), spent.expiresOn())
							&& taken.getOrDefault(other.lot().lotId(), 0L) < other.lot().remaining());
			}
		}
	}

	private static List<DatedLot> anyLots(Random random) {
		return IntStream.range(0, 1 + random.nextInt(8)).mapToObj((index) -> anyLot(random, "lot" + index)).toList();
	}

	private static DatedLot anyLot(Random random, String name) {
		LocalDate earned = DAY.minusDays(random.nextInt(4) - 1L);
		LocalDate expires = (random.nextInt(4) == 0) ? null : earned.plusDays(random.nextInt(6));
		return aLot().named(name)
			.ofKind(List.of("BASE", "EVENT", "GIFT").get(random.nextInt(3)))
			.earnedOn(earned)
			.with(random.nextInt(100))
			.expiringOn(expires);
	}

	private static List<DatedLot> shuffled(List<DatedLot> lots, long seed) {
		List<DatedLot> shuffled = new ArrayList<>(lots);
		Collections.shuffle(shuffled, new Random(seed));
		return shuffled;
	}

	private static DatedLot lot(String name, String kind, String earned, @Nullable String expires) {
		return aLot().named(name)
			.ofKind(kind)
			.earnedOn(earned)
			.expiringOn((expires != null) ? LocalDate.parse(expires) : null);
	}

}
