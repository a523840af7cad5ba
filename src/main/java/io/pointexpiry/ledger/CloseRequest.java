package io.pointexpiry.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One call of run, rerun or reverse: the days that it closes. How far it came is what the
 * job repository says of its days; whatever starts next finishes it first.
 *
 * @param closingId its number
 * @param command run, rerun or reverse
 * @param firstDay the first day it closes
 * @param lastDay the last day it closes, itself included
 * @param sendOn the send date of its notices
 * @param opening the operator's choice for the very first run
 * @param acceptLarge why a larger night than foreseen goes on
 * @param why the operator's reason, of a reverse
 * @param byWhom who called it
 * @param startedAt when it was called
 * @param feeds the forms of gateways in which its notices are written beside
 * @see "rules.md#closing-days"
 */
public record CloseRequest(long closingId, String command, LocalDate firstDay, LocalDate lastDay, LocalDate sendOn,
		NightRun.@Nullable Opening opening, @Nullable String acceptLarge, @Nullable String why, @Nullable String byWhom,
		Instant startedAt, List<String> feeds) {

	/** Whether it gives back what a day took. */
	public boolean isReverse() {
		return this.command.equals("reverse");
	}

}
