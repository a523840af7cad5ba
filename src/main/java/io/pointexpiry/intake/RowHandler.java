package io.pointexpiry.intake;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is particular to one input: its columns, where its rows wait, how they are
 * decided, and what that changes in the books.
 *
 * @param <C> what a row changes
 */
interface RowHandler<C> {

	/** The columns, in the order in which their cells are checked. */
	List<Column<?>> columns();

	/** The table in which rows wait until they are merged. */
	Staged staged();

	/**
	 * What must be unique in a file: of rows with one key that differ none is taken, of
	 * equal ones the first.
	 */
	String key(Row row);

	/**
	 * Looks up what the books say about rows, one look-up for each table.
	 * @param rows whole groups
	 * @param lock whether what was found must stay so until the transaction ends
	 * @return what decides these rows, one after the other; it changes no books
	 */
	RowRules<C> rulesFor(List<Row> rows, Delivery delivery, boolean lock);

	/**
	 * Whether what a group changes has nothing to do with other groups, so that they can
	 * be merged side by side.
	 */
	default boolean isIndependent() {
		return false;
	}

	/** Writes what rows changed, in the order in which they were decided. */
	void write(List<C> changes, Delivery delivery);

	/**
	 * Decides rows by what the books say.
	 *
	 * @param <C> what a row changes
	 */
	@FunctionalInterface
	interface RowRules<C> {

		/**
		 * Decides one row. Rows of a group come in their order, each key once.
		 * @throws RejectedRowException if it cannot be taken
		 */
		RowOutcome<C> decide(Row row) throws RejectedRowException;

	}

	/**
	 * Where rows wait.
	 *
	 * @param table the table
	 * @param group what rows have in common that are decided together; what changes the
	 * books of one does not depend on another
	 * @param order what orders the rows of a group before their lines; empty: nothing
	 * @param keyAcrossGroups the column of a key that can turn up in several groups;
	 * empty: it cannot
	 */
	record Staged(String table, Group group, Set<Column<?>> order, Set<Column<String>> keyAcrossGroups) {

		/** Rows with one value of a column are decided together. */
		static Staged in(String table, Column<String> group) {
			return new Staged(table, new Group(group.name(), (row) -> row.require(group)), Set.of(), Set.of());
		}

		/**
		 * Rows with one key are decided together, those of one owner one after the other.
		 */
		static Staged in(String table, Column<String> owner, Column<String> key) {
			return new Staged(table,
					new Group("group_key", (row) -> row.require(owner) + Group.SEPARATOR + row.require(key)), Set.of(),
					Set.of(key));
		}

		Staged orderedBy(Column<?> column) {
			return new Staged(this.table, this.group, Set.of(column), this.keyAcrossGroups);
		}

		Staged withKey(Column<String> column) {
			return new Staged(this.table, this.group, this.order, Set.of(column));
		}

	}

	/**
	 * What rows have in common that are decided together.
	 *
	 * @param column where the table keeps it
	 * @param of the same of a row
	 */
	record Group(String column, Function<Row, String> of) {

		/** Before every character of an id. The table puts the same between two ids. */
		private static final char SEPARATOR = '\u0001';

	}

}
