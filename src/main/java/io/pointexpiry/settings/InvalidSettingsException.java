package io.pointexpiry.settings;

import java.util.List;

/**
 * Settings with which no command should start; the message has a sentence a line, for the
 * operator.
 */
public final class InvalidSettingsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidSettingsException(List<String> sentences) {
		super(String.join("\n", sentences));
	}

	public InvalidSettingsException(String sentence, Throwable cause) {
		super(sentence, cause);
	}

	public InvalidSettingsException(String sentence) {
		super(sentence);
	}

}
