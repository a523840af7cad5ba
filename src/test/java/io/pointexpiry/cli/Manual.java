package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what a release says of its commands outside of them, for the name under which a
 * user types them: the sources of man pages, and what completes them in bash and zsh.
 */
final class Manual {

	/** zsh takes what a package installs for bash, once it is told so. */
	private static final String ZSH = """
			#compdef %1$s
			autoload -Uz bashcompinit && bashcompinit
			source /usr/share/bash-completion/completions/%1$s
			_bash_complete -o default -F _complete_%1$s
			""";

	/** A command of bash that only tunes what picocli's script answers. */
	private static final String WITHOUT_COMPOPT = "\n[ -z \"${ZSH_VERSION-}\" ] || compopt() { :; }\n";

	private Manual() {
	}

	/**
	 * Writes it.
	 * @param args a directory, then the names; a folder for each
	 */
	public static void main(String[] args) throws IOException {
		for (int i = 1; i < args.length; i++) {
			write(Path.of(args[0], args[i]), args[i]);
		}
	}

	private static void write(Path directory, String name) throws IOException {
		CommandLine line = Expiry.commandLine(Clock.systemUTC(), Map.of()).setCommandName(name);
		Path completion = Files.createDirectories(directory.resolve("completion"));
		Files.writeString(completion.resolve(name + ".bash"), AutoComplete.bash(name, line) + WITHOUT_COMPOPT);
		Files.writeString(completion.resolve("_" + name), ZSH.formatted(name));
		Path sources = Files.createDirectories(directory.resolve("adoc"));
		int code = ManPageGenerator.generateManPage(sources.toFile(), null, new boolean[0], true,
				line.getCommandSpec());
		if (code != 0) {
			throw new IOException("The sources of the man pages were not written: exit code " + code);
		}
	}

}
