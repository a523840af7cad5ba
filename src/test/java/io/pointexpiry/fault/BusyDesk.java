package io.pointexpiry.fault;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskRefusedException;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.support.Nights;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A customer desk that holds, releases, extends and reinstates at random. */
final class BusyDesk {

	private static final DeskOrder ORDER = new DeskOrder("load", "desk", Nights.NOW, LocalDate.of(2025, 1, 12));

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(30);

	private final Desk desk;

	private final int members;

	private final Random random = new Random(7);

	private final AtomicBoolean stopping = new AtomicBoolean();

	private final Map<String, Integer> done = new TreeMap<>();

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private final Thread thread = new Thread(this::work, "desk");

	/** A desk for members 1000001 and on, and their four lots each. */
	BusyDesk(Nights nights, int members) {
		this.desk = new Desk(nights.get(JdbcTemplate.class), nights.get(TransactionTemplate.class),
				nights.get(Programme.class), nights.get(NoticeFolders.class)::recall);
		this.members = members;
	}

	void start() {
		this.thread.setUncaughtExceptionHandler((thread, thrown) -> this.failure.set(thrown));
		this.thread.start();
	}

	/** Ends it, and tells what it did and how often it refused. */
	String stop() {
		this.stopping.set(true);
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		Throwable failed = this.failure.get();
		if (failed != null) {
			throw new IllegalStateException("a desk command failed", failed);
		}
		return this.done.toString();
	}

	private void work() {
		while (!this.stopping.get()) {
			String what;
			try {
				what = any();
			}
			catch (DeskRefusedException ex) {
				what = "refused";
			}
			this.done.merge(what, 1, Math::addExact);
			LockSupport.parkNanos(PAUSE);
		}
	}

	private String any() {
		String member = String.valueOf(1_000_001 + this.random.nextInt(this.members));
		String lot = String.valueOf(10_000_001 + this.random.nextInt(3 * this.members));
		return switch (this.random.nextInt(6)) {
			case 0 -> this.desk.holdMember(member, ORDER).command();
			case 1 -> this.desk.releaseMember(member, ORDER).command();
			case 2 -> this.desk.holdLot(lot, ORDER).command();
			case 3 -> this.desk.extend(lot, LocalDate.of(2025, 2, 1), ORDER).command();
			default -> this.desk.reinstate(lot, LocalDate.of(2025, 2, 1), ORDER).command();
		};
	}

}
