package io.pointexpiry.intake;

/** An import was told to stop, and did so after a chunk that it committed. */
public final class ImportStoppedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** With the sentence that says how to go on. */
	public ImportStoppedException() {
		super("The import was stopped between two chunks. The same command goes on from there.");
	}

}
