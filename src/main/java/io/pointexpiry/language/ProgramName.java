package io.pointexpiry.language;

/**
 * What a reader has to type to call the program: as this call was typed, such as
 * {@code /opt/point-expiry/bin/expiry}. The script that starts the program passes it on.
 */
public final class ProgramName {

	private static final String PROPERTY = "expiry.command";

	private ProgramName() {
	}

	/** As it was typed; in a checkout where nobody says how. */
	public static String typed() {
		return System.getProperty(PROPERTY, "scripts/expiry");
	}

}
