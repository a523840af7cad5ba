package io.pointexpiry.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the rows are measured: one database, how large, how often, and the books that
 * several rows begin with.
 */
final class Bench {

	/** The day on which all lots are due. */
	static final LocalDate YEAR_END = LocalDate.of(2024, 12, 31);

	private final Engine engine;

	private final Program program;

	private final Size size;

	private final Path folder;

	private final PrintWriter progress;

	private final Map<String, Books> prepared = new LinkedHashMap<>();

	Bench(Engine engine, Program program, Size size, Path folder, PrintWriter progress) {
		this.engine = engine;
		this.program = program;
		this.size = size;
		this.folder = folder;
		this.progress = progress;
	}

	/**
	 * How large, and how often.
	 *
	 * @param lots at least 1,000: some rows take a thousandth of them
	 * @param rounds at least one
	 */
	record Size(long lots, int rounds) {
	}

	Engine engine() {
		return this.engine;
	}

	Program program() {
		return this.program;
	}

	long lots() {
		return this.size.lots();
	}

	/** A place for a file or folder. */
	Path place(String name) {
		return this.folder.resolve(name);
	}

	// ---------------------------------------------------------------- rounds

	/**
	 * Measures the reference and the program in turn; who begins changes from round to
	 * round.
	 */
	Result inTurn(String row, long lots, Reference reference, Work work)
			throws IOException, SQLException, InterruptedException {
		List<Round> rounds = new ArrayList<>();
		for (int round = 1; round <= this.size.rounds(); round++) {
			say("%s: round %d of %d".formatted(row, round, this.size.rounds()));
			if (round % 2 == 1) {
				double seconds = reference.seconds();
				rounds.add(new Round(seconds, work.taken()));
			}
			else {
				Round.Taken taken = work.taken();
				rounds.add(new Round(reference.seconds(), taken));
			}
		}
		return new Result(row, this.engine.name(), lots, rounds);
	}

	/** The same, for a reference that needs what the program has made. */
	Result programFirst(String row, long lots, Reference reference, Work work)
			throws IOException, SQLException, InterruptedException {
		List<Round> rounds = new ArrayList<>();
		for (int round = 1; round <= this.size.rounds(); round++) {
			say("%s: round %d of %d".formatted(row, round, this.size.rounds()));
			Round.Taken taken = work.taken();
			rounds.add(new Round(reference.seconds(), taken));
		}
		return new Result(row, this.engine.name(), lots, rounds);
	}

	/** Tells on standard error how far it is. */
	void say(String what) {
		this.progress.printf("%s, %s%n", this.engine.name(), what);
		this.progress.flush();
	}

	/** What a reference does; returns its seconds. */
	@FunctionalInterface
	interface Reference {

		double seconds() throws IOException, SQLException, InterruptedException;

	}

	/** What the program does. */
	@FunctionalInterface
	interface Work {

		Round.Taken taken() throws IOException, SQLException, InterruptedException;

	}

	// ---------------------------------------------------------------- books

	/** Something done with books. */
	@FunctionalInterface
	interface Use<T> {

		T with(Books books) throws IOException, SQLException, InterruptedException;

	}

	@FunctionalInterface
	private interface Making {

		Books make() throws IOException, SQLException, InterruptedException;

	}

	/** Does something with a copy of books, which is dropped afterwards. */
	<T> T onCopy(Books books, Use<T> use) throws IOException, SQLException, InterruptedException {
		Books copy = this.engine.copy(books);
		try {
			return use.with(copy);
		}
		finally {
			this.engine.drop(copy);
		}
	}

	/**
	 * Settles books, then runs statements over them; returns the seconds of the latter.
	 */
	double timed(Books books, String script, Map<String, String> values)
			throws IOException, SQLException, InterruptedException {
		this.engine.settle(books);
		return this.engine.script(script, values).run(books);
	}

	/** Settles books, then types a command over them. */
	Program.Call type(Books books, String... words) throws IOException, SQLException, InterruptedException {
		this.engine.settle(books);
		return this.program.type(books, words);
	}

	/** Closes days up to one. The first night of books defers what was due before. */
	Program.Call night(Books books, LocalDate day) throws IOException, SQLException, InterruptedException {
		return type(books, "run", "--date", day.toString(), "--opening", "defer", "--accept-large", "benchmark");
	}

	/** Imports files. */
	Program.Call load(Books books, SampleFiles files) throws IOException, SQLException, InterruptedException {
		return type(books, loading(files));
	}

	private static String[] loading(SampleFiles files) {
		return new String[] { "import", "--members", files.members().toString(), "--lots", files.lots().toString() };
	}

	/** Books that are made once, from a copy of others, and not changed afterwards. */
	Books prepared(String name, Books from, Use<Books> maker) throws IOException, SQLException, InterruptedException {
		return prepared(name, () -> maker.with(this.engine.copy(from)));
	}

	private Books prepared(String name, Making maker) throws IOException, SQLException, InterruptedException {
		Books books = this.prepared.get(name);
		if (books == null) {
			say("making the books: " + name);
			books = maker.make();
			this.prepared.put(name, books);
		}
		return books;
	}

	/** Drops all prepared books. */
	void clear() throws IOException, SQLException {
		for (Books books : this.prepared.values()) {
			this.engine.drop(books);
		}
		this.prepared.clear();
	}

	/** Files of lots that are due at the year's end; made once. */
	SampleFiles files(long lots) throws IOException {
		return files("files-" + lots, lots, (member) -> YEAR_END.minusYears(1));
	}

	SampleFiles files(String name, long lots, SampleFiles.EarnedOn earnedOn) throws IOException {
		Path place = place(name);
		return Files.exists(place) ? SampleFiles.in(place) : SampleFiles.write(place, lots, earnedOn);
	}

	/** Books with tables and nothing in them. */
	Books empty() throws IOException, SQLException, InterruptedException {
		return prepared("empty", () -> {
			Books books = this.engine.create().with(Policies.PLAIN);
			this.program.type(books, loading(files("files-0", 0, (member) -> YEAR_END)));
			return books;
		});
	}

	/** Books with lots that have no date yet. */
	Books imported(long lots) throws IOException, SQLException, InterruptedException {
		return prepared("%,d lots imported".formatted(lots), empty(), (books) -> {
			load(books.with(Policies.PLAIN), files(lots));
			return books;
		});
	}

	/** Books on the eve of the year's end. */
	Books dated(long lots) throws IOException, SQLException, InterruptedException {
		return prepared("%,d lots dated".formatted(lots), imported(lots), (books) -> {
			night(books.with(Policies.PLAIN), YEAR_END.minusDays(1));
			return books;
		});
	}

	/** Books after the year's end. */
	Books expired() throws IOException, SQLException, InterruptedException {
		return prepared("%,d lots expired".formatted(lots()), dated(lots()), (books) -> {
			night(books.with(Policies.PLAIN), YEAR_END);
			return books;
		});
	}

	/**
	 * Makes sure that what was measured was done.
	 * @param query counts rows
	 */
	void check(Books books, String query, long expected) throws SQLException {
		try (Connection connection = books.connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			if (row.getLong(1) != expected) {
				throw new BenchmarkException("%s: %,d, expected %,d; what was measured is not what was meant."
					.formatted(query, row.getLong(1), expected));
			}
		}
	}

}
