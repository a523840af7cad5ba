package io.pointexpiry.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.audit.AuditFaults;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has to know, on one screen.
 *
 * @param atWork the command that works on the books now, where that can be seen: on
 * PostgreSQL; null: none does
 * @param spread who works on other machines, and on what
 * @param firstClosed the first day that was closed; null: none is
 * @param lastClosed the last day that was closed; null: none is
 * @param missing the days that ended and are not closed; null: none
 * @param unfinished the run, rerun or reverse that was not finished; null: there is none
 * @param imports the imports that were not finished
 * @param next what is known of the next night
 * @param faults what the last call of verify found
 * @param withheld what the latest run of the last day closed left open, what is still
 * deferred and what is reversed, by why
 * @param surplus open lots that gave back more than had lapsed, in books of earlier
 * releases
 * @param untold lots that expired as warned by a warning that was none; see verify
 * @param unfit redemptions of online services that do not fit their lots
 * @param rehearsal the last day of the latest call that was a rehearsal
 * (EXPIRY_CLOCK=business), whose notices are not sent; null: there was none
 * @param waiting notices that were sent and have no final state yet
 * @param overdue of those, the ones that were published more than 80 hours ago: unknown
 * @param overdueNotices the first of them
 * @param purge the last call of purge, or the one that was not finished; null: none yet
 * @param rejects files of rejected rows that lie unread in the home
 */
public record StatusPage(@Nullable String atWork, SpreadWork spread, @Nullable LocalDate firstClosed,
		@Nullable LocalDate lastClosed, @Nullable MissingDays missing, @Nullable Unfinished unfinished,
		List<UnfinishedImport> imports, Ahead next, List<AuditFaults.Fault> faults, List<Withheld> withheld,
		long surplus, long untold, long unfit, @Nullable LocalDate rehearsal, long waiting, long overdue,
		List<OverdueNotice> overdueNotices, @Nullable Purge purge, List<String> rejects) {

	public StatusPage {
		imports = List.copyOf(imports);
		faults = List.copyOf(faults);
		withheld = List.copyOf(withheld);
		overdueNotices = List.copyOf(overdueNotices);
		rejects = List.copyOf(rejects);
	}

	/**
	 * Days that ended and are not closed, both included.
	 *
	 * @param from the first
	 * @param to the last
	 * @param days how many
	 * @param goOn the command that closes them
	 */
	public record MissingDays(LocalDate from, LocalDate to, long days, String goOn) {
	}

	/**
	 * A call of run, rerun or reverse that was not finished.
	 *
	 * @param command which of them
	 * @param firstDay its first day
	 * @param lastDay its last day
	 * @param state RUNNING where somebody works on it now; STOPPED, FAILED or KILLED
	 * @param since when it was started
	 * @param message what stopped it, where it said so
	 * @param goOn the command that finishes it
	 */
	public record Unfinished(String command, LocalDate firstDay, LocalDate lastDay, String state, Instant since,
			@Nullable String message, String goOn) {
	}

	/**
	 * An import that was not finished: the command that began it finishes it.
	 *
	 * @param input what it brings
	 * @param file the file that was named
	 * @param state STAGING or MERGING
	 * @param since when it was started
	 */
	public record UnfinishedImport(String input, String file, String state, Instant since) {
	}

	/**
	 * What is known of the next night.
	 *
	 * @param stops what it will stop at, a sentence each
	 * @param needs what must still come before the day that has not ended yet is closed,
	 * a sentence each
	 */
	public record Ahead(List<String> stops, List<String> needs) {

		public Ahead {
			stops = List.copyOf(stops);
			needs = List.copyOf(needs);
		}

	}

	/**
	 * Due lots that stayed open.
	 *
	 * @param why HOLD, REVERSED, REFUSED or DEFERRED
	 * @param lots how many
	 * @param points their points
	 * @param since the first business date on which one of them was left open
	 */
	public record Withheld(String why, long lots, long points, LocalDate since) {
	}

	/**
	 * A notice of which nobody knows whether it arrived.
	 *
	 * @param noticeId the notice
	 * @param memberId who should have been told
	 * @param sendDate when
	 */
	public record OverdueNotice(String noticeId, String memberId, LocalDate sendDate) {
	}

	/**
	 * A call of purge.
	 *
	 * @param before what is dated before this day went; null: one member was forgotten
	 * @param memberId the member; null: it was about a day
	 * @param since when it was started
	 * @param byWhom who asked for it
	 * @param goOn the command that finishes it; null: it is finished
	 */
	public record Purge(@Nullable LocalDate before, @Nullable String memberId, Instant since, String byWhom,
			@Nullable String goOn) {
	}

	/** Whether nothing waits for the operator. */
	public boolean isQuiet() {
		return this.missing == null && this.next.stops().isEmpty() && this.unfinished == null && this.imports.isEmpty()
				&& this.rejects.isEmpty() && (this.purge == null || this.purge.goOn() == null);
	}

	/**
	 * Whether the books are behind: no day is closed yet, one that ended is not, or a run
	 * or an import is not finished.
	 */
	public boolean isBehind() {
		return this.lastClosed == null || this.missing != null || this.unfinished != null || !this.imports.isEmpty();
	}

	/**
	 * The page as an operator reads it, a line for each thing.
	 * @param language Korean, or else English; what stops a night is said in English
	 */
	public String render(Locale language) {
		return StatusText.of(this, language);
	}

}
