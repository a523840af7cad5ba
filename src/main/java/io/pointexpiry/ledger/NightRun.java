package io.pointexpiry.ledger;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One business date being closed, or evaluated again: what every record of it carries.
 *
 * @param runId business date and attempt, such as {@code 2024-12-31.1}
 * @param closingId the call that it is part of
 * @param businessDate the day D that is closed
 * @param attempt from 1
 * @param command run, rerun or reverse
 * @param postedOn the day of the books to which its records belong
 * @param stateDay the day whose dates and dormancy the tables show: D, or the last closed
 * day for a rerun of an earlier D
 * @param lastDay the last day of the call
 * @param sendOn the send date of the call's notices
 * @param opening what becomes of lots that were due before the very first day; null for
 * every other day
 * @param acceptLarge why a larger night than foreseen goes on; null: it does not
 * @param recordedAt when the run first started
 * @see "rules.md#expiry-records"
 */
public record NightRun(String runId, long closingId, LocalDate businessDate, int attempt, String command,
		LocalDate postedOn, LocalDate stateDay, LocalDate lastDay, LocalDate sendOn, @Nullable Opening opening,
		@Nullable String acceptLarge, Instant recordedAt) {

	/**
	 * A run that is only imagined: as a call for this day alone would find it, or a rerun
	 * where the day is closed. It is on no record.
	 * @param lastClosed the last closed day; null: none is
	 * @param opening what would become of lots that were due before the very first day
	 */
	public static NightRun imagined(LocalDate day, @Nullable LocalDate lastClosed, @Nullable Opening opening) {
		LocalDate stateDay = (lastClosed == null || lastClosed.isBefore(day)) ? day : lastClosed;
		boolean again = lastClosed != null && !lastClosed.isBefore(day);
		return new NightRun("", 0, day, 0, again ? "rerun" : "run", again ? stateDay.plusDays(1) : day, stateDay, day,
				stateDay.plusDays(1), (lastClosed == null) ? opening : null, null, Instant.EPOCH);
	}

	/**
	 * The last day on which points could be used that the closing of this day takes: that
	 * of their own date, or the day itself where dormancy or withdrawal takes them
	 * before.
	 * @param expiresOn the lot's own date; null: never
	 */
	public LocalDate lastUsableOn(@Nullable LocalDate expiresOn) {
		return (expiresOn != null && expiresOn.isBefore(this.businessDate)) ? expiresOn : this.businessDate;
	}

	/** Whether this is the last day of the call, after which members are told. */
	public boolean isLast() {
		return this.businessDate.equals(this.lastDay);
	}

	/** Whether a closed day is evaluated again. */
	public boolean isRerun() {
		return "rerun".equals(this.command);
	}

	/** Whether what a closed day took is given back. */
	public boolean isReverse() {
		return "reverse".equals(this.command);
	}

	/** Whether warnings are made: only confirmations where the past is worked on. */
	public boolean warns() {
		return !isReverse() && !isOfThePast();
	}

	/** Whether a day is evaluated again after later ones were closed. */
	public boolean isOfThePast() {
		return this.stateDay.isAfter(this.businessDate);
	}

	/** What becomes of lots that were due before the very first day that is closed. */
	public enum Opening {

		/** They expire that night, the guard applying. */
		EXPIRE,
		/** Each is promised the time of a deferral. */
		DEFER

	}

}
