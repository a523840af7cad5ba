package io.pointexpiry.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A transaction of an online service that locks two lots in the other order, so that
 * PostgreSQL ends the night's chunk, or the desk's command, as a deadlock: it is done
 * again.
 */
class DeadlockTests {

	private static final LocalDate DAY = LocalDate.of(2025, 1, 11);

	private static final String POLICY = """
			programme: deadlock
			name: Deadlock
			time-zone: Asia/Seoul
			policies: [{version: "1", effective-from: 2020-01-01, validity: [{period: P10D}]}]
			""";

	private Nights nights;

	@BeforeEach
	void open() {
		this.nights = Nights.of(TestDatabase.POSTGRESQL, POLICY)
			.members("member_id\nM1\n")
			.lots("lot_id,member_id,earned_on,points\nA,M1,2025-01-01,100\nB,M1,2025-01-01,100\n");
		this.nights.run("2025-01-10");
		// Who waits first looks for a deadlock first: the program has to be late enough
		// to find it, and the service must not look at all.
		this.nights.sql("alter database %s set deadlock_timeout = '3s'"
			.formatted(this.nights.rows("select current_database()").get(0)));
		((HikariDataSource) this.nights.get(DataSource.class)).getHikariPoolMXBean().softEvictConnections();
	}

	@AfterEach
	void close() {
		this.nights.close();
	}

	@Test
	void aNightThatIsEndedByADeadlockStartsAgainByItself() throws SQLException {
		assertThat(deadlocked(() -> this.nights.run("2025-01-11").totals().agree())).isTrue();

		assertThat(this.nights.rows("select lot_id, points from expiry_record order by lot_id")).containsExactly("A 99",
				"B 99");
		assertThat(this.nights.count("""
				select count(distinct e.job_execution_id) from batch_job_execution e
				join batch_job_execution_params p on p.job_execution_id = e.job_execution_id
				where p.parameter_value = '2025-01-11'""")).isEqualTo(2);
	}

	@Test
	void aDeskCommandThatIsEndedByADeadlockIsDoneOnce() throws SQLException {
		List<String> recalled = new ArrayList<>();
		Desk desk = new Desk(this.nights.get(JdbcTemplate.class), this.nights.get(TransactionTemplate.class),
				this.nights.get(Programme.class), recalled::addAll);

		String command = deadlocked(
				() -> desk.holdMember("M1", new DeskOrder("a call", "kim", Nights.NOW, DAY)).command());

		assertThat(command).isEqualTo("hold");
		assertThat(this.nights.rows("select command, points from desk_entry")).containsExactly("hold 198");
		assertThat(this.nights.rows("select member_id, why from hold")).containsExactly("M1 a call");
	}

	/**
	 * The service takes a point of the last lot, waits until the program has locked the
	 * first one and waits for the last, and takes one of the first.
	 */
	private <T> T deadlocked(Supplier<T> program) throws SQLException {
		String url = ((HikariDataSource) this.nights.get(DataSource.class)).getJdbcUrl();
		try (Connection service = new io.pointexpiry.database.Database(url, null, null).connect();
				Statement statement = service.createStatement()) {
			service.setAutoCommit(false);
			statement.execute("set deadlock_timeout = '10min'");
			redeem(service, "B");
			CompletableFuture<T> done = CompletableFuture.supplyAsync(program);
			while (this.nights.count("""
					select count(*) from pg_stat_activity where wait_event_type = 'Lock'
					and datname = current_database()""") == 0 && !done.isDone()) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
			}
			redeem(service, "A");
			service.commit();
			return done.join();
		}
	}

	private static void redeem(Connection service, String lotId) throws SQLException {
		try (PreparedStatement update = service
			.prepareStatement("update point_lot set remaining = remaining - 1 where lot_id = ?");
				PreparedStatement insert = service.prepareStatement("""
						insert into redemption (redemption_id, lot_id, member_id, redeemed_on, points)
						values ('R', ?, 'M1', date '2025-01-11', 1)""")) {
			update.setString(1, lotId);
			insert.setString(1, lotId);
			assertThat(update.executeUpdate() + insert.executeUpdate()).isEqualTo(2);
		}
	}

}
