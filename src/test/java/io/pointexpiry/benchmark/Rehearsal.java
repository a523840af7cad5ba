package io.pointexpiry.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The year's end as a whole, once and without a reference: the import of every member and
 * lot, the night that dates them, the night that expires them, and the audit. Each
 * command has a line; the seconds of its steps are in the CSV.
 */
final class Rehearsal {

	private final Bench bench;

	private final List<Result> results = new ArrayList<>();

	private Rehearsal(Bench bench) {
		this.bench = bench;
	}

	static List<Result> measure(Bench bench) throws IOException, SQLException, InterruptedException {
		SampleFiles files = bench.files(bench.lots());
		Books empty = bench.empty();
		return bench.onCopy(empty, (books) -> new Rehearsal(bench).of(books.with(Policies.PLAIN), files));
	}

	private List<Result> of(Books books, SampleFiles files) throws IOException, SQLException, InterruptedException {
		job("import", books, this.bench.load(books, files));
		job("first night", books, this.bench.night(books, Bench.YEAR_END.minusDays(1)));
		job("year-end", books, this.bench.night(books, Bench.YEAR_END));
		this.bench.check(books, "select count(*) from expiry_record", this.bench.lots());
		add("verify", Round.Taken.of(this.bench.type(books, "verify")));
		this.bench.say("rehearsal: the database has %,d MB".formatted(this.bench.engine().bytes(books) >> 20));
		return this.results;
	}

	private void job(String command, Books books, Program.Call call) throws SQLException {
		StepTimes times = StepTimes.of(books);
		add(command, Round.Taken.of(call, times));
		for (Map.Entry<String, Double> step : times.steps().entrySet()) {
			this.bench.say("rehearsal: %s of %s, %.1f s".formatted(step.getKey(), command, step.getValue()));
		}
	}

	private void add(String command, Round.Taken taken) {
		this.results.add(new Result("rehearsal " + command, this.bench.engine().name(), this.bench.lots(),
				List.of(new Round(0, taken))));
	}

}
