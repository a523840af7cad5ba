package io.pointexpiry.cli;

import java.util.function.Function;

import io.pointexpiry.desk.DeskResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a hold is on: exactly one of a member and a lot. */
final class HoldTarget {

	@Option(names = "--member", paramLabel = "MEMBER", required = true, description = "all lots of this member")
	private @Nullable String member;

	@Option(names = "--lot", paramLabel = "LOT", required = true, description = "this lot")
	private @Nullable String lot;

	/** Does what is to be done with a member, or what is to be done with a lot. */
	DeskResult either(Function<String, DeskResult> withMember, Function<String, DeskResult> withLot) {
		if (this.member != null) {
			return withMember.apply(this.member);
		}
		if (this.lot != null) {
			return withLot.apply(this.lot);
		}
		throw new UsageError("Say what is meant: --member MEMBER or --lot LOT.");
	}

}
