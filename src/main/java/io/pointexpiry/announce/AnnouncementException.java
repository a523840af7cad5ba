package io.pointexpiry.announce;

/**
 * A policy cannot be announced: a template that cannot be used, a text that is too long,
 * or a place that cannot be written to. The message is for the operator: where, what was
 * found, what was expected, one problem a line. Nothing was written.
 */
public final class AnnouncementException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	AnnouncementException(String message) {
		super(message);
	}

}
