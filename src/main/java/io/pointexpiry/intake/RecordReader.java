package io.pointexpiry.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, as they stand there, one after the other: RFC 4180, where a
 * record goes over several lines if line breaks are quoted. Takes as little of the file
 * into memory as one record may have ({@value #MOST_CHARACTERS} characters). A record
 * that is no RFC 4180 is reported, and costs no more than its first line: reading goes on
 * with the next. Empty lines are no records.
 */
final class RecordReader {

	/** The most characters of a record. */
	static final int MOST_CHARACTERS = 32_768;

	private final Lines lines;

	private final Deque<Lines.Line> readAlready = new ArrayDeque<>();

	RecordReader(Reader in) {
		this.lines = new Lines(in, MOST_CHARACTERS);
	}

	/** The next record, or null at the end of the file. */
	@Nullable RawRecord next() throws IOException {
		Lines.Line first = line();
		while (first != null && first.text().isEmpty()) {
			first = line();
		}
		if (first == null) {
			return null;
		}
		if (first.tooLong()) {
			return new RawRecord(first.number(), first.text(), Fault.TOO_LONG);
		}
		Quotes quotes = new Quotes();
		quotes.read(first.text());
		return quotes.isOpen() ? overSeveralLines(first, quotes)
				: new RawRecord(first.number(), first.text(), quotes.isBroken() ? Fault.QUOTES : null);
	}

	private RawRecord overSeveralLines(Lines.Line first, Quotes quotes) throws IOException {
		StringBuilder text = new StringBuilder(first.text());
		Deque<Lines.Line> taken = new ArrayDeque<>();
		String lineBreak = first.lineBreak();
		while (quotes.isOpen()) {
			Lines.Line next = line();
			if (next != null) {
				taken.add(next);
			}
			if (next == null || next.tooLong() || text.length() + next.text().length() > MOST_CHARACTERS - 2) {
				return onlyFirstLine(first, taken);
			}
			quotes.read(next.text());
			text.append(lineBreak).append(next.text());
			lineBreak = next.lineBreak();
		}
		return quotes.isBroken() ? onlyFirstLine(first, taken) : new RawRecord(first.number(), text.toString(), null);
	}

	private RawRecord onlyFirstLine(Lines.Line first, Deque<Lines.Line> taken) {
		while (!taken.isEmpty()) {
			this.readAlready.addFirst(taken.removeLast());
		}
		return new RawRecord(first.number(), first.text(), Fault.QUOTES);
	}

	private Lines.@Nullable Line line() throws IOException {
		Lines.Line again = this.readAlready.poll();
		return (again != null) ? again : this.lines.next();
	}

	/** What makes a record unreadable. */
	enum Fault {

		QUOTES("an unpaired or misplaced quote", "quotes in pairs around a whole cell, doubled within it"),
		TOO_LONG("a longer row", "a row of at most " + MOST_CHARACTERS + " characters");

		private final String found;

		private final String expected;

		Fault(String found, String expected) {
			this.found = found;
			this.expected = expected;
		}

		RejectedRowException rejection() {
			return new RejectedRowException(RejectedRowException.WHOLE_ROW, this.found, this.expected);
		}

	}

	/**
	 * A record as it stands in the file.
	 *
	 * @param line the line on which it begins
	 * @param text without its last line break
	 * @param fault what makes it unreadable; null: nothing
	 */
	record RawRecord(long line, String text, @Nullable Fault fault) {
	}

	/** Follows the quotes of a record from line to line. */
	private static final class Quotes {

		private enum Place {

			CELL_START, PLAIN, QUOTED, AFTER_QUOTED, BROKEN

		}

		private Place place = Place.CELL_START;

		void read(String line) {
			if (line.indexOf('"') < 0) {
				return;
			}
			for (int i = 0; i < line.length() && this.place != Place.BROKEN; i++) {
				this.place = after(line.charAt(i));
			}
		}

		private Place after(char character) {
			boolean quote = character == '"';
			return switch (this.place) {
				case CELL_START -> quote ? Place.QUOTED : (character == ',') ? Place.CELL_START : Place.PLAIN;
				case PLAIN -> quote ? Place.BROKEN : (character == ',') ? Place.CELL_START : Place.PLAIN;
				case QUOTED -> quote ? Place.AFTER_QUOTED : Place.QUOTED;
				case AFTER_QUOTED -> quote ? Place.QUOTED : (character == ',') ? Place.CELL_START : Place.BROKEN;
				case BROKEN -> Place.BROKEN;
			};
		}

		boolean isOpen() {
			return this.place == Place.QUOTED;
		}

		boolean isBroken() {
			return this.place == Place.BROKEN;
		}

	}

}
