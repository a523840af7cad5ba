package io.pointexpiry.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.dao.CannotAcquireLockException;

import static org.assertj.core.api.Assertions.assertThat;

/** What a signal does to a command that works. */
class ShutdownTest {

	@Test
	void asksAgainWhereTheNightHoldsTheRowsInWhichItIsAsked() {
		CountDownLatch end = new CountDownLatch(1);
		AtomicInteger asked = new AtomicInteger();

		boolean stopped = Shutdown.stopped(() -> {
			if (asked.incrementAndGet() == 1) {
				throw new CannotAcquireLockException("the night is noting its progress");
			}
			end.countDown();
		}, end);

		assertThat(stopped).isTrue();
		assertThat(asked).hasValue(2);
	}

}
