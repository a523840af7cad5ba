package io.pointexpiry.support;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.closing.DayCloser;
import io.pointexpiry.intake.ImportRequest;
import io.pointexpiry.intake.ImportRequest.InputFile;
import io.pointexpiry.intake.ImportResult;
import io.pointexpiry.intake.Input;
import io.pointexpiry.intake.Intake;
import io.pointexpiry.intake.MaxRejects;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.night.NightStoppedException;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real nightly job over fresh books: a policy file's text, CSV rows in, nights
 * closed, and what came of them as text to be compared whole. The command line is left
 * out; a business date comes from the test, and the clock stands still.
 */
public final class Nights implements AutoCloseable {

	/** The instant that every record of these books carries, unless the clock is set. */
	public static final Instant NOW = Instant.parse("2024-01-01T03:00:00Z");

	private final TestBooks books;

	private final Path home;

	private ConfigurableApplicationContext context;

	private int files;

	private @Nullable LocalDate asOf;

	private Instant now = NOW;

	private FolderClock folders = FolderClock.BUSINESS;

	private Nights(TestBooks books, Path home, String policy) {
		this.books = books;
		this.home = home;
		this.context = Program.start(policy, this.home, this.books, () -> this.now, this.folders);
	}

	/** Opens empty books of a programme. */
	public static Nights of(TestDatabase database, String policy) {
		try {
			TestBooks books = database.open();
			books.dataSource().setMaximumPoolSize(8);
			return new Nights(books, Files.createTempDirectory("nights"), policy);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Goes on with another policy file, as after an operator's edit. */
	public Nights policy(String policy) {
		this.context.close();
		this.context = Program.start(policy, this.home, this.books, () -> this.now, this.folders);
		return this;
	}

	/**
	 * Goes on as an operator does, not as a rehearsal of days long past: notices count as
	 * published when they are, by the clock that {@link #at} sets.
	 */
	public Nights live(String policy) {
		this.folders = FolderClock.SYSTEM;
		return policy(policy);
	}

	/** Sets the clock, which stands still. */
	public Nights at(Instant instant) {
		this.now = instant;
		return this;
	}

	// ---------------------------------------------------------------- what comes in

	/** Says of which day the next files tell the state. */
	public Nights asOf(@Nullable String day) {
		this.asOf = (day != null) ? LocalDate.parse(day) : null;
		return this;
	}

	/** Imports members: CSV with a header. */
	public Nights members(String csv) {
		return imports(Input.MEMBERS, csv);
	}

	/** Imports lots: CSV with a header. */
	public Nights lots(String csv) {
		return imports(Input.LOTS, csv);
	}

	/** Imports activity: CSV with a header. */
	public Nights activity(String csv) {
		return imports(Input.ACTIVITY, csv);
	}

	/** Imports a file, of which every row must be taken. */
	public Nights imports(Input input, String csv) {
		ImportResult result = offers(input, csv);
		if (!result.done() || result.hasRejects()) {
			throw new AssertionError("rejected, see " + result.files().get(0).rejects());
		}
		return this;
	}

	/** Imports a file, of which some rows may be rejected. */
	public ImportResult offers(Input input, String csv) {
		try {
			Path file = Files.writeString(this.home.resolve("in" + ++this.files + ".csv"), csv, StandardCharsets.UTF_8);
			return get(Intake.class).run(new ImportRequest(List.of(new InputFile(input, file)), StandardCharsets.UTF_8,
					this.asOf, MaxRejects.DEFAULT, this.now));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Holds all lots of a member, as the customer desk does. */
	public Nights hold(String memberId) {
		return sql("insert into hold (member_id, placed_at, why, by_whom) values (?, ?, 'complaint', 'desk')", memberId,
				NOW.atOffset(java.time.ZoneOffset.UTC));
	}

	/** Changes the tables directly. */
	public Nights sql(String sql, Object... values) {
		this.books.template().update(sql, values);
		return this;
	}

	// ---------------------------------------------------------------- nights

	/** Closes the days up to a date. */
	public CloseReport run(String day) {
		return run(order(day, null, null));
	}

	/** Closes the very first day, with lots that were due before it. */
	public CloseReport run(String day, NightRun.Opening opening) {
		return run(order(day, opening, null));
	}

	/** Closes days though one of them is far larger than foreseen. */
	public CloseReport runLarge(String day, String reason) {
		return run(order(day, null, reason));
	}

	/** Closes what is ordered. */
	public CloseReport run(CloseOptions order) {
		return get(DayCloser.class).run(order, (closed) -> {
		});
	}

	/** Evaluates a closed day again. */
	public CloseReport rerun(String day) {
		return get(DayCloser.class).rerun(order(day, null, null), (closed) -> {
		});
	}

	/** Gives back what the runs of a day took. */
	public CloseReport reverse(String day, String reason) {
		LocalDate date = LocalDate.parse(day);
		return get(DayCloser.class)
			.reverse(new CloseOptions(date, date.plusDays(1), null, null, reason, "operator", List.of()), (done) -> {
			});
	}

	/** Why the days up to a date cannot be closed. */
	public NightStoppedException stopOf(String day) {
		return stopOf(() -> run(day));
	}

	/** Why something of these nights cannot be done. */
	public static NightStoppedException stopOf(Runnable night) {
		try {
			night.run();
		}
		catch (NightStoppedException ex) {
			return ex;
		}
		throw new AssertionError("expected the night to stop");
	}

	/** An order given on the morning after the day. */
	public static CloseOptions order(String day, NightRun.@Nullable Opening opening, @Nullable String acceptLarge) {
		LocalDate date = LocalDate.parse(day);
		return new CloseOptions(date, date.plusDays(1), opening, acceptLarge, null, "operator", List.of());
	}

	/** Closes one day after the other, each by a run of its own. */
	public Nights each(String from, String to) {
		LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach((day) -> run(day.toString()));
		return this;
	}

	/**
	 * Closes one day after the other, each by a run of its own, and says what happened on
	 * each; quiet days are left out.
	 */
	public String diary(String from, String to) {
		List<String> lines = new ArrayList<>();
		LocalDate.parse(from)
			.datesUntil(LocalDate.parse(to).plusDays(1))
			.forEach((day) -> lines.addAll(happened(run(day.toString()))));
		return TestBooks.text(lines);
	}

	/** What happened in the nights of a call, a line each. */
	public List<String> happened(CloseReport report) {
		List<String> lines = new ArrayList<>();
		for (CloseReport.Day day : report.days()) {
			Events.of(this, day.runId()).forEach((event) -> lines.add(day.businessDate() + " " + event));
		}
		return lines;
	}

	// ---------------------------------------------------------------- what came of it

	/** See {@link TestBooks#expiries()}. */
	public String expiries() {
		return this.books.expiries();
	}

	/** See {@link TestBooks#lots()}. */
	public String lots() {
		return this.books.lots();
	}

	/** See {@link TestBooks#told()}. */
	public String told() {
		return this.books.told();
	}

	/** The number that a query gives. */
	public long count(String sql) {
		return this.books.jdbc().sql(sql).query(Long.class).single();
	}

	/** A report as the command line writes it. */
	public String report(String name) {
		StringWriter text = new StringWriter();
		try {
			get(Reports.class).write(Reports.named(name).orElseThrow(), PostedRange.unbounded(), CsvForm.PLAIN, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	/** Rows as text, cells between blanks, null as a dash. */
	public List<String> rows(String sql, Object... values) {
		return this.books.rows(sql, values);
	}

	/** A part of the program. */
	public <T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	/** The tables. */
	public TestBooks books() {
		return this.books;
	}

	/** The home directory. */
	public Path home() {
		return this.home;
	}

	@Override
	public void close() {
		this.context.close();
		this.books.close();
		Tree.delete(this.home);
	}

}
