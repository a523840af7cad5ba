package io.pointexpiry.notice;

import java.util.List;

/**
 * Templates that cannot be used: all that is wrong with them at once, each with file,
 * line, what was found and what was expected. Nothing runs until they are mended.
 */
public final class BadTemplatesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BadTemplatesException(List<String> problems) {
		super(String.join(System.lineSeparator(), problems));
	}

}
