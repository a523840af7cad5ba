package io.pointexpiry.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.database.Database;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An online service that redeems, as the contract says how: some of its transactions take
 * from several lots of a member, the last lot first, some are stricter than READ
 * COMMITTED. What a deadlock or a serialization failure undoes is done again, at most
 * {@value #TRIES} times. It writes down what it told its members, and nothing else counts
 * as told.
 */
final class RedeemingService implements AutoCloseable {

	/** Printed by a process once all its threads redeem. */
	static final String READY = "redeeming";

	private static final int TRIES = 20;

	private static final int MOST_POINTS = 120;

	/** Between two redemptions of a thread: the load is steady, not all there is. */
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(3);

	private static final int[] ISOLATIONS = { TransactionDefinition.ISOLATION_READ_COMMITTED,
			TransactionDefinition.ISOLATION_READ_COMMITTED, TransactionDefinition.ISOLATION_READ_COMMITTED,
			TransactionDefinition.ISOLATION_REPEATABLE_READ, TransactionDefinition.ISOLATION_SERIALIZABLE };

	private final HikariDataSource books;

	private final String name;

	private final List<LocalDate> days;

	private final List<List<Target>> targets;

	private final AtomicBoolean stopping = new AtomicBoolean();

	private final List<Worker> workers = new ArrayList<>();

	/**
	 * Creates one.
	 * @param url the books
	 * @param name begins the ids of its redemptions
	 * @param days the days of which its redemptions are dated
	 * @param threads how many redeem side by side
	 */
	RedeemingService(String url, String name, List<LocalDate> days, int threads) {
		this.books = new Database(url, null, null).pool(threads);
		this.name = name;
		this.days = List.copyOf(days);
		this.targets = targets(new JdbcTemplate(this.books));
		for (int i = 1; i <= threads; i++) {
			this.workers.add(new Worker(i));
		}
	}

	/** A lot of a member. */
	private record Target(String lotId, String memberId) {
	}

	private static List<List<Target>> targets(JdbcTemplate jdbc) {
		Map<String, List<Target>> byMember = new TreeMap<>();
		jdbc.query("select lot_id, member_id from point_lot order by lot_id", (row) -> {
			byMember.computeIfAbsent(row.getString(2), (member) -> new ArrayList<>())
				.add(new Target(row.getString(1), row.getString(2)));
		});
		return List.copyOf(byMember.values());
	}

	void start() {
		this.workers.forEach((worker) -> worker.thread.start());
	}

	/** Lets every transaction end, and tells what was acknowledged. */
	RedemptionJournal stop() {
		this.stopping.set(true);
		RedemptionJournal journal = new RedemptionJournal();
		for (Worker worker : this.workers) {
			try {
				worker.thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
			journal.add(worker.journal);
		}
		return journal;
	}

	@Override
	public void close() {
		this.books.close();
	}

	/** One thread of the service. */
	private final class Worker implements Runnable {

		private final RedemptionJournal journal = new RedemptionJournal();

		private final JdbcTemplate jdbc = new JdbcTemplate(RedeemingService.this.books);

		private final String prefix;

		private final Random random;

		private final Thread thread;

		private int redemptions;

		Worker(int number) {
			this.prefix = RedeemingService.this.name + number + "-";
			this.random = new Random(this.prefix.hashCode());
			this.thread = new Thread(this, this.prefix);
		}

		@Override
		public void run() {
			while (!RedeemingService.this.stopping.get()) {
				redeem();
				LockSupport.parkNanos(PAUSE);
			}
		}

		private void redeem() {
			List<Target> lots = new ArrayList<>(any(RedeemingService.this.targets));
			Collections.reverse(lots);
			List<Target> taken = (this.random.nextInt(4) == 0) ? lots : List.of(any(lots));
			LocalDate day = any(RedeemingService.this.days);
			long points = 1 + this.random.nextInt(MOST_POINTS);
			String id = this.prefix + ++this.redemptions;
			TransactionTemplate transaction = new TransactionTemplate(
					new JdbcTransactionManager(RedeemingService.this.books));
			transaction.setIsolationLevel(ISOLATIONS[this.random.nextInt(ISOLATIONS.length)]);
			this.journal.begin();
			for (int tries = 1; tries <= TRIES; tries++) {
				try {
					boolean all = Boolean.TRUE.equals(transaction.execute((status) -> {
						boolean done = taken.stream().allMatch((lot) -> take(id, lot, day, points));
						if (!done) {
							status.setRollbackOnly();
						}
						return done;
					}));
					this.journal.end(all);
					if (all) {
						taken.forEach((lot) -> this.journal.acknowledge(id, lot.lotId(), points));
					}
					return;
				}
				catch (TransientDataAccessException ex) {
					this.journal.undone(ex);
				}
			}
			this.journal.gaveUp();
		}

		/** The two statements of the contract. */
		private boolean take(String id, Target lot, LocalDate day, long points) {
			long begun = System.nanoTime();
			int taken;
			try {
				taken = this.jdbc.update("""
						UPDATE point_lot SET remaining = remaining - ? WHERE lot_id = ? AND remaining >= ?
						AND status = 'OPEN' AND (expires_on IS NULL OR expires_on >= ?)""", points, lot.lotId(), points,
						day);
			}
			finally {
				this.journal.waited(System.nanoTime() - begun);
			}
			return taken == 1 && this.jdbc.update("""
					INSERT INTO redemption (redemption_id, lot_id, member_id, redeemed_on, points)
					VALUES (?, ?, ?, ?, ?)""", id, lot.lotId(), lot.memberId(), day, points) == 1;
		}

		private <T> T any(List<T> some) {
			return some.get(this.random.nextInt(some.size()));
		}

	}

	/**
	 * A process that redeems until its standard input ends, which is also when whoever
	 * started it dies; then it writes its journal.
	 * @param args address, name, journal's file, threads, days
	 */
	public static void main(String[] args) throws IOException {
		List<LocalDate> days = new ArrayList<>();
		for (int i = 4; i < args.length; i++) {
			days.add(LocalDate.parse(args[i]));
		}
		try (RedeemingService service = new RedeemingService(args[0], args[1], days, Integer.parseInt(args[3]))) {
			service.start();
			System.out.println(READY);
			while (System.in.read() >= 0) {
				continue;
			}
			Files.writeString(Path.of(args[2]), service.stop().text(), StandardCharsets.UTF_8);
		}
	}

}
