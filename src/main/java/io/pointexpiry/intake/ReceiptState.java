package io.pointexpiry.intake;

import java.time.Instant;
import java.util.Comparator;

import io.pointexpiry.intake.ReceiptTable.NoticeState;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway can report. Notices only move forward: from what is on the way to what
 * is final, and of what is final to DELIVERED. Of states that are equally far the later
 * report counts, so that the order of reports changes nothing.
 *
 * @see "rules.md#notice-states"
 */
enum ReceiptState {

	ACCEPTED(1), SENT(2), DELIVERED(5), EXPIRED(4), UNDELIVERABLE(4), REJECTED(4), CANCELLED(4), UNKNOWN(3);

	private static final int NOT_REPORTED = 0;

	private static final Comparator<NoticeState> FORWARD = Comparator.<NoticeState>comparingInt(ReceiptState::progress)
		.thenComparing(ReceiptState::since)
		.thenComparing(NoticeState::state);

	private final int progress;

	ReceiptState(int progress) {
		this.progress = progress;
	}

	/** Whether a notice moves from one state to another. */
	static boolean movesForward(NoticeState from, NoticeState to) {
		return FORWARD.compare(from, to) < 0;
	}

	private static int progress(NoticeState state) {
		for (ReceiptState reported : values()) {
			if (reported.name().equals(state.state())) {
				return reported.progress;
			}
		}
		return NOT_REPORTED;
	}

	private static Instant since(NoticeState state) {
		@Nullable Instant at = state.at();
		return (at != null) ? at : Instant.MIN;
	}

}
