package io.pointexpiry.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.pointexpiry.intake.ImportProgress;
import io.pointexpiry.intake.ImportStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What a terminating signal does to a command that works: a night or an import stops
 * between two chunks, the command says how to go on, and the process ends with the code
 * of a stopped run, not with that of a signal. A command that had ended already keeps its
 * own code.
 */
final class Shutdown {

	private static final int PATIENCE_SECONDS = 60;

	private static final CountDownLatch ENDED = new CountDownLatch(1);

	private static volatile int code = ExitCode.FAILED;

	private static volatile @Nullable Runnable job;

	private static volatile boolean importing;

	private static volatile boolean stopping;

	private static volatile boolean nothingIsLost;

	private Shutdown() {
	}

	/** Listens to signals from now on; once a process. */
	static void listen() {
		Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::signalled, "stop"));
	}

	/** From now on a signal ends the command well, also before it begins to work. */
	static void endsWell() {
		nothingIsLost = true;
	}

	/** From now on a signal stops this job, or what else ends by itself when told. */
	static void stops(Runnable stop) {
		job = stop;
	}

	/**
	 * From now on a signal stops an import after the chunk that it commits. One whose
	 * last row is in the books is finished instead: given again, it would list its
	 * rejects twice.
	 */
	static ImportProgress stopsImport() {
		importing = true;
		return (input, phase, rows) -> {
			if (stopping && phase != ImportProgress.Phase.FINISHING) {
				throw new ImportStoppedException();
			}
		};
	}

	/** The command has ended and said what it had to say. */
	static void ended(int exitCode) {
		System.out.flush();
		System.err.flush();
		code = exitCode;
		ENDED.countDown();
	}

	private static void say(String sentence) {
		System.err.println(sentence);
		System.err.flush();
	}

	private static void signalled() {
		Runnable running = job;
		stopping = true;
		boolean ended = ENDED.getCount() == 0 || (importing || running != null) && stopped(running, ENDED);
		boolean beginning = nothingIsLost && running == null;
		if (!ended && !beginning) {
			say("Stopped. What was committed stays; the same command goes on from there.");
		}
		// The machine would end with the code of the signal.
		Runtime.getRuntime().halt(ended ? code : beginning ? ExitCode.DONE : ExitCode.FAILED);
	}

	/** Whether a command came to its end, by itself or because it was asked to. */
	static boolean stopped(@Nullable Runnable running, CountDownLatch end) {
		try {
			for (int second = 0; second < PATIENCE_SECONDS; second++) {
				if (running != null) {
					ask(running);
				}
				if (end.await(1, TimeUnit.SECONDS)) {
					return true;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	/**
	 * A night that holds the rows in which it is asked to stop is asked again; one that
	 * has lost its books ends by itself.
	 */
	private static void ask(Runnable running) {
		try {
			running.run();
		}
		catch (DataAccessException | TransactionException ex) {
			LoggerFactory.getLogger(Shutdown.class).info("asked to stop, not heard: {}", ex.getMessage());
		}
	}

}
