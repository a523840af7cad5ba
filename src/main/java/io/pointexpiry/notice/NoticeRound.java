package io.pointexpiry.notice;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The notices of one run, made at once after its last day.
 *
 * @param closingId the call of run, rerun or reverse
 * @param lastDay the last day that it closed
 * @param sendOn the morning on which its notices are sent
 * @param previousSendOn the send date of the round before; null: there was none, or
 * warnings of every date inside the stages are to be looked for
 * @param folder the number of the folder below {@code lastDay}
 * @param warnings whether warnings are made; false where an earlier day is closed again,
 * which only confirms what happened
 */
public record NoticeRound(long closingId, LocalDate lastDay, LocalDate sendOn, @Nullable LocalDate previousSendOn,
		int folder, boolean warnings) {

	public NoticeRound {
		if (folder < 1 || !sendOn.isAfter(lastDay)) {
			throw new IllegalArgumentException("expected a folder from 1 and a send date after %s, found %d and %s"
				.formatted(lastDay, folder, sendOn));
		}
	}

}
