package io.pointexpiry.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import io.pointexpiry.database.Conflicts;
import io.pointexpiry.database.Database;
import io.pointexpiry.database.FencedTransactionManager;
import io.pointexpiry.database.WorkLock;
import io.pointexpiry.support.TestDatabase;
import io.pointexpiry.worker.HandedRanges.Standing;
import io.pointexpiry.worker.HandedRanges.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who has a range of a step, and who may write it: in the books of PostgreSQL. */
class HandedRangesTests {

	private static final Terms TERMS = new Terms("release 1", "policy 1");

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String STEP = "expireDueLots";

	private final Database database = new Database(TestDatabase.POSTGRESQL.urlIn(Path.of("")), null, null);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.unpooled());

	private final HandedRanges ranges = new HandedRanges(this.jdbc);

	private final RangeClaims claims = new RangeClaims(this.jdbc);

	private final ClaimFence fence = new ClaimFence();

	private final DataSource ofWorker = this.database.unpooled();

	private final JdbcTemplate inChunk = new JdbcTemplate(this.ofWorker);

	private final TransactionTemplate chunk = new TransactionTemplate(
			new FencedTransactionManager(this.ofWorker, this.fence));

	@SuppressWarnings("NullAway.Init")
	private WorkLock owner;

	@BeforeEach
	void handOutOneRange() throws SQLException, IOException {
		this.owner = WorkLock.take(this.database, Path.of("unused"), process("run", 1));
		this.jdbc.update("""
				insert into batch_job_instance (job_instance_id, job_name, job_key) values (1, 'night', 'key')""");
		this.jdbc.update("""
				insert into batch_job_execution (job_execution_id, job_instance_id, create_time, status)
				values (1, 1, now(), 'STARTED')""");
		this.jdbc
			.update("""
					insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, status)
					values (7, 0, 'expireDueLots:range0', 1, now(), 'STARTING')""");
		this.ranges.offer(1, STEP, List.of(7L), TERMS);
	}

	@AfterEach
	void end() throws IOException {
		this.owner.close();
	}

	private static WorkLock.Worker process(String command, long pid) {
		return new WorkLock.Worker(command, "here", pid, Instant.parse("2025-01-12T00:00:00Z").plusSeconds(pid));
	}

	private Standing standing() {
		List<Standing> standings = this.ranges.of(1, STEP, PATIENCE);
		assertThat(standings).hasSize(1);
		return standings.get(0);
	}

	private Claim take(long workerId) {
		return this.claims.take(standing().message(), TERMS, workerId).orElseThrow();
	}

	@Test
	void aRangeIsTakenOnce() throws SQLException {
		RangeMessage offered = standing().message();
		try (Presence one = Presence.begin(this.database, process("worker", 2), TERMS)) {
			assertThat(this.claims.take(offered, TERMS, one.workerId())).isPresent();

			assertThat(this.claims.take(offered, TERMS, one.workerId())).isEmpty();
			assertThat(standing().is(State.TAKEN)).isTrue();
			assertThat(standing().lost()).isFalse();
		}
	}

	@Test
	void aWorkerOnOtherTermsTakesNothingAndSaysWhy() throws SQLException {
		Terms other = new Terms("release 2", "policy 1");
		try (Presence worker = Presence.begin(this.database, process("worker", 2), other)) {
			worker.renew();

			assertThat(this.claims.take(standing().message(), other, worker.workerId())).isEmpty();
			assertThat(this.jdbc.queryForObject("select refused from worker", String.class))
				.isEqualTo("takes no range of run, which has another release, release 1");
		}
	}

	@Test
	void aDeadWorkerLosesItsRangeAtOnce() throws SQLException {
		Presence worker = Presence.begin(this.database, process("worker", 2), TERMS);
		take(worker.workerId());
		assertThat(standing().lost()).isFalse();

		worker.close();

		assertThat(standing().lost()).isTrue();
	}

	@Test
	void aFrozenWorkerLosesItsRangeWhenItIsNotHeardOf() throws SQLException {
		try (Presence worker = Presence.begin(this.database, process("worker", 2), TERMS)) {
			take(worker.workerId());

			this.jdbc.update("update worker set heard_at = heard_at - interval '2 minutes'");

			assertThat(standing().lost()).isTrue();
			worker.renew();
			assertThat(standing().lost()).isFalse();
		}
	}

	@Test
	void whoLostARangeWritesNothing() {
		Claim lost = take(2);
		this.ranges.giveAway(standing().message());
		Claim present = take(3);

		this.fence.hold(lost);
		assertThatThrownBy(this::write).isInstanceOf(CannotCreateTransactionException.class)
			.hasRootCauseInstanceOf(WorkLock.LostException.class);
		assertThat(this.claims.ended(lost.message(), null)).isFalse();
		this.fence.hold(present);
		write();

		assertThat(written()).isEqualTo(1);
		assertThat(this.claims.ended(present.message(), null)).isTrue();
		assertThat(standing().is(State.ENDED)).isTrue();
	}

	@Test
	void aWorkerThatWasNotToldWhetherItTookARangeGivesBackOnlyItsOwn() {
		RangeMessage message = take(2).message();

		this.claims.giveBack(message, 3);
		assertThat(standing().is(State.TAKEN)).isTrue();
		this.claims.giveBack(message, 2);

		assertThat(standing().is(State.RETURNED)).isTrue();
	}

	@Test
	void aRangeIsNotGivenAwayInTheMiddleOfAChunk() {
		this.fence.hold(take(2));

		this.chunk.executeWithoutResult((status) -> {
			this.ranges.giveAway(standing().message());
			assertThat(standing().is(State.TAKEN)).isTrue();
			assertThat(this.ranges.takeBackOthers(2)).isFalse();
		});

		this.ranges.giveAway(standing().message());
		assertThat(standing().is(State.OFFERED)).isTrue();
		assertThat(this.ranges.takeBackOthers(2)).isTrue();
		assertThat(standing().is(State.WITHDRAWN)).isTrue();
	}

	@Test
	void aWorkerThatIsFrozenInAChunkKeepsNoLaterStartWaiting() {
		this.fence.hold(take(2));

		assertThatThrownBy(() -> this.chunk.executeWithoutResult((status) -> {
			this.inChunk.update("update batch_step_execution set write_count = 99");
			this.ranges.endTransactionsOfOthers(1);
			assertThat(this.ranges.takeBackOthers(2)).isFalse();
			this.ranges.endTransactionsOfOthers(2);
			await(() -> this.ranges.takeBackOthers(2));
		})).isInstanceOf(DataAccessException.class);

		assertThat(standing().is(State.WITHDRAWN)).isTrue();
		assertThat(written()).isZero();
	}

	private static void await(BooleanSupplier condition) {
		for (int tries = 0; !condition.getAsBoolean(); tries++) {
			assertThat(tries).isLessThan(500);
			LockSupport.parkNanos(10_000_000);
		}
	}

	@Test
	void aWorkerWritesNothingForAnOwnerWhoLostTheRightToWork() throws SQLException, IOException {
		this.fence.hold(take(2));
		write();
		this.owner.close();
		this.owner = WorkLock.take(this.database, Path.of("unused"), process("rerun", 9));

		assertThatThrownBy(this::write).hasRootCauseMessage(process("rerun", 9).toString());
		assertThat(written()).isEqualTo(1);
	}

	@Test
	void knowsThatTheJobWasToldToStop() {
		assertThat(this.ranges.isStopping(1)).isFalse();
		for (String status : List.of("STOPPING", "STOPPED")) {
			this.jdbc.update("update batch_job_execution set status = ?", status);

			assertThat(this.ranges.isStopping(1)).as(status).isTrue();
		}
	}

	@Test
	void whatFailedElsewhereFailsHereInTheSameWay() {
		Claim claim = take(2);
		SQLException held = new SQLException("ERROR: canceling statement due to lock timeout", "55P03");
		this.claims.returned(claim.message(), RangeFailure.of(List.of(new IllegalStateException(held))));

		RangeFailure failure = Objects.requireNonNull(standing().failure());

		assertThat(failure.isWorthAnother()).isTrue();
		assertThat(Conflicts.isWaitInVain(failure.thrown())).isTrue();
		assertThat(failure.text()).isEqualTo("SQLException: ERROR: canceling statement due to lock timeout");
	}

	@Test
	void aCutConnectionIsWorthAnotherTryAndBrokenDataIsNot() {
		SQLException closed = new SQLException("Connection is closed");
		SQLException broken = new SQLException("ERROR: division by zero", "22012");

		assertThat(RangeFailure.of(List.of(new IllegalStateException(closed))).isWorthAnother()).isTrue();
		assertThat(RangeFailure.of(List.of(broken)).isWorthAnother()).isFalse();
		assertThat(RangeFailure.of(List.of(new IllegalStateException("broken"))).isWorthAnother()).isFalse();
	}

	private void write() {
		this.chunk.executeWithoutResult((status) -> this.inChunk
			.update("update batch_step_execution set write_count = coalesce(write_count, 0) + 1"));
	}

	private long written() {
		return standing().written();
	}

}
