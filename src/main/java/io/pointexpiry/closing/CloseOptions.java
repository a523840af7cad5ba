package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.Feed;
import org.jspecify.annotations.Nullable;

/**
 * What an operator or cron asks for.
 *
 * @param date the last day to be closed, or the day to be evaluated again; null: up to
 * yesterday
 * @param today the day that it is in the programme's zone; it has not ended
 * @param opening what becomes of lots that were due before the very first day; null: the
 * run stops and asks
 * @param acceptLarge why a larger night than foreseen goes on; null: it stops and asks
 * @param why the reason, of a reverse; null: none is asked for
 * @param byWhom who asks
 * @param feeds the forms of gateways in which the notices are written beside
 */
public record CloseOptions(@Nullable LocalDate date, LocalDate today, NightRun.@Nullable Opening opening,
		@Nullable String acceptLarge, @Nullable String why, String byWhom, List<Feed> feeds) {

	/** The last day to be closed. */
	public LocalDate until() {
		return (this.date != null) ? this.date : this.today.minusDays(1);
	}

}
