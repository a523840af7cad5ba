package io.pointexpiry.cli;

import io.pointexpiry.domain.Width;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is done, and who asks for it; both are kept on record. */
final class ReasonOption {

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why; it is kept on record")
	@SuppressWarnings("NullAway.Init")
	private String reason;

	@Option(names = "--by", paramLabel = "WHO", description = "who asks for it (default: the user of this machine)")
	private @Nullable String by;

	/** Why: 1 to 1,000 characters. */
	String why() {
		return reason("--reason", this.reason);
	}

	/** Who: 1 to 200 characters. */
	String byWhom() {
		return text("--by", (this.by != null) ? this.by : BooksCommand.user(), Width.WHO);
	}

	/** The reason that another option gives. */
	static String reason(String option, String given) {
		return text(option, given, Width.REASON);
	}

	private static String text(String option, String given, Width longest) {
		String text = given.strip();
		if (text.isEmpty() || !longest.holds(text)) {
			throw new UsageError(
					"%s has %,d characters; expected 1 to %,d.".formatted(option, text.length(), longest.characters()));
		}
		return text;
	}

}
