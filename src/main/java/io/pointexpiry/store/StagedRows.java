package io.pointexpiry.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of the one file that is being imported, and what could not be taken of it:
 * tables {@code staged_row}, {@code staged_key} and {@code staged_reject}.
 */
public final class StagedRows {

	private final Batches batches;

	private final JdbcTemplate jdbc;

	public StagedRows(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.batches = new Batches(jdbc);
	}

	/** Forgets whatever was staged. */
	public void clear() {
		this.jdbc.execute("truncate table staged_row");
		this.jdbc.execute("truncate table staged_key");
		this.jdbc.execute("truncate table staged_reject");
	}

	/** Adds rows. */
	public void add(long importId, List<StagedRow> rows) {
		this.batches.each("""
				insert into staged_row (import_id, group_key, order_key, line_no, content) values (?, ?, ?, ?, ?)""",
				rows, (row) -> new Object[] { importId, row.group(), row.order(), row.line(), row.content() });
	}

	/** The next rows after a group, in the order of group, order and line. */
	public List<StagedRow> next(long importId, String afterGroup, int limit) {
		return this.jdbc.query("""
				select group_key, order_key, line_no, content from staged_row
				where import_id = ? and group_key > ? order by import_id, group_key, order_key, line_no limit ?""",
				(row, number) -> new StagedRow(Objects.requireNonNull(row.getString(1)),
						Objects.requireNonNull(row.getString(2)), row.getLong(3),
						Objects.requireNonNull(row.getString(4))),
				importId, afterGroup, limit);
	}

	/** Adds keys of rows that may turn up in more than one group. */
	public void addKeys(long importId, Set<StagedKey> keys) {
		this.batches.each("""
				insert into staged_key (import_id, row_key, group_key) values (?, ?, ?) on conflict do nothing""", keys,
				(key) -> new Object[] { importId, key.key(), key.group() });
	}

	/** Those of the given keys that turned up in more than one group. */
	public Set<String> keysOfSeveralGroups(long importId, Collection<String> keys) {
		return new HashSet<>(this.jdbc.query("""
				select row_key from staged_key where row_key = any (?) and import_id = ?
				group by row_key having count(*) > 1""", Batches.keysThen(keys, importId),
				(row, number) -> Objects.requireNonNull(row.getString(1))));
	}

	/** Adds rejects. */
	public void reject(long importId, FoundIn foundIn, Collection<StagedReject> rejects) {
		this.batches.each("""
				insert into staged_reject (import_id, line_no, found_in, column_name, found, expected, content)
				values (?, ?, ?, ?, ?, ?, ?)""", rejects, (reject) -> new Object[] { importId, reject.line(),
				foundIn.name(), reject.column(), reject.found(), reject.expected(), reject.content() });
	}

	/** Forgets the rejects that only the check found; the merge finds them again. */
	public void forgetChecked(long importId) {
		this.jdbc.update("delete from staged_reject where import_id = ? and found_in = 'CHECK'", importId);
	}

	/** The next rejects after a line, in the order of lines. */
	public List<StagedReject> rejects(long importId, long afterLine, int limit) {
		return this.jdbc.query("""
				select line_no, column_name, found, expected, content from staged_reject
				where import_id = ? and line_no > ? order by import_id, line_no limit ?""",
				(row, number) -> new StagedReject(row.getLong(1), Objects.requireNonNull(row.getString(2)),
						Objects.requireNonNull(row.getString(3)), Objects.requireNonNull(row.getString(4)),
						Objects.requireNonNull(row.getString(5))),
				importId, afterLine, limit);
	}

	/** The pass of an import that found a reject. */
	public enum FoundIn {

		/** Reading the row. */
		FORM,
		/** Comparing it with the books before anything is merged. */
		CHECK,
		/** Merging it. */
		MERGE

	}

	/**
	 * A row of a file.
	 *
	 * @param group rows of one group are planned together; groups go by code point
	 * @param order goes before the line within the group; may be empty
	 * @param line the line of the file on which the row begins, the header's being 1
	 * @param content the row as it stands in the file
	 */
	public record StagedRow(String group, String order, long line, String content) {
	}

	/**
	 * A key in the group in which it turned up.
	 *
	 * @param key what must be unique in the file
	 * @param group the group of the row
	 */
	public record StagedKey(String key, String group) {
	}

	/**
	 * A row that could not be taken, phone numbers masked.
	 *
	 * @param line the line of the file on which the row begins, the header's being 1
	 * @param column the column that is to blame; empty: the row as a whole
	 * @param found what stands there
	 * @param expected what should stand there
	 * @param content the row
	 */
	public record StagedReject(long line, String column, String found, String expected, String content) {
	}

}
