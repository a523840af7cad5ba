package io.pointexpiry.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.file.ExcelRows;
import io.pointexpiry.file.JsonRows;
import io.pointexpiry.file.RowWriter;
import io.pointexpiry.progress.Progress;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * All reports, and how one becomes a CSV file or an Excel workbook; as CSV: a header row,
 * dates and instants in ISO 8601 (instants in UTC, to the second), {@code true} and
 * {@code false}, an empty cell for null. The same books give the same bytes on either
 * database.
 */
public final class Reports {

	private static final List<Report> ALL = List.of(new ExpiriesReport(), new NoticesReport(), new BalancesReport(),
			new SummaryReport(), new WithheldReport(), new ExtensionsReport(), new RunsReport(), new DeskReport(),
			new FeedbackReport(), new BreakageReport(), new ComplaintsReport());

	private final DataSource books;

	public Reports(DataSource books) {
		this.books = books;
	}

	/** The reports, in the order in which they are offered. */
	public static List<Report> all() {
		return ALL;
	}

	/** The report of a name, if there is one. */
	public static Optional<Report> named(String name) {
		return ALL.stream().filter((report) -> report.name().equals(name)).findFirst();
	}

	/**
	 * Writes a report.
	 * @param report one of {@link #all()}
	 * @param range the days asked for
	 * @param form for whom
	 * @param out where the text goes; flushed, not closed
	 * @return the number of rows, the header not counted
	 * @throws IOException if it cannot be written
	 * @throws FailedException if it cannot be made of what the books hold
	 */
	public long write(Report report, PostedRange range, CsvForm form, Writer out) throws IOException {
		return write(report, range, form, out, Progress.SILENT);
	}

	/** The same, and tells how many rows are written. */
	public long write(Report report, PostedRange range, CsvForm form, Writer out, Progress progress)
			throws IOException {
		long rows = write(report, range, form.rows(out), progress);
		out.flush();
		return rows;
	}

	/**
	 * Writes a report as an Excel workbook.
	 * @param out where the bytes go; flushed, not closed
	 * @return the number of rows, headers not counted
	 * @throws IOException if it cannot be written
	 * @throws FailedException if it cannot be made of what the books hold
	 */
	public long writeWorkbook(Report report, PostedRange range, OutputStream out, Progress progress)
			throws IOException {
		OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
		ExcelRows workbook = new ExcelRows(buffered, report.name());
		long rows = write(report, range, workbook, progress);
		workbook.close();
		buffered.flush();
		return rows;
	}

	/**
	 * Writes a report as a JSON array, an object for each row.
	 * @param out where the text goes; flushed, not closed
	 * @return the number of rows
	 * @throws IOException if it cannot be written
	 * @throws FailedException if it cannot be made of what the books hold
	 */
	public long writeJson(Report report, PostedRange range, Writer out, Progress progress) throws IOException {
		JsonRows json = new JsonRows(out);
		long rows = write(report, range, json, progress);
		json.end();
		out.flush();
		return rows;
	}

	private long write(Report report, PostedRange range, RowWriter out, Progress progress) throws IOException {
		try (Progress.Work work = progress.begin("report " + report.name(), "rows", Progress.UNKNOWN)) {
			return write(report, range, out, work);
		}
	}

	private long write(Report report, PostedRange range, RowWriter out, Progress.Work work) throws IOException {
		AtomicLong count = new AtomicLong();
		out.row(report.columns().toArray());
		AtomicReference<@Nullable Object[]> last = new AtomicReference<>(new Object[0]);
		try (RowBlocks blocks = new RowBlocks((cells) -> out.row(toTheSecond(cells)))) {
			Snapshot.take(this.books, (snapshot) -> report.write(snapshot, range, (cells) -> {
				put(blocks, report, cells);
				count.incrementAndGet();
				work.add(1);
				last.set(cells);
			}));
			blocks.finish();
		}
		catch (DataIntegrityViolationException | ArithmeticException ex) {
			throw new FailedException(report, count.get(), Objects.requireNonNull(last.get()), ex);
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		return count.get();
	}

	/**
	 * The books hold what a report cannot be made of, such as a sum beyond all bounds.
	 */
	public static final class FailedException extends RuntimeException {

		private static final int CELLS_NAMED = 2;

		FailedException(Report report, long rows, @Nullable Object[] last, RuntimeException cause) {
			super("Report %s failed %s".formatted(report.name(),
					(rows == 0) ? "before its first row" : "after row %d (%s)".formatted(rows, place(report, last))),
					cause);
		}

		private static String place(Report report, @Nullable Object[] cells) {
			return IntStream.range(0, Math.min(CELLS_NAMED, cells.length))
				.mapToObj((column) -> report.columns().get(column) + " " + cells[column])
				.collect(Collectors.joining(", "));
		}

	}

	private static void put(RowWriter out, Report report, @Nullable Object... cells) {
		if (cells.length != report.columns().size()) {
			throw new IllegalStateException("report %s: expected %d cells, found %d".formatted(report.name(),
					report.columns().size(), cells.length));
		}
		try {
			out.row(cells);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable Object[] toTheSecond(@Nullable Object... cells) {
		@Nullable Object[] row = cells.clone();
		for (int i = 0; i < row.length; i++) {
			if (row[i] instanceof Instant instant) {
				row[i] = instant.truncatedTo(ChronoUnit.SECONDS);
			}
		}
		return row;
	}

}
