package io.pointexpiry.intake;

/**
 * A row that could not be taken, as a file of rejects shows it: telephone numbers masked.
 *
 * @param line the line of the file on which the row begins, the header's being 1
 * @param column the column that is to blame; empty: the row as a whole
 * @param found what stands there
 * @param expected what should stand there
 * @param content the row
 */
record RejectedRow(long line, String column, String found, String expected, String content) implements ParsedRow {

	/**
	 * A row that is shown as far as it may be.
	 * @param content the row as it stands in the file
	 * @param readable whether its quotes are in order
	 */
	static RejectedRow of(ColumnMapping mapping, long line, String content, boolean readable,
			RejectedRowException why) {
		return new RejectedRow(line, why.column(), mapping.maskedCell(why.column(), why.found()), why.expected(),
				mapping.masked(content, readable));
	}

	@Override
	public void sort(Sorter sorter) {
		sorter.rejected(this);
	}

}
