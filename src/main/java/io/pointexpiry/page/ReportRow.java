package io.pointexpiry.page;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;

/**
 * One row of a report, by the names of its columns. A page asks the reports that are
 * written as CSV, so that both say the same.
 */
final class ReportRow {

	private final List<String> columns;

	private final @Nullable Object[] cells;

	private ReportRow(List<String> columns, @Nullable Object[] cells) {
		this.columns = columns;
		this.cells = cells;
	}

	/** Reads the rows of the report of a name, one after the other. */
	static void each(String name, Snapshot books, PostedRange range, Consumer<ReportRow> reader) {
		each(Reports.named(name).orElseThrow(), books, range, reader);
	}

	/** Reads the rows of a report, one after the other. */
	static void each(Report report, Snapshot books, PostedRange range, Consumer<ReportRow> reader) {
		List<String> columns = report.columns();
		report.write(books, range, (cells) -> reader.accept(new ReportRow(columns, cells)));
	}

	/** What a cell says; empty for an empty one. */
	String text(String column) {
		return Objects.toString(cell(column), "");
	}

	/** The whole number in a cell; 0 in an empty one. */
	BigInteger number(String column) {
		Object cell = cell(column);
		return (cell != null) ? new BigDecimal(cell.toString()).toBigIntegerExact() : BigInteger.ZERO;
	}

	@Nullable Object cell(String column) {
		int index = this.columns.indexOf(column);
		if (index < 0) {
			throw new IllegalArgumentException("expected a column %s, found %s".formatted(column, this.columns));
		}
		return this.cells[index];
	}

}
