package io.pointexpiry.cli;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskResult;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Forbids expiry. */
@Command(name = "hold", header = "Keeps a lot, or all lots of a member, from expiring.")
final class HoldCommand extends DeskCommand {

	@ArgGroup(exclusive = true, multiplicity = "1")
	@SuppressWarnings("NullAway.Init")
	private HoldTarget thing;

	@Override
	DeskResult carryOut(Desk desk, DeskOrder order) {
		return this.thing.either((member) -> desk.holdMember(member, order), (lot) -> desk.holdLot(lot, order));
	}

}
