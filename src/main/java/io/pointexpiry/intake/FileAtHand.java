package io.pointexpiry.intake;

import java.nio.charset.Charset;
import java.nio.file.Path;

import io.pointexpiry.intake.ImportRequest.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * The file that a step works on.
 *
 * @param <C> what a row changes
 * @param input what it brings
 * @param delivery what records say of it
 * @param handler what is particular to its input
 * @param mapping where its columns stand
 * @param rows where its rows wait
 * @param path where it lies now; null: it is not at hand, and not needed any more
 * @param charset in which it is written
 */
record FileAtHand<C>(Input input, Delivery delivery, RowHandler<C> handler, ColumnMapping mapping, StagedRows rows,
		@Nullable Path path, Charset charset) {

	long importId() {
		return this.delivery.file().importId();
	}

	/** Whether rows of it are in the books. */
	boolean isMerged() {
		return this.delivery.file().state() == ImportFiles.State.MERGING;
	}

	/** The file itself. */
	SourceFile source() {
		if (this.path == null) {
			throw new IllegalStateException("The file of %s is not at hand.".formatted(this.input.label()));
		}
		return new SourceFile(new InputFile(this.input, this.path), this.charset, this.delivery.file().header(),
				this.delivery.file().sha256());
	}

}
