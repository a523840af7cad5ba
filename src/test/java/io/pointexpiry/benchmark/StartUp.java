package io.pointexpiry.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Short commands from the shell, against a bare Spring Boot program that is started with
 * the same options of Java and the same class path.
 */
final class StartUp {

	private StartUp() {
	}

	static List<Result> measure(Bench bench) throws IOException, SQLException, InterruptedException {
		Path classes = bareClasses(bench.place("bare"));
		List<Result> results = new ArrayList<>();
		bench.onCopy(bench.expired(), (books) -> {
			books.with(Policies.PLAIN);
			results.add(measure(bench, "start-up status", books, classes, (round) -> List.of("status")));
			results.add(measure(bench, "start-up explain", books, classes,
					(round) -> List.of("explain", SampleFiles.memberId(0))));
			results.add(measure(bench, "start-up quiet run", books, classes,
					(round) -> List.of("run", "--date", Bench.YEAR_END.plusDays(round).toString())));
			return results;
		});
		return results;
	}

	private static Result measure(Bench bench, String row, Books books, Path classes, Words words)
			throws IOException, SQLException, InterruptedException {
		List<Program.Call> calls = new ArrayList<>();
		return bench.programFirst(row, bench.lots(), () -> {
			List<String> started = calls.get(calls.size() - 1).commandLine();
			return Program.run(bare(started, classes, books), bench.place("said.txt")).seconds();
		}, () -> {
			calls.add(bench.type(books, words.of(calls.size() + 1).toArray(String[]::new)));
			return Round.Taken.of(calls.get(calls.size() - 1));
		});
	}

	/** What is typed in a round. */
	@FunctionalInterface
	private interface Words {

		List<String> of(int round);

	}

	/** The command line of the program, with the bare one in its place. */
	private static List<String> bare(List<String> started, Path classes, Books books) {
		int jar = started.indexOf("-jar");
		if (jar < 0) {
			throw new BenchmarkException("This system does not say how the program was started; the row start-up "
					+ "needs /proc. Name other rows.");
		}
		List<String> command = new ArrayList<>(started.subList(0, jar));
		command.addAll(List.of("-cp", started.get(jar + 1) + File.pathSeparator + classes, BareProgram.class.getName(),
				"--spring.datasource.url=" + books.database().url()));
		return command;
	}

	/** The classes of the bare program alone: beside it lie those of all tests. */
	private static Path bareClasses(Path folder) throws IOException {
		String name = BareProgram.class.getName().replace('.', '/') + ".class";
		Path target = folder.resolve(name);
		Files.createDirectories(target.getParent());
		try (InputStream content = Objects.requireNonNull(BareProgram.class.getResourceAsStream("/" + name))) {
			Files.write(target, content.readAllBytes());
		}
		return folder;
	}

}
