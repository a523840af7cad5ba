package io.pointexpiry.intake;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.intake.StagedRejects.FoundIn;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets rows wait in the staging table of their input, and rejects among the rejects. */
class StageRows implements ItemStreamWriter<ParsedRow> {

	private final FileAtHand<?> file;

	private final StagedRejects rejects;

	private final ImportFiles files;

	private final TransactionTemplate transactions;

	private final ProgressAfterCommit progress;

	private ImportCounts counts = ImportCounts.NONE;

	StageRows(FileAtHand<?> file, StagedRejects rejects, ImportFiles files, TransactionTemplate transactions,
			ProgressAfterCommit progress) {
		this.file = file;
		this.rejects = rejects;
		this.files = files;
		this.transactions = transactions;
		this.progress = progress;
	}

	/**
	 * Where nothing of the file was staged, whatever another one left is cleared: in a
	 * transaction, so that who lost the right to work clears nothing of who has it now.
	 */
	@Override
	public void open(ExecutionContext context) {
		this.counts = this.files.find(this.file.importId()).counts();
		if (context.getLong(RecordFileReader.READ, 0) == 0) {
			this.transactions.executeWithoutResult((status) -> {
				this.file.rows().clear();
				if (!this.file.isMerged()) { // else an earlier release began to
					this.rejects.clear();
				}
			});
		}
	}

	@Override
	public void write(Chunk<? extends ParsedRow> chunk) {
		List<Row> rows = new ArrayList<>();
		List<RejectedRow> bad = new ArrayList<>();
		ParsedRow.Sorter sorter = new ParsedRow.Sorter() {

			@Override
			public void staged(Row row) {
				rows.add(row);
			}

			@Override
			public void rejected(RejectedRow row) {
				bad.add(row);
			}

		};
		chunk.forEach((row) -> row.sort(sorter));
		this.file.rows().add(rows);
		this.rejects.add(this.file.importId(), FoundIn.FORM, bad);
		if (!this.file.isMerged()) {
			this.counts = this.counts.plus(new ImportCounts(chunk.size(), 0, 0, 0, bad.size()));
			this.files.count(this.file.importId(), this.counts);
		}
		this.progress.afterCommit(this.file.input(), ImportProgress.Phase.STAGING, this.counts.read());
	}

}
