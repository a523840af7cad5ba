package io.pointexpiry.intake;

import io.pointexpiry.intake.StagedRejects.FoundIn;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * The end of the check: notes what would be rejected, and changes no books. Groups that
 * say nothing new are counted and leave the staging table: the merge need not ask again.
 *
 * @param <C> what a row changes
 */
class NoteRejects<C> implements ItemStreamWriter<DecidedRows<C>> {

	/** Under which name a step keeps how many rows it has committed. */
	static final String CHECKED = "rows.checked";

	private final FileAtHand<C> file;

	private final StagedRejects rejects;

	private final ImportFiles files;

	private final ProgressAfterCommit progress;

	private long checked;

	private String after = "";

	NoteRejects(FileAtHand<C> file, StagedRejects rejects, ImportFiles files, ProgressAfterCommit progress) {
		this.file = file;
		this.rejects = rejects;
		this.files = files;
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
		settle(DecidedRows.together(chunk.getItems().stream().filter(DecidedRows::areSettled).toList()));
		this.checked += decided.rows();
		this.progress.afterCommit(this.file.input(), ImportProgress.Phase.CHECKING, this.after, this.checked);
	}

	private void settle(DecidedRows<C> settled) {
		if (!settled.groups().isEmpty()) {
			this.file.rows().remove(settled.groups());
			this.files.add(this.file.importId(), settled.counts());
		}
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(CHECKED, this.checked);
	}

}
