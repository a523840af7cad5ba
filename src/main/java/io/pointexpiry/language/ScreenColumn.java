package io.pointexpiry.language;

/**
 * A column of a table on the screen, of so many cells of a terminal; a Korean letter
 * takes two of them. What is wider is not cut.
 *
 * @param cells how wide it is
 */
public record ScreenColumn(int cells) {

	/** Hangul and the letters above it; those of two cells that a screen shows here. */
	private static final int WIDE = 0x1100;

	/** The text at the left, filled up with blanks. */
	public String left(String text) {
		return text + " ".repeat(Math.max(0, this.cells - width(text)));
	}

	/** The text at the right, behind blanks. */
	public String right(String text) {
		return " ".repeat(Math.max(0, this.cells - width(text))) + text;
	}

	private static int width(String text) {
		return text.codePoints().map((point) -> (point < WIDE) ? 1 : 2).sum();
	}

}
