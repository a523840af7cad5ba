package io.pointexpiry.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * Templates that cannot be used: all that is wrong with them at once, each with file,
 * line, what was found and what was expected. Nothing runs until they are mended.
 */
public final class BadTemplatesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ArrayList<String> problems;

	BadTemplatesException(List<String> problems) {
		super(String.join(System.lineSeparator(), problems));
		this.problems = new ArrayList<>(problems);
	}

	/** What is wrong, a sentence each. */
	public List<String> problems() {
		return List.copyOf(this.problems);
	}

}
