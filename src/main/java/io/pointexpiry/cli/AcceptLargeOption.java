package io.pointexpiry.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The operator's word that a night far larger than foreseen goes on. */
final class AcceptLargeOption {

	private static final String NAME = "--accept-large";

	@Option(names = NAME, paramLabel = "REASON", description = "go on with a night far larger than foreseen")
	private @Nullable String reason;

	/** Why; null: it does not go on. */
	@Nullable String reason() {
		return (this.reason != null) ? ReasonOption.reason(NAME, this.reason) : null;
	}

}
