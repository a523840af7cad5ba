package io.pointexpiry.intake;

/**
 * A file that cannot be imported at all: it is not there, cannot be read, or its header
 * is not that of the input. The message is a sentence for the operator. Nothing was
 * staged.
 */
public final class IntakeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IntakeException(String message) {
		super(message);
	}

}
