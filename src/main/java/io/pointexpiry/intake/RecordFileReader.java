package io.pointexpiry.intake;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Objects;

import io.pointexpiry.intake.RecordReader.RawRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the records of a file below its header. A restart passes over those that were
 * staged.
 */
final class RecordFileReader implements ItemStreamReader<RawRecord> {

	static final String READ = "records.read";

	private final SourceFile source;

	private @Nullable Reader in;

	private @Nullable RecordReader records;

	private long read;

	RecordFileReader(SourceFile source) {
		this.source = source;
	}

	@Override
	public void open(ExecutionContext context) {
		try {
			this.in = this.source.open();
			this.records = new RecordReader(this.in);
			this.records.next();
			this.read = context.getLong(READ, 0);
			for (long passed = 0; passed < this.read; passed++) {
				this.records.next();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public @Nullable RawRecord read() throws IOException {
		RawRecord next = Objects.requireNonNull(this.records, "expected to be open").next();
		this.read += (next != null) ? 1 : 0;
		return next;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(READ, this.read);
	}

	@Override
	public void close() {
		try {
			if (this.in != null) {
				this.in.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
