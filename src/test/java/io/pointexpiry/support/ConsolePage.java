package io.pointexpiry.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of a Markdown page and what the page shows of their output: fenced blocks
 * of the language {@code console}, in which a command begins with a dollar sign and goes
 * on in lines that begin with {@code >}. A line that is {@value #LEFT_OUT} alone stands
 * for any lines, one within a line for any text.
 *
 * @param path the page
 * @param commands its commands, in order
 */
public record ConsolePage(Path path, List<Command> commands) {

	private static final String LEFT_OUT = "…";

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\n(.*?)^```$");

	/** Reads a page. */
	public static ConsolePage read(Path path) throws IOException {
		List<Command> commands = new ArrayList<>();
		BLOCK.matcher(Files.readString(path)).results().forEach((block) -> add(commands, path, block.group(1)));
		return new ConsolePage(path, List.copyOf(commands));
	}

	private static void add(List<Command> commands, Path path, String block) {
		List<String> typed = new ArrayList<>();
		List<String> shown = new ArrayList<>();
		for (String line : block.split("\n")) {
			if (line.startsWith("$ ")) {
				finish(commands, typed, shown);
				typed.add(line.substring(2));
			}
			else if (typed.isEmpty()) {
				throw new IllegalStateException("%s: expected a command, found \"%s\"".formatted(path, line));
			}
			else if (shown.isEmpty() && (line.equals(">") || line.startsWith("> "))) {
				typed.add(line.substring(Math.min(2, line.length())));
			}
			else {
				shown.add(line);
			}
		}
		finish(commands, typed, shown);
	}

	private static void finish(List<Command> commands, List<String> typed, List<String> shown) {
		if (!typed.isEmpty()) {
			commands.add(new Command(String.join("\n", typed), List.copyOf(shown)));
		}
		typed.clear();
		shown.clear();
	}

	/**
	 * A command.
	 *
	 * @param typed what is typed, of one line or several
	 * @param shown the lines that the page shows
	 */
	public record Command(String typed, List<String> shown) {

		/** Whether an output is the one that is shown. */
		public boolean shows(String output) {
			String expected = this.shown.stream().map(Command::pattern).collect(Collectors.joining());
			String lines = output.replace("\r\n", "\n"); // CSV has both
			String ended = (lines.isEmpty() || lines.endsWith("\n")) ? lines : lines + "\n";
			return Pattern.compile(expected).matcher(ended).matches();
		}

		private static String pattern(String line) {
			if (line.strip().equals(LEFT_OUT)) {
				return "(?:[^\n]*\n)*";
			}
			return Pattern.compile(LEFT_OUT)
				.splitAsStream(line + "\n")
				.map(Pattern::quote)
				.collect(Collectors.joining("[^\n]*"));
		}

	}

}
