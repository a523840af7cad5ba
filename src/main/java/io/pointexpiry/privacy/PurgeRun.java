package io.pointexpiry.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A call of purge, and what all its attempts removed.
 *
 * @param purgeId its number
 * @param of what it is about
 * @param byWhom who asked for it
 * @param startedAt when it was first started
 * @param endedAt when it was finished; null: it was not
 * @param removed what went
 */
public record PurgeRun(long purgeId, Of of, String byWhom, Instant startedAt, @Nullable Instant endedAt,
		Counts removed) {

	/**
	 * What a purge is about: all that is dated before a day, or one member.
	 *
	 * @param before what is dated before this day goes; the day itself stays
	 * @param memberId who is forgotten
	 */
	public record Of(@Nullable LocalDate before, @Nullable String memberId) {

		public Of {
			if ((before == null) == (memberId == null)) {
				throw new IllegalArgumentException("expected a day or a member");
			}
		}

		static Of before(LocalDate day) {
			return new Of(day, null);
		}

		static Of member(String memberId) {
			return new Of(null, memberId);
		}

		LocalDate day() {
			return Objects.requireNonNull(this.before);
		}

		String member() {
			return Objects.requireNonNull(this.memberId);
		}

		/** The command that is about it. */
		String command() {
			return (this.before != null) ? "purge --before " + this.before : "purge --member " + this.memberId;
		}

	}

	/**
	 * What went.
	 *
	 * @param folders folders of notices removed
	 * @param notices notices in them
	 * @param receipts receipts removed
	 * @param feedback feedback texts blanked
	 * @param rejects files of rejected rows removed, or shortened; null: not looked for
	 * yet
	 * @param members members whose name and number were blanked
	 * @param texts notices whose number and text were blanked with their member
	 */
	public record Counts(long folders, long notices, long receipts, long feedback, @Nullable Long rejects, long members,
			long texts) {

		/** The same as a number. */
		long rejectFiles() {
			return (this.rejects != null) ? this.rejects : 0;
		}

	}

	/** Whether it came to its end. */
	public boolean isFinished() {
		return this.endedAt != null;
	}

	/** The command that finishes it. */
	public String goOn() {
		return this.of.command();
	}

}
