package io.pointexpiry.intake;

import java.util.Locale;

/** What a file can bring, in the order in which one command takes its files. */
public enum Input {

	MEMBERS, LOTS, ACTIVITY, REDEMPTIONS, CANCELLATIONS, RECEIPTS, FEEDBACK;

	/** The name that options, reject files and {@code required-inputs} use. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The input of a name.
	 * @throws IllegalArgumentException if there is none
	 */
	public static Input of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}

}
