package io.pointexpiry.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a hold is on: exactly one of a member and a lot. */
final class HeldThing {

	@Option(names = "--member", paramLabel = "MEMBER", required = true, description = "all lots of this member")
	@Nullable String member;

	@Option(names = "--lot", paramLabel = "LOT", required = true, description = "this lot")
	@Nullable String lot;

}
