package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.pointexpiry.file.OutputFile;
import io.pointexpiry.policy.PolicySchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What editors complete and check a policy file by. */
@Command(name = "schema", header = "Prints a JSON Schema of the policy file, for editors.",
		description = { "Prints a JSON Schema (2020-12) of the policy file, to standard output or to a file.",
				"Editors complete and check by it what is typed; policy check says more." })
final class PolicySchemaCommand implements Callable<Integer> {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		this.output.check();
		Path file = this.output.file();
		String schema = JSON.writeValueAsString(PolicySchema.document());
		PrintWriter screen = this.spec.commandLine().getOut();
		if (file == null || new OutputFile(file).isStandardOutput()) {
			screen.println(schema);
		}
		else {
			new OutputFile(file).write((writer) -> writer.write(schema + "\n"));
			screen.println(json() ? JSON.writeValueAsString(new BooksCommand.WrittenText(file.toString())) : file);
		}
		screen.flush();
		return ExitCode.DONE;
	}

	private boolean json() {
		return ((Expiry) this.spec.root().userObject()).options().json;
	}

}
