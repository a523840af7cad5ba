package io.pointexpiry.policy;

import org.jspecify.annotations.Nullable;

/** Text of the file as it is shown in a problem: in one line, and not too long. */
final class Quoted {

	private static final int MOST_CHARACTERS = 80;

	private Quoted() {
	}

	static String of(String text) {
		return '"' + inOneLine(text) + '"';
	}

	static String inOneLine(@Nullable String text) {
		if (text == null) {
			return "";
		}
		StringBuilder line = new StringBuilder();
		text.codePoints().limit(MOST_CHARACTERS).forEach((character) -> {
			if (isPrintable(character)) {
				line.appendCodePoint(character);
			}
			else {
				line.append((character == '\n') ? "\\n" : "\\u%04X".formatted(character));
			}
		});
		return (text.codePointCount(0, text.length()) > MOST_CHARACTERS) ? line + "…" : line.toString();
	}

	/** Whether a reader of a log or a CSV file sees the character, and sees it alone. */
	static boolean isPrintable(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				false;
			default -> true;
		};
	}

}
