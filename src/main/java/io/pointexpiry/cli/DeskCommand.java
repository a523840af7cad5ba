package io.pointexpiry.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.domain.Programme;
import picocli.CommandLine.Mixin;

/**
 * A command of the customer desk. It locks the rows that it touches, and works beside a
 * run where the database allows it.
 */
abstract class DeskCommand extends BooksCommand {

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	/** Does it. */
	abstract DeskResult carryOut(Desk desk, DeskOrder order);

	@Override
	boolean works() {
		return false;
	}

	@Override
	boolean writes() {
		return true;
	}

	@Override
	int run(Session session) throws IOException {
		Instant now = expiry().clock().instant();
		LocalDate today = LocalDate.ofInstant(now, session.get(Programme.class).zone());
		DeskOrder order = new DeskOrder(this.reason.why(), this.reason.byWhom(), now, today);
		DeskResult result = carryOut(session.get(Desk.class), order);
		log(session, now, result);
		print(result, result.sentence(language(session)) + System.lineSeparator());
		return ExitCode.DONE;
	}

	/** Notes whose data were touched. */
	static void log(Session session, Instant now, DeskResult result) throws IOException {
		session.get(AccessLog.class).note(now, user(), logged(result), result.memberId());
	}

	private static String logged(DeskResult result) {
		return (result.lotId() != null) ? "%s --lot %s".formatted(result.command(), result.lotId())
				: "%s --member".formatted(result.command());
	}

}
