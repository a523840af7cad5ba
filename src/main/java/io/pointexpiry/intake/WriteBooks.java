package io.pointexpiry.intake;

import io.pointexpiry.intake.StagedRejects.FoundIn;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The end of the merge: what was decided goes into the books, each chunk with its rejects
 * and counts.
 *
 * @param <C> what a row changes
 */
class WriteBooks<C> implements ItemStreamWriter<DecidedRows<C>> {

	private final FileAtHand<C> file;

	private final StagedRejects rejects;

	private final ImportFiles files;

	private final TransactionTemplate transactions;

	private final ProgressAfterCommit progress;

	private ImportCounts counts = ImportCounts.NONE;

	WriteBooks(FileAtHand<C> file, StagedRejects rejects, ImportFiles files, TransactionTemplate transactions,
			ProgressAfterCommit progress) {
		this.file = file;
		this.rejects = rejects;
		this.files = files;
		this.transactions = transactions;
		this.progress = progress;
	}

	/** From now on rows go into the books. */
	@Override
	public void open(ExecutionContext context) {
		this.transactions.executeWithoutResult((status) -> {
			this.rejects.forgetChecked(this.file.importId());
			this.files.merging(this.file.importId());
		});
		this.counts = this.files.find(this.file.importId()).counts();
	}

	@Override
	public void write(Chunk<? extends DecidedRows<C>> chunk) {
		DecidedRows<C> decided = DecidedRows.together(chunk.getItems());
		this.file.handler().write(decided.changes(), this.file.delivery());
		this.rejects.add(this.file.importId(), FoundIn.MERGE, this.file.rows().shown(decided.rejects()));
		this.counts = this.counts.plus(decided.counts());
		this.files.count(this.file.importId(), this.counts);
		this.progress.afterCommit(this.file.input(), ImportProgress.Phase.MERGING,
				this.counts.applied() + this.counts.same() + this.counts.skipped());
	}

}
