package io.pointexpiry.privacy;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A call of purge, and what all its attempts removed.
 *
 * @param purgeId its number
 * @param before what is dated before this day goes; the day itself stays
 * @param byWhom who asked for it
 * @param startedAt when it was first started
 * @param endedAt when it was finished; null: it was not
 * @param folders folders of notices removed
 * @param notices notices in them
 * @param receipts receipts removed
 * @param feedback feedback texts blanked
 * @param rejects files of rejected rows removed; null: not looked for yet
 * @param members withdrawn members whose name and number were blanked
 * @param texts notices whose number and text were blanked with their member
 */
public record PurgeRun(long purgeId, LocalDate before, String byWhom, Instant startedAt, @Nullable Instant endedAt,
		long folders, long notices, long receipts, long feedback, @Nullable Long rejects, long members, long texts) {

	/** Whether it came to its end. */
	public boolean isFinished() {
		return this.endedAt != null;
	}

	/** The command that finishes it. */
	public String goOn() {
		return "purge --before " + this.before;
	}

}
