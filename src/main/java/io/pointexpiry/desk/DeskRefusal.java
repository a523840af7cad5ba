package io.pointexpiry.desk;

/**
 * What the desk asked for cannot be done; the message is a sentence for whoever asked,
 * with the way out. Nothing was changed.
 */
public final class DeskRefusal extends RuntimeException {

	public DeskRefusal(String message) {
		super(message);
	}

}
