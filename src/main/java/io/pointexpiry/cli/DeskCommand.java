package io.pointexpiry.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.domain.Programme;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A command of the customer desk. It locks the rows that it touches, and works beside a
 * run where the database allows it.
 */
abstract class DeskCommand extends BooksCommand {

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why; it is kept on record")
	@SuppressWarnings("NullAway.Init")
	private String reason;

	@Option(names = "--by", paramLabel = "WHO", description = "who asks for it (default: the user of this machine)")
	private @Nullable String by;

	/** Does it. */
	abstract DeskResult carryOut(Desk desk, DeskOrder order);

	@Override
	boolean works() {
		return false;
	}

	@Override
	int run(Session session) throws IOException {
		Instant now = expiry().clock().instant();
		LocalDate today = LocalDate.ofInstant(now, session.get(Programme.class).zone());
		DeskOrder order = new DeskOrder(this.reason, (this.by != null) ? this.by : user(), now, today);
		DeskResult result = carryOut(session.get(Desk.class), order);
		session.get(AccessLog.class).note(now, user(), logged(result), result.memberId());
		print(result, result.sentence() + System.lineSeparator());
		return ExitCode.DONE;
	}

	private static String logged(DeskResult result) {
		return (result.lotId() != null) ? "%s --lot %s".formatted(result.command(), result.lotId())
				: "%s --member".formatted(result.command());
	}

}
