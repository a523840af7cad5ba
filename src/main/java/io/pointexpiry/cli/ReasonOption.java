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

	/** Why: 1 to 1,000 characters, with a letter or a digit among them. */
	String why() {
		return reason("--reason", this.reason);
	}

	/** Who: 1 to 200 characters. */
	String byWhom() {
		return byWhom(this.by);
	}

	/** Who, where the option was given or not. */
	static String byWhom(@Nullable String by) {
		return text("--by", (by != null) ? by : BooksCommand.user(), Width.WHO);
	}

	/**
	 * The reason that an option gives. The {@code "..."} of a proposed command, copied as
	 * it stands, is none.
	 */
	static String reason(String option, String given) {
		String reason = text(option, given, Width.REASON);
		if (!isReason(reason)) {
			throw new UsageError("%s is '%s'; expected words that say why. Type the reason and run the command again."
				.formatted(option, reason));
		}
		return reason;
	}

	/** Whether somebody can read later why. */
	static boolean isReason(String text) {
		return text.codePoints().anyMatch(Character::isLetterOrDigit);
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
