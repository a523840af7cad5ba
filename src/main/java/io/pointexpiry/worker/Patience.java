package io.pointexpiry.worker;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a worker is waited for. Only the time counts in which ranges are handed out:
 * not that of steps in between on which this process works alone.
 */
final class Patience {

	private final long most;

	private final LongSupplier nanos;

	/** When a worker was seen at work last, or this began. */
	private long seen;

	/** Since when nothing is handed out. */
	private long idle;

	/**
	 * Begins with nothing handed out.
	 * @param nanos a time that only goes forward, in nanoseconds
	 */
	Patience(Duration most, LongSupplier nanos) {
		this.most = most.toNanos();
		this.nanos = nanos;
		this.seen = nanos.getAsLong();
		this.idle = this.seen;
	}

	/** From now on ranges are handed out. */
	void begin() {
		this.seen += this.nanos.getAsLong() - this.idle;
	}

	/** From now on none are. */
	void end() {
		this.idle = this.nanos.getAsLong();
	}

	/** A worker is at work. */
	void workerSeen() {
		this.seen = this.nanos.getAsLong();
	}

	/** Whether no worker was seen at work for as long as one is waited for. */
	boolean isOver() {
		return this.nanos.getAsLong() - this.seen > this.most;
	}

}
