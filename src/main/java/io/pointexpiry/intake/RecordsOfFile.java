package io.pointexpiry.intake;

import org.jspecify.annotations.Nullable;

import io.pointexpiry.intake.RecordReader.RawRecord;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the records of a file; of one that an earlier release began to merge, those that
 * it left. A class, because Spring Batch warns of a reader that is declared as an
 * interface in every command that starts a job.
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
