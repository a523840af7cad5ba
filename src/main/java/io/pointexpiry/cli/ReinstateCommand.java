package io.pointexpiry.cli;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskOutcome;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.desk.LotOrder;
import io.pointexpiry.intake.OrderFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives lapsed points back. */
@Command(name = "reinstate", header = "Gives back what the latest expiry of a lot took.",
		description = { "Gives back what the latest expiry of a lot took, as a new lot LOT~1, or",
				"that of the lots of a file; members are told by the next run." })
final class ReinstateCommand extends OrdersCommand {

	@Option(names = "--until", paramLabel = "DATE",
			description = "with --lot: the last usable day (default: the next day to be closed and what the guard "
					+ "defers by)")
	private @Nullable LocalDate until;

	@Override
	OrderFile.Command command() {
		return OrderFile.Command.REINSTATE;
	}

	@Override
	@Nullable LocalDate until() {
		return this.until;
	}

	@Override
	boolean needsUntil() {
		return false;
	}

	@Override
	DeskResult carryOut(Desk desk, String lotId, @Nullable LocalDate until, DeskOrder order) {
		return desk.reinstate(lotId, until, order);
	}

	@Override
	List<DeskOutcome> carryOut(Desk desk, List<LotOrder> orders, boolean dryRun) {
		return desk.reinstateAll(orders, dryRun);
	}

}
