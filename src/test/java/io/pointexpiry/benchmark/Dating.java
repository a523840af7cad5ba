package io.pointexpiry.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The night that gives every lot its first date, or another one. */
final class Dating {

	private static final String STEP = "dateLots";

	private Dating() {
	}

	/** New lots, after an import. */
	static List<Result> first(Bench bench) throws IOException, SQLException, InterruptedException {
		return measure(bench, "dating", bench.imported(bench.lots()), Policies.PLAIN);
	}

	/** Open lots, by a policy that takes effect. */
	static List<Result> again(Bench bench) throws IOException, SQLException, InterruptedException {
		Books before = bench.prepared("before another policy", bench.imported(bench.lots()), (books) -> {
			bench.night(books.with(Policies.REDATED), Bench.YEAR_END.minusDays(2));
			return books;
		});
		return measure(bench, "redating", before, Policies.REDATED);
	}

	private static List<Result> measure(Bench bench, String row, Books before, String policy)
			throws IOException, SQLException, InterruptedException {
		String dated = "select count(*) from point_lot where policy_version = '%s'"
			.formatted(row.equals("redating") ? "2" : "1");
		return List.of(bench.inTurn(row, bench.lots(), () -> bench.onCopy(before, (books) -> {
			double seconds = bench.timed(books, row, Map.of());
			bench.check(books, dated, bench.lots());
			return seconds;
		}), () -> bench.onCopy(before, (books) -> {
			Program.Call call = bench.night(books.with(policy), Bench.YEAR_END.minusDays(1));
			bench.check(books, dated, bench.lots());
			return Round.Taken.of(call, StepTimes.of(books), STEP);
		})));
	}

}
