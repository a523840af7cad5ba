package io.pointexpiry.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured: the table of contents. */
enum Row {

	YEAR_END("year-end", YearEnd::plain), YEAR_END_WARNED("year-end-warned", YearEnd::warned),
	DATING("dating", Dating::first), REDATING("redating", Dating::again), IMPORT("import", Import::fresh),
	IMPORT_AGAIN("import-again", Import::again), NOTICES("notices", Notices::measure),
	QUIET_NIGHT("quiet-night", QuietNight::measure), REPORT("report", ReportRow::measure),
	START_UP("start-up", StartUp::measure), FIVE_FOLD("five-fold", YearEnd::fiveFold),
	WORKERS("workers", Workers::measure), REHEARSAL("rehearsal", Rehearsal::measure);

	private final String label;

	private final Measurement measurement;

	Row(String label, Measurement measurement) {
		this.label = label;
		this.measurement = measurement;
	}

	/** The row of a name, as it is typed. */
	static Optional<Row> named(String name) {
		return Stream.of(values()).filter((row) -> row.label.equals(name)).findFirst();
	}

	/** All names, for a sentence. */
	static String names() {
		return Stream.of(values()).map((row) -> row.label).collect(Collectors.joining(", "));
	}

	/** Measures it; several lines where it has several parts. */
	List<Result> measure(Bench bench) throws IOException, SQLException, InterruptedException {
		return this.measurement.of(bench);
	}

	@FunctionalInterface
	private interface Measurement {

		List<Result> of(Bench bench) throws IOException, SQLException, InterruptedException;

	}

}
