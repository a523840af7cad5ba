package io.pointexpiry.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.pointexpiry.night.RunningJob;

/**
 * What a terminating signal does to a command that works: the night stops between two
 * chunks, the command says how to go on, and the process ends with the code of a stopped
 * run, not with that of a signal.
 */
final class Shutdown {

	private static final long PATIENCE_SECONDS = 60;

	private static final CountDownLatch ENDED = new CountDownLatch(1);

	private Shutdown() {
	}

	/** From now on a signal stops this night. */
	static void stops(RunningJob night) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			if (ENDED.getCount() == 0) {
				return;
			}
			night.stop();
			try {
				ENDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			Runtime.getRuntime().halt(ExitCode.FAILED);
		}, "stop"));
	}

	/** The command has ended and said what it had to say. */
	static void ended() {
		System.out.flush();
		System.err.flush();
		ENDED.countDown();
	}

}
