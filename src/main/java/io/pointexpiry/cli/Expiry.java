package io.pointexpiry.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.database.Database;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The program as an operator or cron calls it: {@code expiry COMMAND …}. Here, and only
 * here, the clock is read.
 */
@Command(name = "expiry", versionProvider = BuildVersion.class, mixinStandardHelpOptions = true,
		scope = CommandLine.ScopeType.INHERIT, synopsisSubcommandLabel = "COMMAND",
		description = "Closes the day of a points programme: expires what is due, and tells every member first.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:done", "1:failed or stopped, can be resumed", "2:wrong usage or configuration",
				"3:another run is working", "4:done, but with new rejects, refused or withheld lots",
				"5:the books do not agree" })
public final class Expiry {

	/** The commands by name, in the order in which help lists them. */
	private static final Map<String, Class<?>> COMMANDS = commands();

	/** Commands about all the others. */
	private static final Set<String> ABOUT_ALL = Set.of("help", "generate-completion");

	@Mixin
	private final CommonOptions options = new CommonOptions();

	private final Clock clock;

	private final Map<String, String> environment;

	private final Monitoring monitoring = new Monitoring();

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private CommonOptions.@Nullable Settings settings;

	private @Nullable ProgressDisplay progress;

	Expiry(Clock clock, Map<String, String> environment) {
		this.clock = clock;
		this.environment = Map.copyOf(environment);
	}

	/** Runs one command and ends the process with its exit code. */
	public static void main(String[] args) {
		ProcessZone.toUtc();
		Shutdown.listen();
		int code = commandLine(Clock.systemUTC(), System.getenv(), named(args)).execute(args);
		Shutdown.ended(code);
		System.exit(code);
	}

	/** The program with all its commands. */
	static CommandLine commandLine(Clock clock, Map<String, String> environment) {
		return commandLine(clock, environment, COMMANDS);
	}

	/**
	 * The one command that a call names after common options, or all of them: the options
	 * of the others are not read.
	 */
	private static Map<String, Class<?>> named(String[] args) {
		int first = 0;
		while (first < args.length && args[first].startsWith("--")) {
			first += args[first].contains("=") || args[first].equals("--json") ? 1 : 2;
		}
		Class<?> command = (first < args.length) ? COMMANDS.get(args[first]) : null;
		return (command != null && !ABOUT_ALL.contains(args[first])) ? Map.of(args[first], command) : COMMANDS;
	}

	private static CommandLine commandLine(Clock clock, Map<String, String> environment,
			Map<String, Class<?>> commands) {
		CommandLine line = new CommandLine(new Expiry(clock, environment));
		commands.forEach(line::addSubcommand);
		line.getSubcommands()
			.values()
			.stream()
			.filter((command) -> command.getCommand() instanceof AutoComplete.GenerateCompletion)
			.forEach((command) -> command.getCommandSpec().usageMessage().hidden(true));
		return line.setCaseInsensitiveEnumValuesAllowed(true)
			.registerConverter(LocalDate.class, Expiry::day)
			.registerConverter(int.class, Expiry::number)
			.setUsageHelpAutoWidth(true)
			.setParameterExceptionHandler(Failures::usage)
			.setExecutionStrategy((parsed) -> ended(parsed, new CommandLine.RunLast().execute(parsed)))
			.setExecutionExceptionHandler(
					(ex, command, parsed) -> Monitoring.ended(command, Failures.execution(ex, command, parsed)));
	}

	private static int ended(CommandLine.ParseResult parsed, int code) {
		List<CommandLine> called = parsed.asCommandLineList();
		return Monitoring.ended(called.get(called.size() - 1), code);
	}

	private static Map<String, Class<?>> commands() {
		Map<String, Class<?>> commands = new LinkedHashMap<>();
		commands.put("import", ImportCommand.class);
		commands.put("run", RunCommand.class);
		commands.put("rerun", RerunCommand.class);
		commands.put("reverse", ReverseCommand.class);
		commands.put("worker", WorkerCommand.class);
		commands.put("status", StatusCommand.class);
		commands.put("report", ReportCommand.class);
		commands.put("forecast", ForecastCommand.class);
		commands.put("campaign", CampaignCommand.class);
		commands.put("explain", ExplainCommand.class);
		commands.put("hold", HoldCommand.class);
		commands.put("release", ReleaseCommand.class);
		commands.put("extend", ExtendCommand.class);
		commands.put("reinstate", ReinstateCommand.class);
		commands.put("verify", VerifyCommand.class);
		commands.put("purge", PurgeCommand.class);
		commands.put("policy", PolicyCommand.class);
		commands.put("templates", TemplatesCommand.class);
		commands.put("help", HelpCommand.class);
		commands.put("generate-completion", AutoComplete.GenerateCompletion.class);
		commands.put("train", TrainCommand.class);
		return commands;
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

	/** What holds for this command, found once; what is odd about it is said then. */
	CommonOptions.Settings settings() {
		if (this.settings == null) {
			this.settings = this.options.settings(this.environment);
			PrintWriter err = this.spec.commandLine().getErr();
			this.settings.lookup().warnings().forEach(err::println);
			err.flush();
		}
		return this.settings;
	}

	/** The address of the books, to be shown without its passwords. */
	Database address() {
		return (this.settings != null) ? this.settings.database()
				: new Database(this.options.url(this.environment), null, null);
	}

	/** Who is told how long work gets on: an operator who looks on, or the log. */
	ProgressDisplay progress() {
		if (this.progress == null) {
			this.progress = ProgressDisplay.of(this.options.json ? 0 : Integer.getInteger("expiry.columns", 0));
		}
		return this.progress;
	}

	/** Who tells a monitoring system how the command ended. */
	Monitoring monitoring() {
		return this.monitoring;
	}

	Clock clock() {
		return this.clock;
	}

}
