package io.pointexpiry.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.policy.PolicyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the policy owner does with the policy file. */
@Command(name = "policy", header = "Checks the policy file, and says what it means and changes.",
		description = "policy check, policy impact NEW.yml, policy announce [VERSION], policy amend VERSION.",
		subcommands = { PolicyCommand.Check.class, PolicyAmendCommand.class, PolicyImpactCommand.class,
				PolicyAnnounceCommand.class },
		synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand implements Runnable {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private Expiry expiry;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public void run() {
		throw new UsageError(
				"Say what to do with the policy: policy check, policy impact NEW.yml, policy announce [VERSION], "
						+ "or policy amend VERSION --reason T.");
	}

	/** Reads the file and prints it back in plain sentences. */
	@Command(name = "check", header = "Checks the policy file and prints it back in plain sentences.",
			description = { "Checks the policy file, all errors at once, and prints it back in plain",
					"sentences with worked dates. Where there are books, it compares the file with the",
					"policies that were accepted there, and ends with 2 where a night would not start. It checks",
					"the templates of the home too, as templates check does." })
	static final class Check implements Callable<Integer> {

		@ParentCommand
		@SuppressWarnings("NullAway.Init")
		private PolicyCommand parent;

		@Override
		public Integer call() throws IOException, SQLException {
			CommonOptions.Settings settings = this.parent.expiry.settings();
			PolicyFile file = PolicyFile.read(settings.policy());
			var console = this.parent.spec.commandLine();
			file.warnings().forEach((warning) -> console.getErr().println("warning: " + warning.sentence()));
			console.getErr().flush();
			console.getOut().print(PolicyText.describe(file.programme(), settings.languageOf(file.programme())));
			console.getOut().flush();
			List<String> faults = TemplatesCommand.check(this.parent.expiry.settings().home(), file.programme())
				.faults();
			faults.forEach(console.getErr()::println);
			Optional<String> refusal = AcceptedPolicyCheck.of(this.parent.expiry, file);
			refusal.ifPresent((sentence) -> console.getErr().println(sentence));
			console.getErr().flush();
			return (refusal.isPresent() || !faults.isEmpty()) ? ExitCode.USAGE : ExitCode.DONE;
		}

	}

}
