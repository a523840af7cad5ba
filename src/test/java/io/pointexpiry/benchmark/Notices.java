package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The night that tells every member: one text, one file, one folder. */
final class Notices {

	private static final LocalDate NIGHT = Bench.YEAR_END.minusDays(2);

	private Notices() {
	}

	static List<Result> measure(Bench bench) throws IOException, SQLException, InterruptedException {
		Books before = bench.imported(bench.lots());
		Map<String, String> rows = Map.of("notices", bench.place("notices.csv").toString(), "items",
				bench.place("items.csv").toString());
		Path archive = bench.place("notices.tar");
		return List.of(bench.programFirst("notices", bench.lots(), () -> bench.onCopy(bench.empty(), (books) -> {
			bench.engine().script("notice-tables", Map.of()).run(books);
			double copied = bench.timed(books, "notices", rows);
			bench.check(books, "select count(*) from bare.notice", bench.lots());
			return copied + unpacked(archive, bench.place("unpacked"));
		}), () -> bench.onCopy(before, (books) -> {
			Program.Call call = bench.night(books.with(Policies.WARNED), NIGHT);
			bench.check(books, "select count(*) from notice", bench.lots());
			Round.Taken taken = Round.Taken.of(call, StepTimes.of(books), "tellMembers", "publishNotices");
			keep(bench, books, rows, archive);
			return taken;
		})));
	}

	/** The files and the rows that the reference is to write. */
	private static void keep(Bench bench, Books books, Map<String, String> rows, Path archive)
			throws IOException, SQLException, InterruptedException {
		bench.engine().script("notice-rows", rows).run(books);
		Shell.run("tar", "-C", books.home().resolve("notices").toString(), "-cf", archive.toString(), ".");
	}

	private static double unpacked(Path archive, Path folder) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		try {
			Shell.run("sync");
			return Shell.run("tar", "-C", folder.toString(), "-xf", archive.toString()) + Shell.run("sync");
		}
		finally {
			Shell.delete(folder);
		}
	}

}
