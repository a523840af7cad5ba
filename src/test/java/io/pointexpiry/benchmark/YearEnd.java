package io.pointexpiry.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The night on which every lot is due. */
final class YearEnd {

	private static final String STEP = "expireDueLots";

	private YearEnd() {
	}

	/** Without notices and guard. */
	static List<Result> plain(Bench bench) throws IOException, SQLException, InterruptedException {
		return List.of(measure(bench, "year-end", bench.dated(bench.lots()), Policies.PLAIN));
	}

	/**
	 * Everybody was warned by the nights before; the guard looks for each warning, and
	 * every member is told what expired.
	 */
	static List<Result> warned(Bench bench) throws IOException, SQLException, InterruptedException {
		Books warned = bench.prepared("everybody warned", bench.imported(bench.lots()), (books) -> {
			books.with(Policies.WARNED);
			bench.night(books, Bench.YEAR_END.minusDays(2));
			bench.night(books, Bench.YEAR_END.minusDays(1));
			return books;
		});
		return List.of(measure(bench, "year-end-warned", warned, Policies.WARNED));
	}

	private static Result measure(Bench bench, String row, Books eve, String policy)
			throws IOException, SQLException, InterruptedException {
		return bench.inTurn(row, bench.lots(), () -> reference(bench, eve),
				() -> work(bench, eve, policy, bench.lots()));
	}

	/** Five times as many lots, against the program itself. */
	static List<Result> fiveFold(Bench bench) throws IOException, SQLException, InterruptedException {
		long five = 5 * bench.lots();
		Books few = bench.dated(bench.lots());
		Books many = bench.dated(five);
		return List.of(bench.inTurn("five-fold", five, () -> work(bench, few, Policies.PLAIN, bench.lots()).work(),
				() -> work(bench, many, Policies.PLAIN, five)));
	}

	private static double reference(Bench bench, Books eve) throws IOException, SQLException, InterruptedException {
		return bench.onCopy(eve, (books) -> {
			bench.engine().script("bare-tables", Map.of()).run(books);
			double seconds = bench.timed(books, "year-end", Map.of("day", Bench.YEAR_END.toString()));
			bench.check(books, "select count(*) from bare.expiry_record", bench.lots());
			return seconds;
		});
	}

	private static Round.Taken work(Bench bench, Books eve, String policy, long lots)
			throws IOException, SQLException, InterruptedException {
		return bench.onCopy(eve, (books) -> {
			Program.Call call = bench.night(books.with(policy), Bench.YEAR_END);
			bench.check(books, "select count(*) from expiry_record", lots);
			return Round.Taken.of(call, StepTimes.of(books), STEP);
		});
	}

}
