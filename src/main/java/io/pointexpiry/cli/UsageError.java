package io.pointexpiry.cli;

/** Wrong usage or configuration, in a sentence for the operator. */
final class UsageError extends RuntimeException {

	UsageError(String message) {
		super(message);
	}

	UsageError(String message, Throwable cause) {
		super(message, cause);
	}

}
