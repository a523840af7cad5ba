package io.pointexpiry.store;

/**
 * Where a notice is on its way. States only move forward, in the order in which they are
 * listed: what was made is published (or recalled before it was sent); a gateway accepts
 * it and sends it; then one final state says how it ended. A receipt that arrives late or
 * twice changes nothing, and of two final ones the first stays, except that UNKNOWN gives
 * way to any that knows. A receipt for a recalled notice says that it had been sent
 * before, so that it moves on.
 */
public enum NoticeState {

	/** Recorded, not published yet. */
	MADE(0),
	/** In a folder that the sender may pick up. */
	PUBLISHED(1),
	/** Taken back before any receipt came. */
	RECALLED(2),
	/** Taken by a gateway. */
	ACCEPTED(3),
	/** On its way to the telephone. */
	SENT(4),
	/** Nothing final was heard of it in time. */
	UNKNOWN(5),
	/** It arrived. */
	DELIVERED(6),
	/** The network gave up. */
	EXPIRED(6),
	/** It can not arrive. */
	UNDELIVERABLE(6),
	/** The gateway refused it. */
	REJECTED(6),
	/** It was taken back from the gateway. */
	CANCELLED(6);

	private static final int FINAL = 6;

	private final int progress;

	NoticeState(int progress) {
		this.progress = progress;
	}

	/**
	 * The state after a receipt.
	 * @param reported what the receipt says
	 * @return the reported state where it lies further on, else this one
	 */
	public NoticeState after(NoticeState reported) {
		return (reported.progress > this.progress) ? reported : this;
	}

	/** Whether a receipt may report it. */
	public boolean isReported() {
		return this.progress > RECALLED.progress;
	}

	/** Whether no further receipt can change it. */
	public boolean isFinal() {
		return this.progress == FINAL;
	}

}
