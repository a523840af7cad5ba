package io.pointexpiry.worker;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * No worker came in time; the message says how long one was waited for, and what was
 * wrong with the broker, where something was.
 */
public final class NoWorkersException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NoWorkersException(Duration patience, @Nullable String complaint) {
		super("no worker took a range within %s%s".formatted(patience, (complaint != null) ? ". " + complaint : ""));
	}

}
