package io.pointexpiry.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an Excel workbook, written as they come: memory stays flat. Text stays text,
 * whatever it looks like; dates are dates, instants are dates with a time in UTC, numbers
 * are numbers. What Excel cannot hold as it is stands there as text: numbers of more than
 * fifteen digits, days before 1 March 1900. A sheet that is full is followed by another
 * one with the same header.
 */
public final class ExcelRows implements RowWriter, Closeable {

	private static final int DIGITS = 15;

	private static final int ROWS_IN_MEMORY = 1_000;

	private static final int NARROWEST = 12;

	private static final int WIDTH_OF_AN_INSTANT = 20;

	/** The day before the first one of Excel, which also knows a 29 February 1900. */
	private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

	private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

	private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

	private static final double SECONDS = 86_400;

	/** What Excel would take for the code of a character. */
	private static final Pattern CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private final Workbook workbook;

	private final String name;

	private final int rowsOfSheet;

	private Worksheet sheet;

	private int sheets = 1;

	private int row;

	private @Nullable Object @Nullable [] header;

	/**
	 * Begins a workbook.
	 * @param out where it goes; flushed, not closed
	 * @param name of its sheets
	 */
	public ExcelRows(OutputStream out, String name) {
		this(out, name, Worksheet.MAX_ROWS);
	}

	ExcelRows(OutputStream out, String name, int rowsOfSheet) {
		this.workbook = new Workbook(out, "point-expiry", null);
		this.name = name;
		this.rowsOfSheet = rowsOfSheet;
		this.sheet = this.workbook.newWorksheet(name);
	}

	@Override
	public void row(@Nullable Object... cells) throws IOException {
		if (this.header == null) {
			this.header = cells.clone();
			writeHeader(cells);
			return;
		}
		if (this.row == this.rowsOfSheet) {
			this.sheet.finish();
			this.sheets++;
			this.sheet = this.workbook.newWorksheet(this.name + " " + this.sheets);
			this.row = 0;
			writeHeader(this.header);
		}
		write(cells);
	}

	private void writeHeader(@Nullable Object[] cells) throws IOException {
		for (int column = 0; column < cells.length; column++) {
			String title = Objects.toString(cells[column], "");
			this.sheet.width(column,
					title.endsWith("_at") ? WIDTH_OF_AN_INSTANT : Math.max(NARROWEST, title.length() + 2));
		}
		write(cells);
	}

	private void write(@Nullable Object[] cells) throws IOException {
		for (int column = 0; column < cells.length; column++) {
			Object cell = cells[column];
			if (cell != null) {
				put(column, cell);
			}
		}
		this.row++;
		if (this.row % ROWS_IN_MEMORY == 0) {
			this.sheet.flush();
		}
	}

	private void put(int column, Object cell) {
		if (cell instanceof LocalDate date && isHeld(date)) {
			date(column, ChronoUnit.DAYS.between(EPOCH, date), "yyyy-mm-dd");
		}
		else if (cell instanceof Instant instant && isHeld(utc(instant).toLocalDate())) {
			LocalDateTime at = utc(instant);
			date(column, ChronoUnit.DAYS.between(EPOCH, at.toLocalDate()) + at.toLocalTime().toSecondOfDay() / SECONDS,
					"yyyy-mm-dd hh:mm:ss");
		}
		else if (cell instanceof Number number && isHeld(number)) {
			this.sheet.value(this.row, column, number);
		}
		else if (cell instanceof Boolean flag) {
			this.sheet.value(this.row, column, flag);
		}
		else if (!cell.toString().isEmpty()) {
			this.sheet.inlineString(this.row, column, CODE.matcher(cell.toString()).replaceAll("_x005F_"));
		}
	}

	private void date(int column, Number serial, String format) {
		this.sheet.value(this.row, column, serial);
		this.sheet.style(this.row, column).format(format).set();
	}

	private static LocalDateTime utc(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	private static boolean isHeld(LocalDate date) {
		return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
	}

	private static boolean isHeld(Number number) {
		return new BigDecimal(number.toString()).stripTrailingZeros().precision() <= DIGITS;
	}

	/** Ends the workbook; before that it is none. */
	@Override
	public void close() throws IOException {
		this.workbook.finish();
	}

}
