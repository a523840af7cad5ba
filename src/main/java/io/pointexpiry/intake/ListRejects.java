package io.pointexpiry.intake;

import java.io.IOException;
import java.time.Instant;

import io.pointexpiry.intake.ImportFiles.ImportFile;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The end of a file: lists its rejects and says how it ended, each in a transaction of
 * its own: choose the name of the list; write the list; clear what was staged. A restart
 * goes on with what was not done.
 */
class ListRejects implements Tasklet {

	/** The exit code where none of the file was taken. */
	static final String REJECTED = "REJECTED";

	private final FileAtHand<?> file;

	private final StagedRejects staged;

	private final RejectsFile rejects;

	private final ImportFiles files;

	private final ProgressAfterCommit progress;

	ListRejects(FileAtHand<?> file, StagedRejects staged, RejectsFile rejects, ImportFiles files,
			ProgressAfterCommit progress) {
		this.file = file;
		this.staged = staged;
		this.rejects = rejects;
		this.files = files;
		this.progress = progress;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
		ImportFile present = this.files.find(this.file.importId());
		switch (present.state()) {
			case STAGING, MERGING -> {
				nameOrEnd(present);
				return RepeatStatus.CONTINUABLE;
			}
			case DONE -> contribution.setExitStatus(ExitStatus.COMPLETED);
			case REJECTED -> contribution.setExitStatus(new ExitStatus(REJECTED));
		}
		this.file.rows().clear();
		this.staged.clear();
		this.progress.afterCommit(this.file.input(), ImportProgress.Phase.FINISHING, present.counts().read());
		return RepeatStatus.FINISHED;
	}

	private void nameOrEnd(ImportFile present) throws IOException {
		long rejected = this.staged.count(present.importId());
		if (rejected > 0 && present.rejectsFile() == null) {
			this.files.rejectsFile(present.importId(), this.rejects.nameFor(present));
			return;
		}
		if (rejected > 0) {
			this.rejects.publish(present);
		}
		Instant endedAt = present.startedAt();
		if (present.state() == ImportFiles.State.MERGING) {
			this.files.done(present.importId(), endedAt);
		}
		else {
			this.files.rejected(present.importId(), new ImportCounts(present.counts().read(), 0, 0, 0, rejected),
					endedAt);
			this.files.forgetWaiting(present.commandId());
		}
	}

}
