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

import io.pointexpiry.database.PlansByKey;
import io.pointexpiry.database.RowLoader;
import io.pointexpiry.database.Statistics;
import io.pointexpiry.intake.RowHandler.Staged;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of the file that is being imported, as they were read: one of the tables
 * {@code staged_…}.
 */
final class StagedRows {

	private final JdbcTemplate jdbc;

	private final ColumnMapping mapping;

	private final Staged staged;

	private final List<String> names;

	StagedRows(JdbcTemplate jdbc, ColumnMapping mapping, Staged staged) {
		this.jdbc = jdbc;
		this.mapping = mapping;
		this.staged = staged;
		this.names = mapping.columns().stream().map(Column::name).toList();
	}

	/** Forgets whatever is there. */
	void clear() {
		this.jdbc.execute("truncate table " + this.staged.table());
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
		int next = 2;
		for (Column<?> column : this.mapping.columns()) {
			values[next++] = stored(row, column);
		}
		return values;
	}

	private static <T> @Nullable Object stored(Row row, Column<T> column) {
		T value = row.get(column);
		return (value != null) ? column.format().stored().write().apply(value) : null;
	}

	/** Lets all that the transaction asks be found by keys. */
	void findByKey() {
		PlansByKey.inTransaction(this.jdbc);
	}

	/** How many wait. */
	long count() {
		return Objects
			.requireNonNull(this.jdbc.queryForObject("select count(*) from " + this.staged.table(), Long.class));
	}

	/** The groups of every so-many-th line, in the order of groups: a sample. */
	List<String> groupsOfEvery(long lines) {
		return this.jdbc.queryForList("select %1$s from %2$s where mod(line_no, ?) = 0 order by %1$s"
			.formatted(this.staged.group().name(), this.staged.table()), String.class, lines);
	}

	/**
	 * The next rows after a group, in the order of groups, without what stands in the
	 * file.
	 * @param to the last group that is wanted; null: the last of all
	 */
	List<Row> next(String afterGroup, @Nullable String to, int limit) {
		String group = this.staged.group().name();
		String order = Stream.of(Stream.of(this.staged.group()), this.staged.order().stream())
			.flatMap((columns) -> columns)
			.map(Column::name)
			.collect(Collectors.joining(", ", "", ", line_no"));
		String sql = "select line_no, %s from %s where %s > ?%s order by %s limit ?".formatted(
				String.join(", ", this.names), this.staged.table(), group,
				(to != null) ? " and %s <= ?".formatted(group) : "", order);
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

	/** The group of a row. */
	String groupOf(Row row) {
		return row.require(this.staged.group());
	}

	/** Those keys of rows that turn up in more than one group. */
	Set<String> keysOfSeveralGroups(List<Row> rows) {
		Set<String> found = new HashSet<>();
		for (Column<String> key : this.staged.keyAcrossGroups()) {
			Object[] keys = rows.stream().map((row) -> row.require(key)).distinct().toArray();
			found.addAll(this.jdbc.query(
					"""
							select s.%1$s from unnest(cast(? as varchar array)) as k (id) join %2$s s on s.%1$s = k.id
							group by s.%1$s having count(distinct s.%3$s) > 1""".formatted(key.name(),
							this.staged.table(), this.staged.group().name()),
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
					this.staged.group().name()), (statement) -> {
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
