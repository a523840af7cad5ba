package io.pointexpiry.worker;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a worker is waited for. */
class PatienceTest {

	private long now;

	private final Patience patience = new Patience(Duration.ofNanos(10), () -> this.now);

	@Test
	void isOverWhereNoWorkerCame() {
		this.patience.begin();

		this.now = 10;
		assertThat(this.patience.isOver()).isFalse();

		this.now = 11;
		assertThat(this.patience.isOver()).isTrue();
	}

	@Test
	void beginsAnewWithEachWorkerSeen() {
		this.patience.begin();
		this.now = 9;
		this.patience.workerSeen();

		this.now = 19;

		assertThat(this.patience.isOver()).isFalse();
	}

	@Test
	void doesNotCountTheTimeInWhichNothingIsHandedOut() {
		this.now = 1_000;
		this.patience.begin();
		this.now += 6;
		this.patience.end();

		this.now += 1_000;
		this.patience.begin();
		this.now += 4;
		assertThat(this.patience.isOver()).isFalse();

		this.now += 1;
		assertThat(this.patience.isOver()).isTrue();
	}

	@Test
	void isNotHadASecondTimeWhereNoWorkerCame() {
		this.patience.begin();
		this.now = 11;
		this.patience.end();

		this.now += 1_000;
		this.patience.begin();

		assertThat(this.patience.isOver()).isTrue();
	}

}
