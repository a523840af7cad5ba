package io.pointexpiry.intake;

/**
 * A row cannot be taken: which column is to blame, what was found, what was expected.
 */
final class RejectedRowException extends Exception {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 100;

	/** The row as a whole. */
	static final String WHOLE_ROW = "";

	private final String column;

	private final String found;

	private final String expected;

	RejectedRowException(String column, String found, String expected) {
		super(column, null, false, false);
		this.column = column;
		this.found = (found.length() > SHOWN) ? found.substring(0, SHOWN) + "…" : found;
		this.expected = expected;
	}

	String column() {
		return this.column;
	}

	String found() {
		return this.found;
	}

	String expected() {
		return this.expected;
	}

}
