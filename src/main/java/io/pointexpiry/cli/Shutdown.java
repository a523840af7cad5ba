package io.pointexpiry.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.pointexpiry.night.RunningJob;
import org.jspecify.annotations.Nullable;

/**
 * What a terminating signal does to a command that works: the night stops between two
 * chunks, the command says how to go on, and the process ends with the code of a stopped
 * run, not with that of a signal.
 */
final class Shutdown {

	private static final long PATIENCE_SECONDS = 60;

	private static final CountDownLatch ENDED = new CountDownLatch(1);

	private static volatile @Nullable RunningJob night;

	private Shutdown() {
	}

	/** Listens to signals from now on; once a process. */
	static void listen() {
		Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::signalled, "stop"));
	}

	/** From now on a signal stops this night. */
	static void stops(RunningJob running) {
		night = running;
	}

	/** The command has ended and said what it had to say. */
	static void ended() {
		System.out.flush();
		System.err.flush();
		ENDED.countDown();
	}

	private static void say(String sentence) {
		System.err.println(sentence);
		System.err.flush();
	}

	private static void signalled() {
		if (ENDED.getCount() == 0) {
			return;
		}
		RunningJob running = night;
		if (running == null) {
			say("Stopped. What was committed stays; the same command goes on from there.");
			Runtime.getRuntime().halt(ExitCode.FAILED);
			return;
		}
		running.stop();
		try {
			ENDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(ExitCode.FAILED);
	}

}
