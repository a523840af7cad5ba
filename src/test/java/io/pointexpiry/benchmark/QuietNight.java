package io.pointexpiry.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * A night on which a thousandth of the lots is due, and a tenth of the members lies in
 * the window of a warning that they were given; against the same few among a hundredth of
 * the lots.
 */
final class QuietNight {

	private static final LocalDate WARNING = Bench.YEAR_END.minusDays(11);

	private QuietNight() {
	}

	static List<Result> measure(Bench bench) throws IOException, SQLException, InterruptedException {
		long due = bench.lots() / 1000;
		Books many = books(bench, bench.lots(), due);
		Books few = books(bench, bench.lots() / 100, due);
		return List.of(bench.inTurn("quiet-night", bench.lots(), () -> night(bench, few, due).work(),
				() -> night(bench, many, due)));
	}

	private static Books books(Bench bench, long lots, long due)
			throws IOException, SQLException, InterruptedException {
		SampleFiles files = bench.files("quiet-%d".formatted(lots), lots, (member) -> earnedOn(member, lots, due));
		return bench.prepared("%,d lots before a quiet night".formatted(lots), bench.empty(), (books) -> {
			bench.load(books.with(Policies.QUIET), files);
			bench.night(books, WARNING);
			bench.night(books, Bench.YEAR_END.minusDays(1));
			return books;
		});
	}

	/** Due on the night; in the window of the warning; or later. */
	private static LocalDate earnedOn(long member, long lots, long due) {
		LocalDate lastDay = (member < due) ? Bench.YEAR_END
				: (member < due + lots / 10) ? Bench.YEAR_END.plusDays(15) : Bench.YEAR_END.plusMonths(6);
		return lastDay.minusYears(1);
	}

	private static Round.Taken night(Bench bench, Books before, long due)
			throws IOException, SQLException, InterruptedException {
		return bench.onCopy(before, (books) -> {
			Program.Call call = bench.night(books.with(Policies.QUIET), Bench.YEAR_END);
			bench.check(books, "select count(*) from expiry_record", due);
			return Round.Taken.of(call, StepTimes.of(books));
		});
	}

}
