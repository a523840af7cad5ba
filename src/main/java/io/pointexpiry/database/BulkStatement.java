package io.pointexpiry.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One statement about many rows at once. It is written for one row, whose columns are
 * named as in {@code lot_id = :lot_id}, and sent in the way that suits the database: to
 * PostgreSQL once for all rows, with an array for each column; elsewhere as a batch, row
 * by row. Both leave the same: each row of the table is to be changed by one of the rows
 * at most.
 *
 * @param <T> what a row is made of
 */
public final class BulkStatement<T> {

	private static final Pattern NAME = Pattern.compile(":([a-z_]+)");

	private static final String ROWS = "v";

	private static final String UNLESS_THERE = " on conflict do nothing";

	private final Verb verb;

	private final String target;

	private final String set;

	private final String where;

	private final List<BulkColumn<T>> columns;

	private BulkStatement(Verb verb, String target, String set, String where, List<BulkColumn<T>> columns) {
		this.verb = verb;
		this.target = target;
		this.set = set;
		this.where = where;
		this.columns = List.copyOf(columns);
	}

	/**
	 * Changes rows that are there.
	 * @param target the table and its alias, such as {@code point_lot l}
	 * @param set what is changed
	 * @param where which row it is, by its key
	 */
	@SafeVarargs
	public static <T> BulkStatement<T> update(String target, String set, String where, BulkColumn<T>... columns) {
		return new BulkStatement<>(Verb.UPDATE, target, set, where, List.of(columns));
	}

	/**
	 * Removes rows.
	 * @param target the table and its alias
	 * @param where which row it is, by its key
	 */
	@SafeVarargs
	public static <T> BulkStatement<T> delete(String target, String where, BulkColumn<T>... columns) {
		return new BulkStatement<>(Verb.DELETE, target, "", where, List.of(columns));
	}

	/** Adds rows, each a row of the table's columns of these names; none is there. */
	@SafeVarargs
	public static <T> BulkStatement<T> insert(String table, BulkColumn<T>... columns) {
		return new BulkStatement<>(Verb.INSERT, table, "", "", List.of(columns));
	}

	/**
	 * Adds rows as {@link #insert}; those whose key is there already stay as they are.
	 */
	@SafeVarargs
	public static <T> BulkStatement<T> insertIfAbsent(String table, BulkColumn<T>... columns) {
		return new BulkStatement<>(Verb.INSERT_IF_ABSENT, table, "", "", List.of(columns));
	}

	/** Executes it in the caller's transaction; without rows it does nothing. */
	public void execute(JdbcTemplate jdbc, Collection<? extends T> rows) {
		if (!rows.isEmpty()) {
			jdbc.execute((ConnectionCallback<Integer>) (connection) -> {
				BulkWriter.of(connection).write(connection, this, rows);
				return rows.size();
			});
		}
	}

	List<BulkColumn<T>> columns() {
		return this.columns;
	}

	/**
	 * The statement for all rows.
	 * @param rows a query of the rows, with the columns by their names
	 */
	String forAll(String rows) {
		return switch (this.verb) {
			case UPDATE -> "update %s set %s from (%s) %s where %s".formatted(this.target, ofRows(this.set), rows, ROWS,
					ofRows(this.where));
			case DELETE ->
				"delete from %s using (%s) %s where %s".formatted(this.target, rows, ROWS, ofRows(this.where));
			case INSERT -> insertAll(rows);
			case INSERT_IF_ABSENT -> insertAll(rows) + UNLESS_THERE;
		};
	}

	private String insertAll(String rows) {
		return "insert into %s (%s) select %s from (%s) %s".formatted(this.target, names(), names(), rows, ROWS);
	}

	private String insertOne() {
		return "insert into %s (%s) values (%s)".formatted(this.target, names(),
				this.columns.stream().map(BulkStatement::mark).collect(Collectors.joining(", ")));
	}

	private static String ofRows(String sql) {
		return NAME.matcher(sql).replaceAll(ROWS + ".$1");
	}

	private String names() {
		return this.columns.stream().map(BulkColumn::name).collect(Collectors.joining(", "));
	}

	/** The statement for one row. */
	String forOne() {
		return switch (this.verb) {
			case UPDATE -> "update %s set %s where %s".formatted(this.target, marks(this.set), marks(this.where));
			case DELETE -> "delete from %s where %s".formatted(this.target, marks(this.where));
			case INSERT -> insertOne();
			case INSERT_IF_ABSENT -> insertOne() + UNLESS_THERE;
		};
	}

	/** The columns of the parameters of the statement for one row, in their order. */
	List<BulkColumn<T>> parameters() {
		if (this.verb == Verb.INSERT || this.verb == Verb.INSERT_IF_ABSENT) {
			return this.columns;
		}
		List<BulkColumn<T>> parameters = new ArrayList<>();
		Matcher names = NAME.matcher(this.set + " " + this.where);
		while (names.find()) {
			parameters.add(column(names.group(1)));
		}
		return parameters;
	}

	private String marks(String sql) {
		return NAME.matcher(sql).replaceAll((name) -> mark(column(name.group(1))));
	}

	private static String mark(BulkColumn<?> column) {
		return "cast(? as %s)".formatted(column.type());
	}

	private BulkColumn<T> column(String name) {
		return this.columns.stream()
			.filter((column) -> column.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no column is named " + name));
	}

	/** What is done. */
	private enum Verb {

		UPDATE, DELETE, INSERT, INSERT_IF_ABSENT

	}

}
