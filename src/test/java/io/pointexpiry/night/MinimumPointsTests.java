package io.pointexpiry.night;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts for {@code minimum-points} is all that a member would lose on a date,
 * whatever chunk it falls into, and whatever dormancy does.
 *
 * @see "rules.md#points-of-a-warning"
 */
class MinimumPointsTests {

	private static final String NOTICES = "notices: {expiry-before: [P3D], minimum-points: 1000}";

	private static final String GUARD = "notice-guard: {defer: P4D, at-most: 2}";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void defersManySmallLotsAllOrNoneWhereverAChunkEnds(TestDatabase database) {
		for (String chunk : List.of("500", "5000")) {
			assertThat(inChunksOf(chunk, () -> manySmallLots(database, 550))).as("chunks of %s", chunk)
				.containsExactly("DORMANT 550 OPEN 5500 0", "OWN 550 OPEN 5500 0");
		}
		for (String chunk : List.of("1", "7")) { // each chunk counts all: fewer lots
			assertThat(inChunksOf(chunk, () -> manySmallLots(database, 110))).as("chunks of %s", chunk)
				.containsExactly("DORMANT 110 OPEN 1100 0", "OWN 110 OPEN 1100 0");
		}
	}

	private static List<String> manySmallLots(TestDatabase database, int lots) {
		try (Nights nights = Nights.of(database,
				Policies.quiet("{when: {kind: [OWN]}, period: P6D}, {period: NEVER}",
						"dormancy: [{dormant-after: P3D, expire-after: P6D, warn-before: [P2D], count-from: activity}]",
						NOTICES, GUARD))) {
			nights.run("2025-01-06");
			nights.members("member_id,joined_on,phone\nM1,2025-01-01,01012345671\n")
				.lots("lot_id,member_id,kind,earned_on,points\n" + lots("OWN", lots) + lots("DORMANT", lots));

			nights.runLarge("2025-01-07", "the test's own");

			return nights.rows("""
					select kind, count(*), status, sum(remaining), (select count(*) from expiry_record) from point_lot
					group by kind, status order by kind""");
		}
	}

	private static String lots(String kind, int count) {
		return IntStream.range(0, count)
			.mapToObj((number) -> "%s-%03d,M1,%1$s,2025-01-01,10\n".formatted(kind, number))
			.collect(Collectors.joining());
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void asksOfDormancyOnlyForWhatGoesOnItsDate(TestDatabase database) {
		try (Nights nights = Nights.of(database,
				Policies.quiet("{when: {kind: [OWN]}, period: P6D}, {period: P1Y}",
						"dormancy: [{dormant-after: P3D, expire-after: P6D, warn-before: [P2D], count-from: activity}]",
						NOTICES, GUARD))) {
			nights.run("2025-01-04");
			nights.members("member_id,joined_on,phone\nM1,2025-01-01,01012345671\n").lots("""
					lot_id,member_id,kind,earned_on,points
					BASE,M1,BASE,2025-01-01,400
					LATER,M1,BASE,2025-01-06,500
					OWN,M1,OWN,2025-01-01,900
					""");

			assertThat(nights.diary("2025-01-05", "2025-01-08")).isEqualTo("""
					2025-01-05 M1 DORMANT
					2025-01-07 BASE expired 400 DORMANCY
					2025-01-07 OWN expired 900 VALIDITY
					2025-01-08 LATER expired 500 DORMANCY
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsNoLotThatAHoldKeepsForTheGuardWhereNoWarningCountsIt(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P6D}", NOTICES, GUARD))) {
			nights.run("2025-01-01");
			nights.members("member_id,phone\nM1,01012345671\n").lots("""
					lot_id,member_id,earned_on,points
					FREE,M1,2025-01-02,600
					HELD,M1,2025-01-02,600
					""");
			nights.sql("""
					insert into hold (member_id, lot_id, placed_at, why, by_whom) values ('M1', 'HELD',
					  timestamp with time zone '2024-01-01 00:00:00+00', 'complaint', 'desk')""");

			assertThat(nights.diary("2025-01-02", "2025-01-08"))
				.isEqualTo("2025-01-08 FREE expired 600 VALIDITY\n2025-01-08 HELD HOLD\n");
		}
	}

	private static <T> T inChunksOf(String chunk, java.util.function.Supplier<T> work) {
		String before = System.getProperty(ChunkSize.PROPERTY);
		System.setProperty(ChunkSize.PROPERTY, chunk);
		try {
			return work.get();
		}
		finally {
			if (before == null) {
				System.clearProperty(ChunkSize.PROPERTY);
			}
			else {
				System.setProperty(ChunkSize.PROPERTY, before);
			}
		}
	}

}
