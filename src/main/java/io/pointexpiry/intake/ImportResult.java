package io.pointexpiry.intake;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of the files of one command, in their order. After a file that was rejected
 * no other was begun.
 *
 * @param files the files that were finished
 * @param notes sentences for the operator on what an earlier, killed import had left
 */
public record ImportResult(List<FileResult> files, List<String> notes) {

	public ImportResult {
		files = List.copyOf(files);
		notes = List.copyOf(notes);
	}

	/** Whether all files were taken, if perhaps not all of their rows. */
	public boolean done() {
		return this.files.stream().allMatch((file) -> file.state() == State.DONE);
	}

	/** Whether any row could not be taken. */
	public boolean hasRejects() {
		return this.files.stream().anyMatch((file) -> file.rejected() > 0);
	}

	/** How a file ended. */
	public enum State {

		/** Its rows are in the books, or in the file of rejects. */
		DONE,
		/**
		 * Too many of its rows were bad: none is in the books, all bad ones in the file
		 * of rejects.
		 */
		REJECTED

	}

	/**
	 * What became of one file; {@code rows} is the sum of the four that follow, unless
	 * the file was rejected.
	 *
	 * @param input what it brought
	 * @param fileName the file, as the operator named it
	 * @param state how it ended
	 * @param rows the rows of the file, without its header
	 * @param applied rows that changed the books
	 * @param unchanged rows that said what the books said already
	 * @param skipped rows older than what was applied before
	 * @param rejected rows that could not be taken
	 * @param rejects the file of rejects; null: there were none
	 * @param warnings sentences for the operator
	 */
	public record FileResult(Input input, String fileName, State state, long rows, long applied, long unchanged,
			long skipped, long rejected, @Nullable Path rejects, List<String> warnings) {

		public FileResult {
			warnings = List.copyOf(warnings);
		}

	}

}
