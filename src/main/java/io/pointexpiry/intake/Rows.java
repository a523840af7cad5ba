package io.pointexpiry.intake;

import java.util.List;

/**
 * What is particular to one input: its columns, which of its rows belong together, and
 * what a chunk of them changes in the books.
 */
interface Rows {

	/** The columns, in the order in which their cells are checked. */
	List<Column<?>> columns();

	/**
	 * What must be unique in a file: of rows with one key that differ none is taken, of
	 * equal ones the first.
	 */
	String key(Row row);

	/** Rows of one group are planned together; the order of groups changes nothing. */
	default String group(Row row) {
		return key(row);
	}

	/** In which order the rows of a group are planned, before their lines. */
	default String order(Row row) {
		return "";
	}

	/** Whether one key can turn up in several groups. */
	default boolean keysCrossGroups() {
		return false;
	}

	/**
	 * Decides what rows change, by the books as they stand. Changes nothing itself; the
	 * same books give the same plan.
	 * @param rows whole groups, each key once
	 * @param plan takes the outcome of each row, and the writes of all
	 */
	void plan(List<Row> rows, Plan plan);

}
