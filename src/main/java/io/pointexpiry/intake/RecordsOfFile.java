package io.pointexpiry.intake;

import io.pointexpiry.intake.RecordReader.RawRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the records of a file; of one that an earlier release began to merge, those that
 * it left.
 */
class RecordsOfFile implements ItemStreamReader<RawRecord> {

	private final ItemStreamReader<RawRecord> records;

	RecordsOfFile(FileAtHand<?> file, JdbcTemplate jdbc) {
		this.records = file.isMerged() ? new RowsOfEarlierRelease(jdbc, file.importId())
				: new RecordFileReader(file.source());
	}

	@Override
	public void open(ExecutionContext context) {
		this.records.open(context);
	}

	@Override
	public @Nullable RawRecord read() throws Exception {
		return this.records.read();
	}

	@Override
	public void update(ExecutionContext context) {
		this.records.update(context);
	}

	@Override
	public void close() {
		this.records.close();
	}

}
