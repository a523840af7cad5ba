package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.language.Noun;
import org.jspecify.annotations.Nullable;

/**
 * What a call of run or rerun did.
 *
 * @param days the days that were closed or evaluated again, in order; empty: there was
 * nothing to do
 * @param notices how many notices were made, one for each member
 * @param unreachable how many of them cannot be sent
 * @param tooLate notices that were not made, since their folder was published after they
 * could still be sent; the next run tells what they would have told
 * @param folder where the notices lie; null: there was nothing to say
 * @param listed lots that are withheld or refused for the first time, at most as many as
 * fit a screen
 * @param newlyListed how many those are in all
 * @param unfit redemptions that were posted and do not fit their lots, at most as many as
 * fit a screen
 */
public record CloseReport(List<Day> days, long notices, long unreachable, long tooLate, @Nullable String folder,
		List<Listed> listed, long newlyListed, List<String> unfit) {

	public CloseReport {
		days = List.copyOf(days);
		listed = List.copyOf(listed);
		unfit = List.copyOf(unfit);
	}

	/** Nothing was done. */
	public static final CloseReport NOTHING = new CloseReport(List.of(), 0, 0, 0, null, List.of(), 0, List.of());

	/**
	 * One day with its control totals.
	 *
	 * @param runId business date and attempt
	 * @param businessDate the day
	 * @param totals what was read and decided
	 */
	public record Day(String runId, LocalDate businessDate, ControlTotals totals) {
	}

	/**
	 * A lot that stayed open though it was due.
	 *
	 * @param lotId the lot
	 * @param memberId whose it is
	 * @param points what remains of it
	 * @param why HOLD, DEFERRED, REVERSED or REFUSED
	 * @param detail more of it; null: there is no more
	 */
	public record Listed(String lotId, String memberId, long points, String why, @Nullable String detail) {

		/** The lot as machines are told of it. */
		@JsonValue
		@Override
		public String toString() {
			return "lot %s of member %s, %s: %s".formatted(this.lotId, this.memberId, Noun.POINTS.counted(this.points),
					cause());
		}

		/** Why it stayed open. */
		public String cause() {
			return (this.detail == null) ? this.why : this.why + ", " + this.detail;
		}

	}

	/** The control totals of all days together. */
	public ControlTotals totals() {
		return this.days.stream().map(Day::totals).reduce(ControlTotals.NONE, ControlTotals::plus);
	}

}
