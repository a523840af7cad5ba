package io.pointexpiry.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with variables such as {@code #{points}}, cut into its parts once. Each variable
 * is replaced once; what a value brings is data and never read again, so that a member
 * called {@code #{points}} stays one.
 */
final class Template {

	private static final Pattern VARIABLE = Pattern.compile("#\\{([^}\\n]*)(}|$)", Pattern.MULTILINE);

	private final Texts.Source source;

	private final List<Part> parts;

	private Template(Texts.Source source, List<Part> parts) {
		this.source = source;
		this.parts = List.copyOf(parts);
	}

	/**
	 * Reads a template.
	 * @param place the file, as problems name it
	 * @param text the file's text
	 * @param known the variables that it may use
	 * @param problems takes a sentence for each variable that is not known or not closed
	 */
	static Template read(String place, String text, java.util.Set<String> known, Consumer<String> problems) {
		List<Part> parts = new ArrayList<>();
		Matcher variable = VARIABLE.matcher(text);
		int from = 0;
		while (variable.find()) {
			parts.add(new Part(text.substring(from, variable.start()), false));
			parts.add(new Part(variable.group(1), true));
			if (variable.group(2).isEmpty() || !known.contains(variable.group(1))) {
				long line = text.substring(0, variable.start()).chars().filter((unit) -> unit == '\n').count() + 1;
				problems.accept("%s:%d: found %s; expected one of %s".formatted(place, line, variable.group(),
						new TreeSet<>(known).stream()
							.map((name) -> "#{" + name + "}")
							.collect(Collectors.joining(", "))));
			}
			from = variable.end();
		}
		parts.add(new Part(text.substring(from), false));
		return new Template(new Texts.Source(place, text), parts);
	}

	/** The text as it was written, and where it was found. */
	Texts.Source source() {
		return this.source;
	}

	/** Whether the text asks for this variable. */
	boolean asksFor(String variable) {
		return this.parts.contains(new Part(variable, true));
	}

	/**
	 * The text with its variables replaced; no line ends in a space, and none is empty at
	 * the end.
	 * @param values a value for each variable that the template may use
	 */
	String with(Map<String, String> values) {
		String text = this.parts.stream()
			.map((part) -> part.variable() ? Objects.requireNonNull(values.get(part.text()), part.text()) : part.text())
			.collect(Collectors.joining());
		return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
	}

	private record Part(String text, boolean variable) {
	}

}
