package io.pointexpiry.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.transaction.support.TransactionTemplate;

import io.pointexpiry.intake.RecordReader.RawRecord;
import io.pointexpiry.store.ChunkSize;
import io.pointexpiry.store.ImportCounts;
import io.pointexpiry.store.StagedRows;
import io.pointexpiry.store.StagedRows.FoundIn;
import io.pointexpiry.store.StagedRows.StagedKey;
import io.pointexpiry.store.StagedRows.StagedReject;
import io.pointexpiry.store.StagedRows.StagedRow;

/**
 * The first pass over a file: rows whose form is right are staged, the others become
 * rejects. The books are not looked at.
 */
final class Staging {

	private static final int BATCH_ROWS = 2_000;

	private static final int BATCH_CHARACTERS = 1 << 20;

	private final StagedRows staged;

	private final TransactionTemplate transactions;

	private final ImportProgress progress;

	private final SourceFile source;

	private final Rows rows;

	private final long importId;

	private final List<StagedRow> batch = new ArrayList<>();

	private final Set<StagedKey> keys = new HashSet<>();

	private final List<StagedReject> rejects = new ArrayList<>();

	private int characters;

	private long read;

	private long rejected;

	Staging(StagedRows staged, TransactionTemplate transactions, ImportProgress progress, SourceFile source, Rows rows,
			long importId) {
		this.staged = staged;
		this.transactions = transactions;
		this.progress = progress;
		this.source = source;
		this.rows = rows;
		this.importId = importId;
	}

	/** Stages the whole file; returns how many rows it has, and how many are rejects. */
	ImportCounts run() throws IOException {
		try (Reader in = this.source.open()) {
			RecordReader records = new RecordReader(in);
			records.next();
			for (RawRecord raw = records.next(); raw != null; raw = records.next()) {
				this.read++;
				this.characters += raw.text().length();
				take(raw);
				if (this.batch.size() + this.rejects.size() >= ChunkSize.of(BATCH_ROWS)
						|| this.characters >= BATCH_CHARACTERS) {
					flush();
				}
			}
			flush();
		}
		return new ImportCounts(this.read, 0, 0, 0, this.rejected);
	}

	private void take(RawRecord raw) {
		try {
			if (raw.fault() != null) {
				throw raw.fault().badRow();
			}
			Row row = this.source.layout().read(raw.line(), raw.text());
			String group = this.rows.group(row);
			this.batch.add(new StagedRow(group, this.rows.order(row), raw.line(), raw.text()));
			if (this.rows.keysCrossGroups()) {
				this.keys.add(new StagedKey(this.rows.key(row), group));
			}
		}
		catch (BadRow ex) {
			this.rejected++;
			this.rejects.add(reject(this.source.layout(), raw.line(), raw.text(), raw.fault() == null, ex));
		}
	}

	private void flush() {
		this.transactions.executeWithoutResult((status) -> {
			this.staged.add(this.importId, this.batch);
			this.staged.addKeys(this.importId, this.keys);
			this.staged.reject(this.importId, FoundIn.FORM, this.rejects);
		});
		this.batch.clear();
		this.keys.clear();
		this.rejects.clear();
		this.characters = 0;
		this.progress.committed(this.source.file().input(), ImportProgress.Phase.STAGING, this.read);
	}

	/** A row that can not be taken, as it may be shown. */
	static StagedReject reject(Layout layout, long line, String content, boolean readable, BadRow why) {
		return new StagedReject(line, why.column(), layout.maskedCell(why.column(), why.found()), why.expected(),
				layout.masked(content, readable));
	}

}
