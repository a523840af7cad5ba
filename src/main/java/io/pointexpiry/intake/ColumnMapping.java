package io.pointexpiry.intake;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.language.Noun;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of an input stand in a file: made of the file's header, reads its
 * rows. Columns are found by name, in any order; others are passed over.
 */
final class ColumnMapping {

	/**
	 * What stands for bytes that the charset does not know: a code point that is no
	 * character.
	 */
	static final char UNDECODABLE = '\uFFFF';

	private static final char NUL = '\u0000';

	private static final char REPLACEMENT = '\uFFFD';

	private static final int MISSING = -1;

	private final ICSVParser parser = new RFC4180ParserBuilder().build();

	private final List<Column<?>> columns;

	private final Column<?>[] byPosition;

	private final List<String> header;

	private final int[] places;

	private ColumnMapping(List<Column<?>> columns, List<String> header) {
		this.columns = columns;
		this.byPosition = columns.toArray(Column[]::new);
		this.header = header;
		this.places = columns.stream().mapToInt((column) -> header.indexOf(column.name())).toArray();
	}

	/**
	 * The layout that a header tells.
	 * @throws RejectedRowException if a required column is missing or one is there twice;
	 * what was found and expected is for a sentence on the whole file
	 */
	static ColumnMapping of(List<Column<?>> columns, String header) throws RejectedRowException {
		List<String> names = new ArrayList<>();
		for (String name : new ColumnMapping(columns, List.of()).cells(header)) {
			names.add(name.trim());
		}
		Set<String> seen = new HashSet<>();
		for (String name : names) {
			if (!name.isEmpty() && !seen.add(name)) {
				throw new RejectedRowException(name, header, "each column once, but " + name + " is there twice");
			}
		}
		String missing = columns.stream()
			.filter((column) -> column.required() && !names.contains(column.name()))
			.map(Column::name)
			.collect(Collectors.joining(", "));
		if (!missing.isEmpty()) {
			throw new RejectedRowException(missing, header, missing);
		}
		return new ColumnMapping(columns, names);
	}

	/** The columns of the file that the input does not know. */
	List<String> unknown() {
		Set<String> known = this.columns.stream().map(Column::name).collect(Collectors.toSet());
		return this.header.stream().filter((name) -> !known.contains(name)).toList();
	}

	List<Column<?>> columns() {
		return this.columns;
	}

	boolean has(Column<?> column) {
		return this.places[position(column)] != MISSING;
	}

	int position(Column<?> column) {
		for (int i = 0; i < this.byPosition.length; i++) {
			if (this.byPosition[i].equals(column)) {
				return i;
			}
		}
		throw new IllegalArgumentException("expected a column of the input, found " + column.name());
	}

	/** Reads a row. */
	Row read(long line, String content) throws RejectedRowException {
		if (content.indexOf(UNDECODABLE) >= 0) {
			throw new RejectedRowException(RejectedRowException.WHOLE_ROW, "bytes that are no text in this charset",
					"text in the charset of the file (--charset)");
		}
		if (content.indexOf(NUL) >= 0) {
			throw new RejectedRowException(RejectedRowException.WHOLE_ROW, "a NUL character",
					"text without NUL characters");
		}
		String[] cells = cells(content);
		if (cells.length != this.header.size()) {
			throw new RejectedRowException(RejectedRowException.WHOLE_ROW, Noun.COLUMNS.of(cells.length),
					Noun.COLUMNS.of(this.header.size()));
		}
		@Nullable Object[] values = new Object[this.columns.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (this.places[i] == MISSING) ? null : this.columns.get(i).read(cells[this.places[i]]);
		}
		return new Row(line, content, this, values);
	}

	/**
	 * A row as a file of rejects may show it: telephone numbers masked, and what no
	 * database can hold replaced. Ids and numbers stay readable where the row can be
	 * read.
	 * @param readable whether its quotes are in order
	 */
	String masked(String content, boolean readable) {
		String storable = content.replace(NUL, REPLACEMENT).replace(UNDECODABLE, REPLACEMENT);
		if (!readable) {
			return PhoneMask.in(storable);
		}
		String[] cells = cells(storable);
		if (cells.length != this.header.size()) {
			return PhoneMask.in(storable);
		}
		String[] shown = new String[cells.length];
		for (int i = 0; i < cells.length; i++) {
			shown[i] = maskedCell(this.header.get(i), cells[i]);
		}
		return Arrays.equals(cells, shown) ? storable : asRow(shown);
	}

	/** A cell as a file of rejects may show it. */
	String maskedCell(String columnName, String cell) {
		Column<?> column = this.columns.stream()
			.filter((candidate) -> candidate.name().equals(columnName))
			.findFirst()
			.orElse(null);
		if (column == null) {
			return PhoneMask.in(cell);
		}
		return switch (column.format().privacy()) {
			case PHONE -> cell.isBlank() ? cell : PhoneMask.of(cell);
			case TEXT -> PhoneMask.in(cell);
			case OPEN ->
				(PhoneMask.isMobile(cell) || PhoneMask.mayBeCalled(cell) && column.format().parse().apply(cell) == null)
						? PhoneMask.in(cell) : cell;
		};
	}

	private static String asRow(String[] cells) {
		try {
			StringWriter row = new StringWriter();
			CsvRows.plain(row).row((Object[]) cells);
			return row.toString().stripTrailing();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String[] cells(String content) {
		try {
			return this.parser.parseLine(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
