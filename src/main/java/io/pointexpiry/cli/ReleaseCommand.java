package io.pointexpiry.cli;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskResult;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Ends a hold. */
@Command(name = "release", header = "Ends a hold: the rules apply again.")
final class ReleaseCommand extends DeskCommand {

	@ArgGroup(exclusive = true, multiplicity = "1")
	@SuppressWarnings("NullAway.Init")
	private HoldTarget thing;

	@Override
	DeskResult carryOut(Desk desk, DeskOrder order) {
		return this.thing.either((member) -> desk.releaseMember(member, order), (lot) -> desk.releaseLot(lot, order));
	}

}
