package io.pointexpiry.intake;

import io.pointexpiry.intake.StagedRejects.FoundIn;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * The end of the check: notes what would be rejected, and changes no books.
 *
 * @param <C> what a row changes
 */
class NoteRejects<C> implements ItemStreamWriter<DecidedRows<C>> {

	private static final String CHECKED = "rows.checked";

	private final FileAtHand<C> file;

	private final StagedRejects rejects;

	private final ProgressAfterCommit progress;

	private long checked;

	private String after = "";

	NoteRejects(FileAtHand<C> file, StagedRejects rejects, ProgressAfterCommit progress) {
		this.file = file;
		this.rejects = rejects;
		this.progress = progress;
	}

	@Override
	public void open(ExecutionContext context) {
		this.checked = context.getLong(CHECKED, 0);
		this.after = StagedRanges.after(context);
	}

	@Override
	public void write(Chunk<? extends DecidedRows<C>> chunk) {
		DecidedRows<C> decided = DecidedRows.together(chunk.getItems());
		this.rejects.add(this.file.importId(), FoundIn.CHECK, this.file.rows().shown(decided.rejects()));
		this.checked += decided.rows();
		this.progress.afterCommit(this.file.input(), ImportProgress.Phase.CHECKING, this.after, this.checked);
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(CHECKED, this.checked);
	}

}
