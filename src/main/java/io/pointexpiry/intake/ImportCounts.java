package io.pointexpiry.intake;

/**
 * What became of the rows of one file; {@code read} is the sum of the others once the
 * file is done.
 *
 * @param read rows of the file, without the header
 * @param applied rows that changed the books
 * @param same rows that said what the books said already
 * @param skipped rows older than what was applied before
 * @param rejected rows that could not be taken
 */
record ImportCounts(long read, long applied, long same, long skipped, long rejected) {

	/** Nothing yet. */
	public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

	/** Rows that wait to be decided. */
	long waiting() {
		return this.read - this.applied - this.same - this.skipped - this.rejected;
	}

	/** Both together. */
	public ImportCounts plus(ImportCounts other) {
		return new ImportCounts(this.read + other.read, this.applied + other.applied, this.same + other.same,
				this.skipped + other.skipped, this.rejected + other.rejected);
	}

}
