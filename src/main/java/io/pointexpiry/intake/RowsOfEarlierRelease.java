package io.pointexpiry.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.intake.RecordReader.RawRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads what is left of an import that died while an earlier release merged it: rows as
 * they stand in the file, from table {@code staged_row}.
 */
final class RowsOfEarlierRelease implements ItemStreamReader<RawRecord> {

	private static final int PAGE = 2_000;

	private final JdbcTemplate jdbc;

	private final long importId;

	private final Deque<RawRecord> page = new ArrayDeque<>();

	private long lastLine;

	RowsOfEarlierRelease(JdbcTemplate jdbc, long importId) {
		this.jdbc = jdbc;
		this.importId = importId;
	}

	@Override
	public void open(ExecutionContext context) {
		this.lastLine = context.getLong(RecordFileReader.READ, 0);
	}

	@Override
	public @Nullable RawRecord read() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.jdbc.query("""
					select s.line_no, s.content from staged_row s join import_file f on f.import_id = s.import_id
					where s.import_id = ? and s.group_key > coalesce(f.merged_to, '') and s.line_no > ?
					order by s.line_no limit ?""",
					(row, number) -> new RawRecord(row.getLong(1), Objects.requireNonNull(row.getString(2)), null),
					this.importId, this.lastLine, ChunkSize.of(PAGE)));
		}
		RawRecord next = this.page.poll();
		this.lastLine = (next != null) ? next.line() : this.lastLine;
		return next;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(RecordFileReader.READ, this.lastLine);
	}

}
