package io.pointexpiry.intake;

import java.io.IOException;
import java.io.Reader;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, with their line breaks (CR LF, LF or CR). Of a line that is too
 * long only the beginning is kept; the rest of it is passed over.
 */
final class Lines {

	private static final int END = -1;

	private final Reader in;

	private final int mostCharacters;

	private final char[] buffer = new char[1 << 15];

	private int next;

	private int filled;

	private long number;

	Lines(Reader in, int mostCharacters) {
		this.in = in;
		this.mostCharacters = mostCharacters;
	}

	/** The next line, or null at the end. */
	@Nullable Line next() throws IOException {
		if (peek() == END) {
			return null;
		}
		this.number++;
		StringBuilder text = new StringBuilder();
		boolean tooLong = false;
		while (peek() != END && peek() != '\n' && peek() != '\r') {
			int from = this.next;
			while (this.next < this.filled && this.buffer[this.next] != '\n' && this.buffer[this.next] != '\r') {
				this.next++;
			}
			int room = this.mostCharacters - text.length();
			tooLong |= this.next - from > room;
			text.append(this.buffer, from, Math.min(this.next - from, room));
		}
		return new Line(this.number, text.toString(), lineBreak(), tooLong);
	}

	private String lineBreak() throws IOException {
		if (peek() == END) {
			return "";
		}
		if (this.buffer[this.next++] == '\n') {
			return "\n";
		}
		if (peek() == '\n') {
			this.next++;
			return "\r\n";
		}
		return "\r";
	}

	private int peek() throws IOException {
		while (this.next == this.filled) {
			this.filled = this.in.read(this.buffer, 0, this.buffer.length);
			this.next = 0;
			if (this.filled < 0) {
				this.filled = 0;
				return END;
			}
		}
		return this.buffer[this.next];
	}

	/**
	 * A line.
	 *
	 * @param number the first is 1
	 * @param text without its line break
	 * @param lineBreak how it ends; empty: with the text
	 * @param tooLong whether it goes on beyond its text
	 */
	record Line(long number, String text, String lineBreak, boolean tooLong) {
	}

}
