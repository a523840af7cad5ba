package io.pointexpiry.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.audit.Audit;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.file.Home;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Members spend their points online, and the desk works, while nights take, look again,
 * give back and take again what is due: no point is lost, spent twice, or spent and
 * expired.
 *
 * <p>
 * A short round by default; {@code -Dload.lots=100000} makes a longer one, of a night of
 * as many lots, {@code -Ddatabase=POSTGRESQL} that of one database.
 *
 * @see "rules.md#one-at-a-time"
 */
class RedemptionLoadTests {

	private static final int DUE = Integer.getInteger("load.lots", 2000);

	/** Lots of a member: two due on the 11th, one on the 12th, one later. */
	private static final int LOTS = 4;

	private static final int PROCESSES = 2;

	private static final int THREADS = 3;

	private static final List<LocalDate> DAYS = List.of(LocalDate.of(2025, 1, 11), LocalDate.of(2025, 1, 12));

	private static final String POLICY = """
			programme: load
			name: Load
			time-zone: Asia/Seoul
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P10D}]
			    dormancy: [{dormant-after: P6M, expire-after: P1Y}]
			    extensions:
			      - {name: large, when: {minimum-points: 990}, grant-before: P1D, extend-by: P1M}
			""";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("io.pointexpiry.support.TestDatabase#asked")
	void noPointIsLostOrSpentTwice(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			fill(nights, database);
			nights.run("2025-01-10");
			BusyDesk desk = new BusyDesk(nights, DUE / 2);
			List<RedeemingProcess> services = services(nights, database);
			desk.start();

			long begun = System.nanoTime();
			List<CloseReport> reports = new ArrayList<>(List.of(nights.runLarge("2025-01-11", "test"),
					nights.rerun("2025-01-11"), nights.reverse("2025-01-11", "test"), nights.rerun("2025-01-11"),
					nights.runLarge("2025-01-12", "test")));
			Duration load = Duration.ofNanos(System.nanoTime() - begun);

			RedemptionJournal journal = new RedemptionJournal();
			services.forEach((service) -> journal.add(service.stop()));
			String desked = desk.stop();
			reports.add(nights.runLarge("2025-01-13", "test"));
			System.out.printf("%s: %,d lots due, %d s, %,d redemptions a second, %s; desk %s; nights started %s%n",
					database, DUE, load.toSeconds(), journal.figure("redeemed") * 1000 / load.toMillis(),
					journal.figures(), desked, nights.rows("""
							select p.parameter_value, count(distinct e.job_execution_id) from batch_job_execution e
							join batch_job_execution_params p on p.job_execution_id = e.job_execution_id
							group by p.parameter_value order by 1"""));
			assertThat(reports).allMatch((report) -> report.totals().agree());
			agrees(nights, journal);
		}
	}

	private void agrees(Nights nights, RedemptionJournal journal) {
		Map<String, Long> taken = new HashMap<>();
		nights.get(org.springframework.jdbc.core.JdbcTemplate.class)
			.query("select redemption_id, lot_id, points from redemption", (row) -> {
				taken.put(row.getString(1) + " " + row.getString(2), row.getLong(3));
			});
		assertThat(journal.figure("given up")).isZero();
		assertThat(journal.figure("redeemed")).isPositive();
		assertThat(taken.equals(journal.acknowledged()))
			.as("%d in the books, %d told", taken.size(), journal.acknowledged().size())
			.isTrue();
		assertThat(nights.count("select count(*) from point_lot where remaining < 0")).isZero();
		assertThat(nights.rows("""
				select lot_id, status, remaining, expected from (
				  select l.lot_id, l.status, l.remaining, (case l.origin when 'DELIVERED' then l.points else 0 end)
				    - coalesce((select sum(r.points) from redemption r where r.lot_id = l.lot_id), 0)
				    + coalesce((select sum(case x.entry_type when 'EXPIRY' then -x.points else x.points end)
				        from expiry_record x where x.lot_id = l.lot_id), 0) as expected
				  from point_lot l) lots
				where remaining <> expected order by lot_id fetch first 10 rows only""")).isEmpty();
		assertThat(new Audit(nights.get(DataSource.class), nights.get(Home.class)).verify().render())
			.endsWith("The books agree.\n");
	}

	private List<RedeemingProcess> services(Nights nights, TestDatabase database) {
		String url = ((HikariDataSource) nights.get(DataSource.class)).getJdbcUrl();
		List<RedeemingProcess> services = new ArrayList<>();
		for (int i = 1; i <= PROCESSES; i++) {
			String name = "S" + i + "-";
			services.add((database == TestDatabase.POSTGRESQL)
					? RedeemingProcess.start(url, name, THREADS, DAYS, this.directory)
					: RedeemingProcess.within(url, name, THREADS, DAYS));
		}
		return services;
	}

	private static void fill(Nights nights, TestDatabase database) {
		int members = DUE / 2;
		nights.sql("""
				insert into member (member_id, joined_on, first_earned_on)
				select cast(1000000 + x as varchar(64)), date '2024-12-01', date '2025-01-01' from """ + " "
				+ numbers(database, members));
		nights.sql("""
				insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, posted_on)
				select cast(10000000 + x as varchar(64)), cast(1000001 + mod(x, %d) as varchar(64)), 'BASE', earned_on,
				  mod(x, 1000) + 1, mod(x, 1000) + 1, mod(x, 1000) + 1, earned_on
				from (select x, case when x <= %d then date '2025-01-01' when x <= %d then date '2025-01-02'
				    else date '2025-01-09' end as earned_on from %s) lots""".formatted(members, 2 * members,
				3 * members, numbers(database, LOTS * members)));
		nights.sql("insert into review (member_id, due_on) select member_id, date '2025-01-01' from member");
	}

	private static String numbers(TestDatabase database, int count) {
		return (database == TestDatabase.H2) ? "(select x from system_range(1, " + count + ")) n"
				: "generate_series(1, " + count + ") as n(x)";
	}

}
