package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.ExtensionProgramme.Extension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.pointexpiry.domain.LotBuilder.aLot;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which lots get more time, and how much.
 *
 * @see "rules.md#extensions"
 */
class ExtensionsTest {

	private static final LocalDate EXPIRES = LocalDate.of(2024, 9, 30);

	private static final LocalDate DAY = LocalDate.of(2024, 9, 15);

	private static final Lot LOT = aLot().with(1000).build();

	private static final Member MEMBER = Members.ofTier("VIP");

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			expires,    by,   entry,            own,        extended
			2024-09-30, P6M,  P1Y MONTH,                  , 2025-03-31
			2024-09-30, P6M,  P1Y,                        , 2025-03-30
			2024-09-30, P6M,  P1Y YEAR,                   , 2025-12-31
			2024-09-30, P6M,  P1Y BIRTH_MONTH,            , 2025-06-30
			2024-10-15, P6M,  P0D QUARTER +P15D,          , 2025-04-15
			2024-09-30, P6M,  P1Y MONTH,        2024-09-30, 2025-03-30
			2024-09-30, P6M,  P1Y MONTH ignored, 2024-12-31, 2025-03-31
			""")
	void roundsAgainAsTheEntryDoesUnlessTheLotHasItsOwnDate(LocalDate expires, String by, String entry,
			@Nullable LocalDate own, LocalDate extended) {
		Lot lot = aLot().bringing(own).build();
		ExtensionProgramme programme = programme("x", by(by));

		Optional<Grant> grant = Extensions.grant(List.of(programme), lot, MEMBER, Activities.NONE, expires,
				PolicyBuilder.entry(Condition.ALWAYS, entry), Set.of(), expires);

		assertThat(grant).contains(new Grant("x", extended));
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			day,        granted
			2024-08-29, false
			2024-08-30, true
			2024-09-30, true
			2024-10-01, false
			""")
	void asksFromGrantBeforeToTheLastUsableDay(LocalDate day, boolean granted) {
		assertThat(grant(programme("x", by("P3M")), LOT, MEMBER, Activities.NONE, day).isPresent()).isEqualTo(granted);
	}

	@ParameterizedTest
	@CsvSource(useHeadersInDisplayName = true, textBlock = """
			from,       to,         granted
			2024-09-15, 2024-09-15, true
			2024-09-16,           , false
			          , 2024-09-14, false
			          , 2024-09-15, true
			""")
	void asksInsideTheWindowOfBusinessDates(@Nullable LocalDate from, @Nullable LocalDate to, boolean granted) {
		ExtensionProgramme programme = new ExtensionProgramme("x", Condition.ALWAYS, 0, null, null, from, to,
				Period.ofMonths(1), by("P3M"));

		assertThat(grant(programme, LOT, MEMBER, Activities.NONE, DAY).isPresent()).isEqualTo(granted);
	}

	@Nested
	class Conditions {

		private final ExtensionProgramme loyal = new ExtensionProgramme("loyal-member",
				new Condition(Set.of("BASE"), Set.of("VIP")), 1000, Period.ofYears(5), Period.ofMonths(6), null, null,
				Period.ofMonths(1), by("P3M"));

		private final Activities active = Members.activeOn(LocalDate.of(2024, 3, 15));

		@Test
		void allHold() {
			assertThat(grant(this.loyal, LOT, joined("2019-09-15"), this.active, DAY))
				.contains(new Grant("loyal-member", LocalDate.of(2024, 12, 30)));
		}

		@Test
		void remainingPointsDecideNotAccruedOnes() {
			Lot spent = aLot().with(1000).remaining(999).build();

			assertThat(grant(this.loyal, spent, joined("2019-09-15"), this.active, DAY)).isEmpty();
		}

		@Test
		void kindAndTierMustMatch() {
			Lot event = aLot().ofKind("EVENT").with(1000).build();
			Member gold = new Member("m", "GOLD", MemberStatus.ACTIVE, LocalDate.of(2000, 1, 1), null);

			assertThat(grant(this.loyal, event, joined("2019-09-15"), this.active, DAY)).isEmpty();
			assertThat(grant(this.loyal, LOT, gold, this.active, DAY)).isEmpty();
		}

		@Test
		void aDayLessOfTenureIsTooLittle() {
			assertThat(grant(this.loyal, LOT, joined("2019-09-16"), this.active, DAY)).isEmpty();
			assertThat(grant(this.loyal, LOT, joined(null), this.active, DAY)).isEmpty();
		}

		@Test
		void activityADayEarlierIsTooOldAndNoneNeverMatches() {
			Activities old = Members.activeOn(LocalDate.of(2024, 3, 14));

			assertThat(grant(this.loyal, LOT, joined("2019-09-15"), old, DAY)).isEmpty();
			assertThat(grant(this.loyal, LOT, joined("2019-09-15"), Activities.NONE, DAY)).isEmpty();
		}

		private static Member joined(@Nullable String day) {
			return new Member("m", "VIP", MemberStatus.ACTIVE, (day != null) ? LocalDate.parse(day) : null, null);
		}

	}

	@Test
	void theFirstThatMovesTheDateWinsAndEachNameIsGrantedOnce() {
		List<ExtensionProgramme> programmes = List.of(programme("same-day", new Extension.To(EXPIRES)),
				programme("earlier", new Extension.To(EXPIRES.minusDays(1))),
				programme("later", new Extension.To(EXPIRES.plusDays(1))), programme("latest", by("P1Y")));

		assertThat(grantOf(programmes, Set.of())).contains(new Grant("later", EXPIRES.plusDays(1)));
		assertThat(grantOf(programmes, Set.of("later"))).contains(new Grant("latest", EXPIRES.plusYears(1)));
		assertThat(grantOf(programmes, Set.of("later", "latest"))).isEmpty();
	}

	@Test
	void nothingIsExtendedForMembersWhoLeftOrLotsThatAreSpent() {
		ExtensionProgramme programme = programme("x", by("P1Y"));

		assertThat(grant(programme, LOT, Members.withdrawn(), Activities.NONE, DAY)).isEmpty();
		assertThat(grant(programme, aLot().remaining(0).build(), MEMBER, Activities.NONE, DAY)).isEmpty();
	}

	private static Optional<Grant> grantOf(List<ExtensionProgramme> programmes, Set<String> had) {
		return Extensions.grant(programmes, LOT, MEMBER, Activities.NONE, EXPIRES, null, had, DAY);
	}

	private static Optional<Grant> grant(ExtensionProgramme programme, Lot lot, Member member, Activities activities,
			LocalDate day) {
		return Extensions.grant(List.of(programme), lot, member, activities, EXPIRES, null, Set.of(), day);
	}

	private static ExtensionProgramme programme(String name, Extension by) {
		return new ExtensionProgramme(name, Condition.ALWAYS, 0, null, null, null, null, Period.ofMonths(1), by);
	}

	private static Extension by(String period) {
		return new Extension.By(Period.parse(period));
	}

}
