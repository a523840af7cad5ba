package io.pointexpiry.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

import io.pointexpiry.database.Database;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.TypeConversionException;

/**
 * The program as an operator or cron calls it: {@code expiry COMMAND …}. Here, and only
 * here, the clock is read.
 */
@Command(name = "expiry", version = "point-expiry 0.1.0", mixinStandardHelpOptions = true,
		scope = CommandLine.ScopeType.INHERIT, synopsisSubcommandLabel = "COMMAND",
		description = "Closes the day of a points programme: expires what is due, and tells every member first.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:done", "1:failed or stopped, can be resumed", "2:wrong usage or configuration",
				"3:another run is working", "4:done, but with new rejects, refused or withheld lots",
				"5:the books do not agree" },
		subcommands = { ImportCommand.class, RunCommand.class, RerunCommand.class, ReverseCommand.class,
				StatusCommand.class, ReportCommand.class, ForecastCommand.class, ExplainCommand.class,
				HoldCommand.class, ReleaseCommand.class, ExtendCommand.class, ReinstateCommand.class,
				VerifyCommand.class, PurgeCommand.class, PolicyCommand.class })
public final class Expiry {

	@Mixin
	private final CommonOptions options = new CommonOptions();

	private final Clock clock;

	private final Map<String, String> environment;

	Expiry(Clock clock, Map<String, String> environment) {
		this.clock = clock;
		this.environment = Map.copyOf(environment);
	}

	/** Runs one command and ends the process with its exit code. */
	public static void main(String[] args) {
		ProcessZone.toUtc();
		Shutdown.listen();
		int code = commandLine(Clock.systemUTC(), System.getenv()).execute(args);
		Shutdown.ended(code);
		System.exit(code);
	}

	static CommandLine commandLine(Clock clock, Map<String, String> environment) {
		return new CommandLine(new Expiry(clock, environment)).setCaseInsensitiveEnumValuesAllowed(true)
			.registerConverter(LocalDate.class, Expiry::day)
			.registerConverter(int.class, Expiry::number)
			.setUsageHelpAutoWidth(true)
			.setParameterExceptionHandler(Failures::usage)
			.setExecutionExceptionHandler(Failures::execution);
	}

	private static LocalDate day(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new TypeConversionException(
					"found \"%s\"; expected a day of the calendar, such as 2024-12-31".formatted(text));
		}
	}

	private static int number(String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw new TypeConversionException("found \"%s\"; expected a whole number, such as 12".formatted(text));
		}
	}

	CommonOptions options() {
		return this.options;
	}

	CommonOptions.Settings settings() {
		return this.options.settings(this.environment);
	}

	/** The address of the books, to be shown without its passwords. */
	Database address() {
		return new Database(this.options.url(this.environment), null, null);
	}

	Clock clock() {
		return this.clock;
	}

}
