package io.pointexpiry.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, as its {@code --help} does. */
@Command(name = "help", header = "Prints the help of a command.",
		description = "expiry help policy check prints what expiry policy check --help prints.")
final class HelpCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Parameters(paramLabel = "COMMAND", arity = "0..*", description = "the command (default: all of them)")
	private final List<String> names = List.of();

	@Override
	public Integer call() {
		CommandLine command = this.spec.root().commandLine();
		for (String name : this.names) {
			CommandLine next = command.getSubcommands().get(name);
			if (next == null) {
				throw new ParameterException(command, "There is no command \"%s\".".formatted(name));
			}
			command = next;
		}
		command.usage(this.spec.commandLine().getOut());
		return ExitCode.DONE;
	}

}
