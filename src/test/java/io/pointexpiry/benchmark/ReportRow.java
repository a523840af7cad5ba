package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * {@code report expiries} of every lot. A report is no job: its work is what it takes
 * longer than a report of a day without entries.
 */
final class ReportRow {

	private static final String[] NOTHING = { "--from", "1999-01-01", "--to", "1999-01-01" };

	private ReportRow() {
	}

	static List<Result> measure(Bench bench) throws IOException, SQLException, InterruptedException {
		Books books = bench.expired();
		Path reference = bench.place("reference.csv");
		Path report = bench.place("report.csv");
		return List.of(bench.inTurn("report", bench.lots(), () -> {
			Files.deleteIfExists(reference);
			return bench.timed(books, "report", Map.of("report", reference.toString()));
		}, () -> {
			Program.Call idle = bench.type(books, "report", "expiries", NOTHING[0], NOTHING[1], NOTHING[2], NOTHING[3],
					"--out", report.toString());
			Files.delete(report);
			Program.Call call = bench.type(books, "report", "expiries", "--out", report.toString());
			return Round.Taken.of(call).less(idle);
		}));
	}

}
