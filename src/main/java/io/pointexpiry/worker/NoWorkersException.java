package io.pointexpiry.worker;

import java.time.Duration;

/** No worker came in time; the message says how long one was waited for. */
public final class NoWorkersException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NoWorkersException(Duration patience) {
		super("no worker took a range within %s".formatted(patience));
	}

}
