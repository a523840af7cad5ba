package io.pointexpiry.cli;

import java.io.StringWriter;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.report.RowSink;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A report that cannot be made of what the books hold says which one, what and where. */
class FailingReportTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesTheReportAndTheDatabasesReasonButNoSql(TestDatabase database) {
		Failures.Failure failure = failureOf(database, (books, rows) -> books.each("""
				select 'BASE' as kind, p + p as points from (
				  values (cast(9223372036854775807 as bigint)), (cast(1 as bigint))) v (p)""",
				(row) -> rows.row(row.getString(1), row.getLong(2))));

		assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failure.sentence()).startsWith("Report sums failed before its first row: ")
			.containsIgnoringCase("out of range")
			.endsWith(". Nothing was changed; verify names what in the books does not agree.")
			.doesNotContainIgnoringCase("select")
			.doesNotContain("Exception");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesTheLastRowThatWasWritten(TestDatabase database) {
		Failures.Failure failure = failureOf(database, (books, rows) -> {
			rows.row("of 01012345678", 2L);
			rows.row("MILES", Math.addExact(Long.MAX_VALUE, 1));
		});

		assertThat(failure).isEqualTo(new Failures.Failure(ExitCode.FAILED,
				"Report sums failed after row 1 (kind of ***-****-5678, points 2): long overflow."
						+ " Nothing was changed; verify names what in the books does not agree."));
	}

	private static Failures.Failure failureOf(TestDatabase database, Rows rows) {
		try (TestBooks books = database.open()) {
			return Failures.of(catchThrowable(() -> new Reports(books.dataSource()).write(new Sums(rows),
					PostedRange.unbounded(), CsvForm.PLAIN, new StringWriter())));
		}
	}

	/** What a report writes. */
	@FunctionalInterface
	private interface Rows {

		void write(Snapshot books, RowSink rows);

	}

	/** A report of two columns. */
	private record Sums(Rows rows) implements Report {

		@Override
		public String name() {
			return "sums";
		}

		@Override
		public List<String> columns() {
			return List.of("kind", "points");
		}

		@Override
		public void write(Snapshot books, PostedRange range, RowSink sink) {
			this.rows.write(books, sink);
		}

	}

}
