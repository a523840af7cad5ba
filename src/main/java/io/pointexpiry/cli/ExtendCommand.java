package io.pointexpiry.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskOutcome;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.desk.LotOrder;
import io.pointexpiry.intake.OrderFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Promises more time. */
@Command(name = "extend", header = "Gives an open lot, or the lots of a file, more time.", description = {
		"Promises an open lot, or the open lots of a file, more time; members are", "told by the next run." })
final class ExtendCommand extends OrdersCommand {

	@Option(names = "--until", paramLabel = "DATE",
			description = "with --lot: the new last usable day; later than the present one")
	private @Nullable LocalDate until;

	@Override
	OrderFile.Command command() {
		return OrderFile.Command.EXTEND;
	}

	@Override
	@Nullable LocalDate until() {
		return this.until;
	}

	@Override
	boolean needsUntil() {
		return true;
	}

	@Override
	DeskResult carryOut(Desk desk, String lotId, @Nullable LocalDate until, DeskOrder order) {
		return desk.extend(lotId, Objects.requireNonNull(until), order);
	}

	@Override
	List<DeskOutcome> carryOut(Desk desk, List<LotOrder> orders, boolean dryRun) {
		return desk.extendAll(orders, dryRun);
	}

}
