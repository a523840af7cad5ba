package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the next night stops at is known before, and in the words of the night.
 *
 * @see "rules.md#closing-days"
 */
class NextNightTests {

	private static final String FIRST = Policies.policy("1", "2025-01-01", "validity: [{period: P2D}]");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theVeryFirstNightIsAskedWhatBecomesOfLotsThatWereDueBefore(TestDatabase database) {
		try (Nights nights = lots(database, FIRST, "")) {
			assertThat(stops(nights, "2025-01-04")).isEmpty();

			assertThat(stops(nights, "2025-01-06")).singleElement()
				.asString()
				.startsWith("2 lots with 20 points were due before 2025-01-05")
				.isEqualTo(nights.stopOf("2025-01-05").getMessage());
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aNightIsTooLargeByTheDatesThatAreStored(TestDatabase database) {
		String leaving = "    withdrawal: expire\n";
		try (Nights nights = lots(database, FIRST.replace("P2D", "P2Y") + leaving, "surprise: {times: 1, plus: 0}")) {
			nights.run("2025-01-02");
			assertThat(stops(nights, "2025-01-04")).isEmpty();
			nights.members("member_id,joined_on,status\nM1,2024-01-01,WITHDRAWN\nM2,2024-01-01,WITHDRAWN\n");

			assertThat(stops(nights, "2025-01-03")).isEmpty();
			assertThat(stops(nights, "2025-01-04")).singleElement()
				.asString()
				.startsWith("2025-01-03 would take 2 lots, but the day before foresaw 0")
				.isEqualTo(nights.stopOf("2025-01-03").getMessage());
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void anImportThatWasNotFinishedAndInputsThatAreMissingAreNamed(TestDatabase database) {
		try (Nights nights = lots(database, FIRST.replace("P2D", "P2Y"), "")) {
			nights.run("2025-01-02");
			nights.policy(Policies.programme("required-inputs: [activity]", FIRST.replace("P2D", "P2Y")));
			NextNight next = nights.get(NextNight.class);

			assertThat(next.stops(LocalDate.parse("2025-01-03"))).isEmpty();
			assertThat(next.needs(LocalDate.parse("2025-01-03"))).singleElement()
				.asString()
				.startsWith("2025-01-03 cannot be closed before its data is there. Missing: activity.");
			assertThat(next.needs(LocalDate.parse("2025-01-04"))).isEmpty();
			assertThat(stops(nights, "2025-01-04")).containsExactly(nights.stopOf("2025-01-03").getMessage());
			nights.sql("update import_file set state = 'MERGING' where input = 'LOTS' or input = 'lots'");
			assertThat(stops(nights, "2025-01-04")).hasSize(2)
				.first()
				.asString()
				.isEqualTo(nights.stopOf("2025-01-03").getMessage())
				.startsWith("An import was not finished: ");
		}
	}

	private static List<String> stops(Nights nights, String today) {
		return nights.get(NextNight.class).stops(LocalDate.parse(today));
	}

	private static Nights lots(TestDatabase database, String policy, String programme) {
		return Nights.of(database, Policies.programme(programme, policy))
			.members("member_id,joined_on\nM1,2024-01-01\nM2,2024-01-01\n")
			.lots("""
					lot_id,member_id,earned_on,points
					L1,M1,2025-01-01,10
					L2,M2,2025-01-01,10
					""");
	}

}
