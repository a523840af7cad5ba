package io.pointexpiry.policy;

/**
 * A line of a policy that is printed back in plain sentences.
 *
 * @param level where it stands among the others of its subject
 * @param text the sentence, without a mark or a newline
 */
public record PolicyLine(Level level, String text) {

	/** Where a line stands. */
	public enum Level {

		/** What the subject is: its name, and of a policy also when it is announced. */
		HEADING(""),
		/** A sentence by itself. */
		SENTENCE(""),
		/** A rule of the subject. */
		RULE("- "),
		/** A rule that concerns the operator, and no member. */
		INTERNAL("- "),
		/** More about the rule before. */
		DETAIL("  "),
		/** A worked example of the rule before, or of the subject. */
		EXAMPLE("  * ");

		private final String mark;

		Level(String mark) {
			this.mark = mark;
		}

	}

	/** The line as it stands on a screen. */
	String shown() {
		return this.level.mark + this.text;
	}

}
