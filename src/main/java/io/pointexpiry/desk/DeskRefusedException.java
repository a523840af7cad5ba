package io.pointexpiry.desk;

/**
 * What the desk asked for cannot be done; the message is a sentence for whoever asked,
 * with the way out. Nothing was changed.
 */
public final class DeskRefusedException extends RuntimeException {

	public DeskRefusedException(String message) {
		super(message);
	}

}
