package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import io.pointexpiry.database.Conflicts;
import io.pointexpiry.database.RowHolders;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.OutputFile;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.notice.RecallLists;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessException;

/** A command that opens the books. */
abstract class BooksCommand implements Callable<Integer> {

	private static final String WORKBOOK = ".xlsx";

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/**
	 * Whether the command changes the books, so that no other one may at the same time.
	 */
	abstract boolean works();

	/**
	 * Whether the command records anything that the policy file has a say in; also beside
	 * a night.
	 */
	boolean writes() {
		return works();
	}

	/** Whether a monitoring system is told how it ended. */
	boolean isMeasured() {
		return writes();
	}

	/** The configuration of what the command needs; one that starts a job needs more. */
	Class<?> parts() {
		return PartsConfiguration.class;
	}

	/** Adds parts of its own to those that it works with. */
	void bring(GenericApplicationContext context) {
	}

	/** Does it, and answers the exit code. */
	abstract int run(Session session) throws IOException, SQLException;

	/** Checks what can be told without the books. */
	void check() throws IOException {
	}

	/** Answers without the books where that was asked for; whether it did. */
	boolean answers(CommonOptions.Settings settings) {
		return false;
	}

	@Override
	public final Integer call() throws IOException, SQLException {
		check();
		CommonOptions.Settings settings = expiry().settings();
		if (answers(settings)) {
			return ExitCode.DONE;
		}
		if (isMeasured()) {
			expiry().monitoring().begin(settings.home());
		}
		try (ProgressDisplay progress = expiry().progress();
				Session session = Session.open(settings, title(), works(),
						new Session.Given(parts(), expiry().clock(), progress, this::bring))) {
			settings.home().warning().ifPresent(err()::println);
			RecallLists recalls = session.get(RecallLists.class);
			recalls.catchUp().forEach(err()::println);
			checkPolicyFile(session);
			int code = works() ? work(session) : run(session);
			recalls.waiting().forEach(err()::println);
			return code;
		}
		catch (DataAccessException | SQLException ex) {
			if (Conflicts.isWaitInVain(ex)) {
				throw new HeldUpException(new RowHolders(settings.database().unpooled()).sentence(), ex);
			}
			throw ex;
		}
	}

	/** Rows were waited for in vain; the message says who holds them. */
	static final class HeldUpException extends RuntimeException {

		HeldUpException(String who, Exception cause) {
			super(who + " What was committed stays; give the same command again when they are free", cause);
		}

	}

	/** Whether the command works also where the policy file is not the accepted one. */
	boolean takesAnyPolicyFile() {
		return false;
	}

	/**
	 * What writes refuses a policy file that is not the accepted one; what reads says so.
	 */
	private void checkPolicyFile(Session session) {
		if (takesAnyPolicyFile()) {
			return;
		}
		session.get(AppliedPolicies.class).refusal().ifPresent((sentence) -> {
			if (writes()) {
				throw new UsageError(sentence);
			}
			err().println("warning: " + sentence + ". What follows is reckoned with the file as it is.");
			err().flush();
		});
	}

	/**
	 * Whether the command tries a policy file that is not the one in force; it is said on
	 * standard error.
	 */
	Optional<PolicyTrial> trial(Session session) {
		Optional<PolicyTrial> trial = PolicyTrial.of(expiry().settings(), session.get(PolicyFile.class),
				session.get(AppliedPolicies.class), words(session));
		trial.map((it) -> it.sentence(words(session))).ifPresent(err()::println);
		err().flush();
		return trial;
	}

	private int work(Session session) throws IOException, SQLException {
		try {
			return run(session);
		}
		catch (IOException | UncheckedIOException ex) {
			throw new BegunException(ex);
		}
		finally {
			expiry().monitoring().ask(session, expiry());
		}
	}

	/** A file failed a command that had begun to work: the same one goes on. */
	static final class BegunException extends RuntimeException {

		BegunException(Exception cause) {
			super(cause);
		}

	}

	/**
	 * The language of what is printed for people: the programme's, unless EXPIRY_LANG
	 * names another. JSON is English.
	 */
	Locale language(Session session) {
		return expiry().options().json ? Locale.ENGLISH : expiry().settings().languageOf(session.get(Programme.class));
	}

	/** The words in which people are answered. */
	Catalogue words(Session session) {
		return new Catalogue(BooksCommand.class, language(session));
	}

	/** A number as people read it. */
	static String number(Number number) {
		return "%,d".formatted(number);
	}

	/** The command as whoever finds the books in use is told of it. */
	String title() {
		return this.spec.name();
	}

	/** Who calls it, as the operating system knows them. */
	static String user() {
		return System.getProperty("user.name", "unknown");
	}

	Expiry expiry() {
		return (Expiry) this.spec.root().userObject();
	}

	PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	PrintWriter err() {
		return this.spec.commandLine().getErr();
	}

	/** Prints a value as JSON where that was asked for; else as text. */
	void print(Object value, String text) {
		if (expiry().options().json) {
			out().println(
					JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(value));
		}
		else {
			out().print(text);
		}
		out().flush();
	}

	/**
	 * Writes a report to a file that is whole or not there, to a stream, or to standard
	 * output; as an Excel workbook where the file is called so.
	 */
	int write(Session session, Report report, PostedRange range, RowsOptions asked) throws IOException {
		Path file = asked.output().file();
		Reports reports = session.get(Reports.class);
		if (file == null || new OutputFile(file).isStandardOutput()) {
			if (expiry().options().json) {
				reports.writeJson(report, range, out(), expiry().progress().inLog());
			}
			else {
				reports.write(report, range, asked.form(), out(), expiry().progress().inLog());
			}
			out().flush();
			return ExitCode.DONE;
		}
		long rows = writeFile(reports, report, range, asked.form(), file);
		print(new Written(file.toString(), rows), words(session).say("written", file, number(rows)) + "%n".formatted());
		return ExitCode.DONE;
	}

	/** The same for a file or a stream only; answers the number of rows. */
	long writeFile(Reports reports, Report report, PostedRange range, CsvForm form, Path file) throws IOException {
		OutputFile place = place(file);
		AtomicLong rows = new AtomicLong();
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(WORKBOOK)) {
			place.writeBytes((out) -> rows.set(reports.writeWorkbook(report, range, out, expiry().progress())));
		}
		else {
			place.write((writer) -> rows.set(reports.write(report, range, form, writer, expiry().progress())));
		}
		return rows.get();
	}

	private static OutputFile place(Path file) throws IOException {
		OutputFile place = new OutputFile(file);
		String problem = place.problem();
		if (problem != null) {
			throw new UsageError("--out %s %s.".formatted(file, problem));
		}
		return place;
	}

	/** Writes text to a file that is whole or not there, or to standard output. */
	void writeText(Path file, FinishedFile.Content content) throws IOException {
		if (new OutputFile(file).isStandardOutput()) {
			content.writeTo(out());
			return;
		}
		place(file).write(content);
		print(new WrittenText(file.toString()), "%s%n".formatted(file));
	}

	/**
	 * Text that was written.
	 *
	 * @param file where
	 */
	record WrittenText(String file) {
	}

	/**
	 * What was written.
	 *
	 * @param file where
	 * @param rows rows, without the header
	 */
	record Written(String file, long rows) {
	}

}
