package io.pointexpiry.night;

import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.RecordedProgress;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A night of several ranges of members, side by side, counts exactly.
 *
 * @see "rules.md#control-totals"
 */
class LargeNightTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsExactlyWhatManyRangesOfMembersLose(TestDatabase database) {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.sql("insert into member (member_id) select cast(10000 + x as varchar(64)) from "
					+ numbers(database, 10_000));
			nights.sql("""
					insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, posted_on)
					select cast(100000 + x as varchar(64)), cast(10001 + mod(x, 10000) as varchar(64)), 'BASE',
					  date '2025-01-01', x, x, x, date '2025-01-01' from """ + " " + numbers(database, 30_000));
			nights.sql("insert into review (member_id, due_on) select member_id, date '2025-01-01' from member");
			nights.hold("10007");
			nights.run("2025-01-10");

			CloseReport report = nights.runLarge("2025-01-11", "test");

			assertThat(
					nights.rows("select step from night_plan where run_id = '2025-01-11.1' and step = 'expireDueLots'"))
				.hasSize((database == TestDatabase.POSTGRESQL) ? 3 : 1);
			assertThat(nights.rows("""
					select candidates, points_candidates, expired, withheld, points_expired + points_withheld
					from night_run where run_id = '2025-01-11.1'"""))
				.containsExactly("30000 450015000 29997 3 450015000");
			assertThat(nights.rows("select count(*), sum(points) from expiry_record"))
				.containsExactly("29997 " + (450_015_000 - 6 - 10_006 - 20_006));
			assertThat(nights.get(RecordedProgress.class).of("expireDueLots")).last()
				.isEqualTo("30000 of %d lots".formatted((database == TestDatabase.POSTGRESQL) ? 30_000 : -1));
			assertThat(report.totals().agree()).isTrue();
			assertThat(nights.count("select count(*) from point_lot where status = 'OPEN'")).isEqualTo(3);
		}
	}

	private static String numbers(TestDatabase database, int count) {
		return (database == TestDatabase.H2) ? "(select x from system_range(1, " + count + ")) n"
				: "generate_series(1, " + count + ") as n(x)";
	}

}
