package io.pointexpiry.cli;

import java.time.LocalDate;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives lapsed points back. */
@Command(name = "reinstate", description = { "Gives back what the latest expiry of a lot took, as a new lot LOT~1;",
		"its member is told by the next run." })
final class ReinstateCommand extends DeskCommand {

	@Option(names = "--lot", paramLabel = "LOT", required = true, description = "the lot that lapsed")
	@SuppressWarnings("NullAway.Init")
	private String lot;

	@Option(names = "--until", paramLabel = "DATE",
			description = "the last usable day (default: the next day to be closed and what the guard defers by)")
	private @Nullable LocalDate until;

	@Override
	DeskResult carryOut(Desk desk, DeskOrder order) {
		return desk.reinstate(this.lot, this.until, order);
	}

}
