package io.pointexpiry.intake;

/** Is told how an import gets on: after each chunk that was committed. */
@FunctionalInterface
public interface ImportProgress {

	/** Does not listen. */
	ImportProgress SILENT = (input, phase, rows) -> {
	};

	/**
	 * A chunk was committed.
	 * @param input what the file brings
	 * @param phase what is being done with it
	 * @param rows the rows of the file that are through this phase
	 */
	void committed(Input input, Phase phase, long rows);

	/** What is done with a file, in this order. */
	enum Phase {

		STAGING, CHECKING, MERGING, FINISHING

	}

}
