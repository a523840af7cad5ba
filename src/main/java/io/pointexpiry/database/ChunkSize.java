package io.pointexpiry.database;

/**
 * How much is taken at once: by a transaction, a page that is read, a range of members.
 * Each place names the size that it works best with; no result depends on it. To show
 * that, the tests give one size to all places ({@value #PROPERTY}, a property of the
 * process, read whenever a size is asked for). Operators have no use for it.
 */
public final class ChunkSize {

	/** Overrides the size of every chunk, page and range: 1 or more. */
	public static final String PROPERTY = "pointexpiry.chunk";

	private ChunkSize() {
	}

	/**
	 * The size to work with.
	 * @param usual the size that suits the place
	 */
	public static int of(int usual) {
		return Math.max(1, Integer.getInteger(PROPERTY, usual));
	}

}
