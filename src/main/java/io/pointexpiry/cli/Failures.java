package io.pointexpiry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.announce.AnnouncementException;
import io.pointexpiry.database.Database;
import io.pointexpiry.database.Schema;
import io.pointexpiry.database.WorkLock;
import io.pointexpiry.desk.DeskRefusedException;
import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.file.SecretMask;
import io.pointexpiry.intake.ImportStoppedException;
import io.pointexpiry.intake.IntakeException;
import io.pointexpiry.night.NightStoppedException;
import io.pointexpiry.notice.BadTemplatesException;
import io.pointexpiry.policy.InvalidPolicyException;
import io.pointexpiry.policy.PolicyProblem;
import io.pointexpiry.report.Reports;
import io.pointexpiry.settings.InvalidSettingsException;
import io.pointexpiry.worker.BrokerRefusedException;
import io.pointexpiry.worker.NoWorkersException;
import org.h2.api.ErrorCode;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one or two plain sentences on standard error, and an exit
 * code.
 */
final class Failures {

	private Failures() {
	}

	static int usage(ParameterException ex, String[] args) {
		CommandLine command = ex.getCommandLine();
		command.getErr().println(SecretMask.in(masked(ex)));
		if (!CommandLine.UnmatchedArgumentException.printSuggestions(ex, command.getErr())) {
			command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
		}
		return ExitCode.USAGE;
	}

	/**
	 * What was typed as a day or a count stays readable, unless it may be a number to
	 * call; in all other places what looks like one is masked.
	 */
	private static String masked(ParameterException ex) {
		String message = Objects.requireNonNullElse(ex.getMessage(), "");
		String typed = ex.getValue();
		boolean ofText = ex.getArgSpec() == null || ex.getArgSpec().type() == String.class;
		return (ofText || typed == null || PhoneMask.isMobile(typed) || PhoneMask.mayBeCalled(typed))
				? PhoneMask.in(message) : message;
	}

	static int execution(Exception ex, CommandLine command, ParseResult parsed) {
		Failure failure = of(ex);
		Database database = ((Expiry) command.getCommandSpec().root().userObject()).address();
		command.getErr().println(SecretMask.in(failure.sentence().replace(database.url(), database.shown())));
		return failure.exitCode();
	}

	/**
	 * What is said, and how the process ends.
	 *
	 * @param exitCode the exit code
	 * @param sentence the sentence for the operator
	 */
	record Failure(int exitCode, String sentence) {
	}

	static Failure of(Throwable thrown) {
		return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
			.flatMap((cause) -> known(cause).stream())
			.findFirst()
			.orElseGet(() -> new Failure(ExitCode.FAILED,
					"Unexpected: %s. What was committed stays; the log in the home's logs directory says more."
						.formatted(PhoneMask.in(thrown.toString()))));
	}

	private static Optional<Failure> known(Throwable cause) {
		if (cause instanceof NightStoppedException stop) {
			return Optional.of(new Failure(codeOf(stop.kind()), sentence(stop)));
		}
		if (cause instanceof WorkLock.BusyException busy) {
			return Optional.of(new Failure(ExitCode.BUSY,
					"The books are in use: %s. Try again when it has ended.".formatted(busy.getMessage())));
		}
		if (cause instanceof BooksCommand.BegunException begun) {
			return Optional.of(new Failure(ExitCode.FAILED, of(Objects.requireNonNull(begun.getCause())).sentence()));
		}
		if (cause instanceof BooksCommand.HeldUpException || cause instanceof ImportStoppedException
				|| cause instanceof Schema.UpgradeException) {
			return Optional.of(new Failure(ExitCode.FAILED, sentence(cause)));
		}
		if (cause instanceof NoWorkersException || cause instanceof WorkLock.LostException) {
			return Optional.of(new Failure(ExitCode.FAILED, ofWork(cause)));
		}
		if (cause instanceof InvalidPolicyException invalid) {
			return Optional.of(new Failure(ExitCode.USAGE,
					invalid.problems().stream().map(PolicyProblem::sentence).collect(Collectors.joining("\n"))));
		}
		if (cause instanceof DeskRefusedException) { // an id may have been typed that is
														// a number
			return Optional.of(new Failure(ExitCode.USAGE, PhoneMask.in(sentence(cause))));
		}
		if (isWrongUsage(cause)) {
			return Optional.of(new Failure(ExitCode.USAGE, sentence(cause)));
		}
		if (cause instanceof Reports.FailedException failed) {
			return Optional.of(ofReport(failed));
		}
		if (cause instanceof SQLException sql) {
			return Optional.of(ofDatabase(sql));
		}
		return ofFile(cause);
	}

	/** Work that could not go on here. */
	private static String ofWork(Throwable cause) {
		return ((cause instanceof NoWorkersException)
				? "The work stopped: %s. What was committed stays; the same command goes on." : """
						This process lost its connection to the database, and the books are in use by another one: %s. \
						What was committed stays; the same command goes on when that one has ended.""")
			.formatted(message(cause));
	}

	private static boolean isWrongUsage(Throwable cause) {
		return cause instanceof UsageError || cause instanceof InvalidSettingsException
				|| cause instanceof IntakeException || cause instanceof BadTemplatesException
				|| cause instanceof AnnouncementException || cause instanceof Schema.NewerException
				|| cause instanceof BrokerRefusedException;
	}

	/** The innermost cause knows what is wrong; those around it quote SQL. */
	private static Failure ofReport(Reports.FailedException failed) {
		Throwable why = Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
			.reduce(failed, (outer, inner) -> inner);
		return new Failure(ExitCode.FAILED,
				PhoneMask.in("%s: %s. Nothing was changed; verify names what in the books does not agree."
					.formatted(failed.getMessage(), message(why))));
	}

	private static Optional<Failure> ofFile(Throwable cause) {
		if (cause instanceof AccessDeniedException denied) {
			return Optional.of(new Failure(ExitCode.USAGE,
					"%s cannot be written to or read. Give this user the right to; then give the same command again."
						.formatted(denied.getFile())));
		}
		if (cause instanceof FileSystemException file) {
			return Optional.of(new Failure(ExitCode.FAILED, "%s: %s. When that is mended, the same command goes on."
				.formatted(file.getFile(), (file.getReason() != null) ? file.getReason() : reason(file))));
		}
		if (cause instanceof IOException && !(cause instanceof SQLException)) {
			return Optional.of(new Failure(ExitCode.FAILED, sentence(cause)));
		}
		return Optional.empty();
	}

	private static String reason(FileSystemException ex) {
		return ex.getClass().getSimpleName().replace("Exception", "");
	}

	private static Failure ofDatabase(SQLException ex) {
		String state = Objects.requireNonNullElse(ex.getSQLState(), "");
		if (ex.getErrorCode() == 90020) {
			return new Failure(ExitCode.BUSY,
					"The H2 file is open in another process; it can be used by one at a time. Try again when that has ended.");
		}
		if (state.startsWith("28") || state.startsWith("3D") || isMistyped(ex)) {
			return new Failure(ExitCode.USAGE,
					"The database does not let us in: %s. Check --db, EXPIRY_DB_USER and EXPIRY_DB_PASSWORD."
						.formatted(message(ex)));
		}
		if (state.startsWith("08")) {
			return new Failure(ExitCode.FAILED,
					"The database cannot be reached: %s. Check that it runs, and --db; then give the same command again."
						.formatted(message(ex)));
		}
		return new Failure(ExitCode.FAILED,
				"The database failed: %s. What was committed stays; the same command goes on."
					.formatted(PhoneMask.in(message(ex))));
	}

	/** Whether no driver knows what to do with the address. */
	private static boolean isMistyped(SQLException ex) {
		return Stream.of("No suitable driver", "Unable to parse URL").anyMatch(message(ex)::contains)
				|| ex.getErrorCode() == ErrorCode.URL_FORMAT_ERROR_2
				|| ex.getErrorCode() == ErrorCode.UNSUPPORTED_SETTING_1;
	}

	private static int codeOf(NightStoppedException.Kind kind) {
		return switch (kind) {
			case USAGE -> ExitCode.USAGE;
			case RESUMABLE -> ExitCode.FAILED;
			case BUSY -> ExitCode.BUSY;
		};
	}

	private static String sentence(Throwable ex) {
		return message(ex) + ".";
	}

	/** Without the full stop, to go on with. */
	private static String message(Throwable ex) {
		String message = (ex instanceof UncheckedIOException && ex.getCause() != null) ? ex.getCause().getMessage()
				: ex.getMessage();
		return Objects.requireNonNullElse(message, ex.getClass().getSimpleName())
			.replaceFirst("(?s); SQL statement:.*", "")
			.strip()
			.replaceAll("[.\\s]+$", "");
	}

}
