package io.pointexpiry.desk;

/**
 * What the desk asked for cannot be done; the message is a sentence for whoever asked,
 * with the way out. Nothing was changed.
 */
public final class DeskRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Cell cell;

	private final boolean doneAlready;

	public DeskRefusedException(String message) {
		this(message, new Cell("", message, "an order that can be carried out"));
	}

	/**
	 * Creates it.
	 * @param cell what is to blame, where the order is a row of a file
	 */
	DeskRefusedException(String message, Cell cell) {
		this(message, cell, false);
	}

	private DeskRefusedException(String message, Cell cell, boolean doneAlready) {
		super(message);
		this.cell = cell;
		this.doneAlready = doneAlready;
	}

	/** The same, where what is asked for is so already. */
	DeskRefusedException doneAlready() {
		return new DeskRefusedException(String.valueOf(getMessage()), this.cell, true);
	}

	/** What is to blame, where the order is a row of a file. */
	Cell cell() {
		return this.cell;
	}

	/** Whether what is asked for is so already. */
	boolean isDoneAlready() {
		return this.doneAlready;
	}

	/**
	 * A cell of a file of orders that is to blame.
	 *
	 * @param column its column; empty: the row as a whole
	 * @param found what is there
	 * @param expected what should be there
	 */
	public record Cell(String column, String found, String expected) {

		static Cell lot(String found, String expected) {
			return new Cell("lot_id", found, expected);
		}

		static Cell until(Object found, String expected) {
			return new Cell("until", found.toString(), expected);
		}

	}

}
