package io.pointexpiry.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The number of a caller that is not a word of the command: whoever lists the processes
 * of a machine sees all words.
 */
final class CallersNumber {

	/**
	 * Longer than any spelling of a number; no line of this length is read to its end.
	 */
	private static final int MOST = 100;

	private CallersNumber() {
	}

	/**
	 * Reads a line.
	 * @param console the terminal, which asks for it and does not echo it; null: there is
	 * none
	 * @param input what is read where there is no terminal, UTF-8
	 * @throws UsageError if nothing is typed, or more than a number
	 */
	static String read(@Nullable Console console, InputStream input) {
		String line = (console != null) ? typed(console) : line(input);
		if (line.isBlank() || line.length() > MOST) {
			throw new UsageError("With --phone - a line with the number is expected on standard input, found %s."
				.formatted(line.isBlank() ? "none" : "more than %d characters".formatted(MOST)));
		}
		return line.strip();
	}

	private static String typed(Console console) {
		char[] typed = console.readPassword("Number of the caller (not shown): ");
		return (typed == null) ? "" : new String(typed);
	}

	private static String line(InputStream input) {
		try {
			BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
			StringBuilder line = new StringBuilder();
			for (int next = lines.read(); next >= 0 && next != '\n' && line.length() <= MOST; next = lines.read()) {
				line.append((char) next);
			}
			return line.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
