package io.pointexpiry.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Files of members and lots into the books. */
final class Import {

	private Import() {
	}

	/** Into empty books. */
	static List<Result> fresh(Bench bench) throws IOException, SQLException, InterruptedException {
		return measure(bench, "import", bench.empty(), "import");
	}

	/** Once more, into the books that hold them. */
	static List<Result> again(Bench bench) throws IOException, SQLException, InterruptedException {
		String script = (bench.engine() instanceof H2Engine) ? "import-again" : "import";
		return measure(bench, "import-again", bench.imported(bench.lots()), script);
	}

	private static List<Result> measure(Bench bench, String row, Books before, String script)
			throws IOException, SQLException, InterruptedException {
		SampleFiles files = bench.files(bench.lots());
		Map<String, String> values = Map.of("members", files.members().toString(), "lots", files.lots().toString(),
				"today", LocalDate.now(ZoneOffset.UTC).toString());
		return List.of(bench.inTurn(row, bench.lots(), () -> bench.onCopy(before, (books) -> {
			bench.engine().script("import-tables", Map.of()).run(books);
			double seconds = bench.timed(books, script, values);
			bench.check(books, "select count(*) from point_lot", bench.lots());
			return seconds;
		}), () -> bench.onCopy(before, (books) -> {
			Program.Call call = bench.load(books.with(Policies.PLAIN), files);
			bench.check(books, "select count(*) from point_lot", bench.lots());
			return Round.Taken.of(call, StepTimes.of(books));
		})));
	}

}
