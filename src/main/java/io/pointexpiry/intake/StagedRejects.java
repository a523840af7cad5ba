package io.pointexpiry.intake;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.database.RowLoader;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What could not be taken of the file that is being imported: table
 * {@code staged_reject}.
 */
final class StagedRejects {

	private final JdbcTemplate jdbc;

	StagedRejects(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Forgets whatever is there. */
	void clear() {
		this.jdbc.execute("truncate table staged_reject");
	}

	void add(long importId, FoundIn foundIn, Collection<RejectedRow> rejects) {
		RowLoader.load(this.jdbc, "staged_reject",
				List.of("import_id", "line_no", "found_in", "column_name", "found", "expected", "content"),
				rejects.stream()
					.map((reject) -> new Object[] { importId, reject.line(), foundIn.name(), reject.column(),
							reject.found(), reject.expected(), reject.content() })
					.toList());
	}

	/** How many there are so far. */
	long count(long importId) {
		return Objects.requireNonNull(this.jdbc.queryForObject("select count(*) from staged_reject where import_id = ?",
				Long.class, importId));
	}

	/** Forgets the rejects that only the check found; the merge finds them again. */
	void forgetChecked(long importId) {
		this.jdbc.update("delete from staged_reject where import_id = ? and found_in = 'CHECK'", importId);
	}

	/** The next rejects after a line, in the order of lines. */
	List<RejectedRow> next(long importId, long afterLine, int limit) {
		return this.jdbc.query("""
				select line_no, column_name, found, expected, content from staged_reject
				where import_id = ? and line_no > ? order by import_id, line_no limit ?""",
				(row, number) -> new RejectedRow(row.getLong(1), Objects.requireNonNull(row.getString(2)),
						Objects.requireNonNull(row.getString(3)), Objects.requireNonNull(row.getString(4)),
						Objects.requireNonNull(row.getString(5))),
				importId, afterLine, limit);
	}

	/** The pass of an import that found a reject. */
	enum FoundIn {

		/** Reading the row. */
		FORM,
		/** Comparing it with the books before anything is merged. */
		CHECK,
		/** Merging it. */
		MERGE

	}

}
