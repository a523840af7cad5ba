package io.pointexpiry.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.PrivateFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures the program against references written by hand, and prints a table. Nothing is
 * asserted.
 */
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = {
		"Measures the program against references written by hand, in turn, on an H2 file and on PostgreSQL.",
		"Rows: year-end, year-end-warned, dating, redating, import, import-again, notices, quiet-night, report, "
				+ "start-up, five-fold, rehearsal (default: all)." })
public final class Benchmark implements Callable<Integer> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

	@Parameters(paramLabel = "NAME", description = "a row")
	private List<String> names = new ArrayList<>();

	@Option(names = "--lots", paramLabel = "N", defaultValue = "100000",
			description = "how many lots, and as many members (default: 100000; at least 1000)")
	private long lots;

	@Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
			description = "how often each is measured (default: 3)")
	private int rounds;

	@Option(names = "--home", paramLabel = "DIR", defaultValue = "var",
			description = "where data, databases and the table as CSV lie (default: ./var)")
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@Option(names = "--db", paramLabel = "URL", defaultValue = "${env:EXPIRY_DB_URL}",
			description = "a PostgreSQL server on which databases expiry_benchmark_* may be made and dropped; any "
					+ "database of it (environment: EXPIRY_DB_URL; default: one from Maven, with fsync on)")
	private @Nullable String url;

	@Option(names = "--database", paramLabel = "h2|postgresql", description = "measure on this one only")
	private @Nullable String database;

	@Option(names = "--keep", description = "leave data and databases where they are")
	private boolean keep;

	@Option(names = "--program", hidden = true, required = true)
	@SuppressWarnings("NullAway.Init")
	private Path program;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private final List<Result> results = new ArrayList<>();

	/** Called by {@code scripts/benchmark}. */
	public static void main(String[] args) {
		System.exit(commandLine().execute(args));
	}

	static CommandLine commandLine() {
		return new CommandLine(new Benchmark()).setUsageHelpAutoWidth(true)
			.setExecutionExceptionHandler((failure, line, parsed) -> {
				if (failure instanceof BenchmarkException) {
					line.getErr().println(failure.getMessage());
					return 1;
				}
				throw failure;
			});
	}

	@Override
	public Integer call() throws IOException, SQLException, InterruptedException {
		List<Row> rows = rows();
		check();
		PrivateFolder.create(this.home);
		Path root = this.home.toRealPath();
		Path work = Files.createTempDirectory(root, ".benchmark-");
		LocalDateTime began = LocalDateTime.now(ZoneId.systemDefault());
		out().printf("Measured at %s on %s%n", began.withNano(0), Machine.description());
		try (Cleaning cleaning = new Cleaning(work, this.keep)) {
			if (!"postgresql".equals(this.database)) {
				measure(rows, new H2Engine(work), work);
			}
			if (!"h2".equals(this.database)) {
				measure(rows, cleaning.add(postgresql(work)), work);
			}
		}
		finally {
			if (!this.results.isEmpty()) {
				Path csv = root.resolve("benchmark-%s.csv".formatted(TIME.format(began)));
				FinishedFile.write(csv, (writer) -> writer.write(ResultTable.csv(this.results)));
				out().println("As CSV: " + csv);
			}
		}
		return 0;
	}

	private List<Row> rows() {
		return this.names.isEmpty() ? List.of(Row.values()) : this.names.stream()
			.map((name) -> Row.named(name)
				.orElseThrow(() -> usage("There is no row \"%s\"; expected one of: %s.".formatted(name, Row.names()))))
			.toList();
	}

	private void check() {
		if (this.lots < 1000) {
			throw usage("--lots is %d; expected at least 1000.".formatted(this.lots));
		}
		if (this.rounds < 1) {
			throw usage("--rounds is %d; expected at least 1.".formatted(this.rounds));
		}
		if (this.url != null && !this.url.isEmpty() && !this.url.startsWith("jdbc:postgresql:")) {
			throw usage(
					"--db and EXPIRY_DB_URL name a PostgreSQL server, such as jdbc:postgresql://localhost/postgres.");
		}
		if (this.database != null && !List.of("h2", "postgresql").contains(this.database)) {
			throw usage("--database is \"%s\"; expected h2 or postgresql.".formatted(this.database));
		}
	}

	private ParameterException usage(String message) {
		return new ParameterException(this.spec.commandLine(), message);
	}

	private PostgresEngine postgresql(Path work) throws IOException {
		return (this.url == null || this.url.isEmpty()) ? PostgresEngine.own(work) : PostgresEngine.at(work, this.url);
	}

	private void measure(List<Row> rows, Engine engine, Path work)
			throws IOException, SQLException, InterruptedException {
		out().printf("%n%s%n%s%n", engine.description(), ResultTable.heading());
		Bench bench = new Bench(engine, new Program(this.program), new Bench.Size(this.lots, this.rounds), work,
				this.spec.commandLine().getErr());
		for (Row row : rows) {
			List<Result> measured = row.measure(bench);
			this.results.addAll(measured);
			measured.forEach((result) -> out().println(ResultTable.line(result)));
			out().flush();
		}
		if (!this.keep) {
			bench.clear();
		}
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}
