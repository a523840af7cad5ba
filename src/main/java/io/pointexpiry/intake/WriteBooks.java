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

	/** Under which name a step keeps how many rows it has committed. */
	static final String MERGED = "rows.merged";

	private final FileAtHand<C> file;

	private final StagedRejects rejects;

	private final ImportFiles files;

	private final TransactionTemplate transactions;

	private final ProgressAfterCommit progress;

	private long merged;

	private String after = "";

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
		this.merged = context.getLong(MERGED, 0);
		this.after = StagedRanges.after(context);
	}

	@Override
	public void write(Chunk<? extends DecidedRows<C>> chunk) {
		DecidedRows<C> decided = DecidedRows.together(chunk.getItems());
		this.file.handler().write(decided.changes(), this.file.delivery());
		this.rejects.add(this.file.importId(), FoundIn.MERGE, this.file.rows().shown(decided.rejects()));
		this.files.add(this.file.importId(), decided.counts());
		this.merged += decided.rows();
		this.progress.afterCommit(this.file.input(), ImportProgress.Phase.MERGING, this.after, this.merged);
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(MERGED, this.merged);
	}

}
