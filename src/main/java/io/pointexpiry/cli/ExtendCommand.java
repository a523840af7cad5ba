package io.pointexpiry.cli;

import java.time.LocalDate;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Promises more time. */
@Command(name = "extend", description = "Promises an open lot more time; its member is told by the next run.")
final class ExtendCommand extends DeskCommand {

	@Option(names = "--lot", paramLabel = "LOT", required = true, description = "the lot")
	@SuppressWarnings("NullAway.Init")
	private String lot;

	@Option(names = "--until", paramLabel = "DATE", required = true,
			description = "the new last usable day; later than the present one")
	@SuppressWarnings("NullAway.Init")
	private LocalDate until;

	@Override
	DeskResult carryOut(Desk desk, DeskOrder order) {
		return desk.extend(this.lot, this.until, order);
	}

}
