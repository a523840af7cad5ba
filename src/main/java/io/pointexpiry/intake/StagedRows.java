package io.pointexpiry.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.PlansByKey;
import io.pointexpiry.database.RowLoader;
import io.pointexpiry.database.Statistics;
import io.pointexpiry.intake.RowHandler.Staged;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of the file that is being imported, as they were read: one of the tables
 * {@code staged_…}.
 */
final class StagedRows {

	private static final String GROUPS = "_group";

	private static final String UNIQUE_KEYS = "_one_key";

	private static final String KEYS = "_key";

	private final JdbcTemplate jdbc;

	private final ColumnMapping mapping;

	private final Staged staged;

	private final boolean unique;

	private final List<String> names;

	/**
	 * The rows of a file.
	 * @param unique whether it is known that no key turns up in several groups
	 */
	StagedRows(JdbcTemplate jdbc, ColumnMapping mapping, Staged staged, boolean unique) {
		this.jdbc = jdbc;
		this.mapping = mapping;
		this.staged = staged;
		this.unique = unique;
		this.names = mapping.columns().stream().map(Column::name).toList();
	}

	/** Forgets whatever is there, and lets rows be added fast: without an index. */
	void clear() {
		String table = this.staged.table();
		this.jdbc.execute("truncate table " + table);
		Stream.of(GROUPS, UNIQUE_KEYS, KEYS)
			.forEach((index) -> this.jdbc.execute("drop index if exists " + table + index));
	}

	/**
	 * Once all rows are there, lets them be found by their groups.
	 * @return whether no key turns up in several rows of which the groups may differ
	 */
	boolean index() {
		String table = this.staged.table();
		this.jdbc.execute("create index if not exists %1$s%2$s on %1$s (%3$s)".formatted(table, GROUPS, inOrder()));
		return this.staged.keyAcrossGroups().stream().allMatch(this::indexKeys);
	}

	private boolean indexKeys(Column<String> key) {
		String create = "create %s if not exists %s%s on %2$s (%s)";
		try {
			this.jdbc.execute(create.formatted("unique index", this.staged.table(), UNIQUE_KEYS, key.name()));
			return true;
		}
		catch (DuplicateKeyException ex) {
			this.jdbc.execute(create.formatted("index", this.staged.table(), KEYS, key.name()));
			return false;
		}
	}

	private String inOrder() {
		return Stream
			.of(Stream.of(this.staged.group().column()), this.staged.order().stream().map(Column::name),
					Stream.of("line_no"))
			.flatMap((names) -> names)
			.collect(Collectors.joining(", "));
	}

	/** Lets the database know how many there are, so that it finds them by their keys. */
	void analyse() {
		Statistics.refresh(this.jdbc, this.staged.table());
	}

	void add(List<Row> rows) {
		List<String> columns = Stream.concat(Stream.of("line_no", "content"), this.names.stream()).toList();
		RowLoader.load(this.jdbc, this.staged.table(), columns, rows.stream().map(this::values).toList());
	}

	private @Nullable Object[] values(Row row) {
		@Nullable Object[] values = new Object[2 + this.names.size()];
		values[0] = row.line();
		values[1] = row.content();
		for (int i = 0; i < this.names.size(); i++) {
			values[2 + i] = stored(row.at(i), this.mapping.columns().get(i));
		}
		return values;
	}

	@SuppressWarnings("unchecked")
	private static <T> @Nullable Object stored(@Nullable Object value, Column<T> column) {
		return (value != null) ? column.format().stored().write().apply((T) value) : null;
	}

	/** Lets all that the transaction asks be found by keys. */
	void findByKey() {
		PlansByKey.inTransaction(this.jdbc);
	}

	/** The groups of every so-many-th line, in the order of groups: a sample. */
	List<String> groupsOfEvery(long lines) {
		return this.jdbc.queryForList("select %1$s from %2$s where mod(line_no, ?) = 0 order by %1$s"
			.formatted(this.staged.group().column(), this.staged.table()), String.class, lines);
	}

	/**
	 * The next rows after a group, in the order of groups, without what stands in the
	 * file.
	 * @param to the last group that is wanted; null: the last of all
	 */
	List<Row> next(String afterGroup, @Nullable String to, int limit) {
		String group = this.staged.group().column();
		String sql = "select line_no, %s from %s where %s > ?%s order by %s limit ?".formatted(
				String.join(", ", this.names), this.staged.table(), group,
				(to != null) ? " and %s <= ?".formatted(group) : "", inOrder());
		Object[] values = (to != null) ? new Object[] { afterGroup, to, limit } : new Object[] { afterGroup, limit };
		return this.jdbc.query(sql, (row, number) -> row(row), values);
	}

	private Row row(ResultSet row) throws SQLException {
		@Nullable Object[] values = new Object[this.names.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.mapping.columns().get(i).format().stored().read().from(row, i + 2);
		}
		return new Row(row.getLong(1), "", this.mapping, values);
	}

	/** Rows of these groups wait no longer. */
	void remove(List<String> groups) {
		this.jdbc.update(
				"delete from %s where %s = any(?)".formatted(this.staged.table(), this.staged.group().column()),
				Batches.array(groups));
	}

	/** The group of a row. */
	String groupOf(Row row) {
		return this.staged.group().of().apply(row);
	}

	/** Those keys of rows that turn up in more than one group. */
	Set<String> keysOfSeveralGroups(List<Row> rows) {
		if (this.unique) {
			return Set.of();
		}
		Set<String> found = new HashSet<>();
		for (Column<String> key : this.staged.keyAcrossGroups()) {
			Object[] keys = rows.stream().map((row) -> row.require(key)).distinct().toArray();
			found.addAll(this.jdbc.query(
					"""
							select s.%1$s from unnest(cast(? as varchar array)) as k (id) join %2$s s on s.%1$s = k.id
							group by s.%1$s having count(distinct s.%3$s) > 1""".formatted(key.name(),
							this.staged.table(), this.staged.group().column()),
					(statement) -> statement.setArray(1, statement.getConnection().createArrayOf("varchar", keys)),
					(row, number) -> Objects.requireNonNull(row.getString(1))));
		}
		return found;
	}

	/** Rows as they stand in the file, by their lines. */
	Map<Long, String> contents(Collection<Row> rows) {
		Map<Long, String> contents = new HashMap<>();
		if (!rows.isEmpty()) {
			List<String> groups = new ArrayList<>();
			List<Long> lines = new ArrayList<>();
			rows.forEach((row) -> {
				groups.add(groupOf(row));
				lines.add(row.line());
			});
			this.jdbc.query("""
					select s.line_no, s.content
					from unnest(cast(? as varchar array), cast(? as bigint array)) as k (id, line)
					join %s s on s.%s = k.id and s.line_no = k.line""".formatted(this.staged.table(),
					this.staged.group().column()), (statement) -> {
						statement.setArray(1, statement.getConnection().createArrayOf("varchar", groups.toArray()));
						statement.setArray(2, statement.getConnection().createArrayOf("bigint", lines.toArray()));
					}, (row) -> {
						contents.put(row.getLong(1), row.getString(2));
					});
		}
		return contents;
	}

	/** Rows that cannot be taken, as they may be shown. */
	List<RejectedRow> shown(List<DecidedRows.Rejected> rejects) {
		Map<Long, String> contents = contents(rejects.stream().map(DecidedRows.Rejected::row).toList());
		return rejects.stream()
			.map((reject) -> RejectedRow.of(this.mapping, reject.row().line(),
					Objects.requireNonNull(contents.get(reject.row().line())), true, reject.why()))
			.toList();
	}

}
