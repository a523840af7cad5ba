package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.pointexpiry.policy.InvalidPolicyException;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.policy.PolicyProblem;
import io.pointexpiry.policy.PolicyText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the policy owner does with the policy file. */
@Command(name = "policy", header = "Checks the policy file, and says what it means and changes.",
		description = { "policy check, policy impact NEW.yml, policy announce [VERSION], policy amend VERSION,",
				"policy schema." },
		subcommands = { PolicyCommand.Check.class, PolicyAmendCommand.class, PolicyImpactCommand.class,
				PolicyAnnounceCommand.class, PolicySchemaCommand.class },
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
						+ "policy amend VERSION --reason T, or policy schema.");
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
			PolicyFile file;
			try {
				file = PolicyFile.read(settings.policy());
			}
			catch (InvalidPolicyException ex) {
				print(new Checked(ex.problems(), List.of(), List.of(), null, ""));
				throw ex;
			}
			String text = PolicyText.describe(file.programme(), settings.languageOf(file.programme()));
			List<String> faults = TemplatesCommand.check(settings.home(), file.programme()).faults();
			Optional<String> refusal = AcceptedPolicyCheck.of(this.parent.expiry, file);
			file.warnings().forEach((warning) -> say("warning: " + warning.sentence()));
			print(new Checked(List.of(), file.warnings(), faults, refusal.orElse(null), text));
			faults.forEach(this::say);
			refusal.ifPresent(this::say);
			return (refusal.isPresent() || !faults.isEmpty()) ? ExitCode.USAGE : ExitCode.DONE;
		}

		private void say(String sentence) {
			PrintWriter err = this.parent.spec.commandLine().getErr();
			err.println(sentence);
			err.flush();
		}

		private void print(Checked checked) {
			PrintWriter out = this.parent.spec.commandLine().getOut();
			if (this.parent.expiry.options().json) {
				out.println(JsonMapper.builder()
					.enable(SerializationFeature.INDENT_OUTPUT)
					.build()
					.writeValueAsString(checked));
			}
			else {
				out.print(checked.text());
			}
			out.flush();
		}

		/**
		 * What the check found, as JSON has it.
		 *
		 * @param problems why the file cannot be used
		 * @param warnings what its owner should know of
		 * @param templates what is wrong with templates of the home
		 * @param refusal why a night would not start; null: it would
		 * @param text the policies in plain sentences; empty where the file cannot be
		 * used
		 */
		record Checked(List<PolicyProblem> problems, List<PolicyProblem> warnings, List<String> templates,
				@Nullable String refusal, String text) {
		}

	}

}
