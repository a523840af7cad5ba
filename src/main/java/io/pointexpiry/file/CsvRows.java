package io.pointexpiry.file;

import java.io.IOException;
import java.io.Writer;
import java.time.temporal.Temporal;
import java.util.Objects;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file as RFC 4180 has them: CRLF, quotes only where they are needed, empty
 * for null. In spreadsheet form a cell that a spreadsheet would take for a formula is
 * defused with a leading apostrophe.
 */
public final class CsvRows implements RowWriter {

	private static final String FORMULA_STARTS = "=+-@\t\r";

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final ICSVWriter writer;

	private final boolean spreadsheet;

	private CsvRows(ICSVWriter writer, boolean spreadsheet) {
		this.writer = writer;
		this.spreadsheet = spreadsheet;
	}

	/** Rows for programs. */
	public static CsvRows plain(Writer out) {
		return new CsvRows(csv(out), false);
	}

	/** Rows for a spreadsheet: after a byte order mark, with formulas defused. */
	public static CsvRows spreadsheet(Writer out) throws IOException {
		out.write(BYTE_ORDER_MARK);
		return new CsvRows(csv(out), true);
	}

	private static ICSVWriter csv(Writer out) {
		return new CSVWriter(out, ',', '"', '"', "\r\n");
	}

	@Override
	public void row(@Nullable Object... cells) throws IOException {
		String[] texts = new String[cells.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = text(cells[i]);
		}
		this.writer.writeNext(texts, false);
		IOException failure = this.writer.getException(); // checkError() flushes
		if (failure != null) {
			throw failure;
		}
	}

	private String text(@Nullable Object cell) {
		String text = Objects.toString(cell, "");
		boolean suspicious = this.spreadsheet && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
		return (suspicious && !(cell instanceof Number) && !(cell instanceof Temporal)) ? "'" + text : text;
	}

}
