package io.pointexpiry.cli;

/** What cron reads of a command. */
final class ExitCode {

	/** Done. */
	static final int DONE = 0;

	/** Failed or stopped; can be resumed. */
	static final int FAILED = 1;

	/** Wrong usage or configuration; nothing was started. */
	static final int USAGE = 2;

	/** Another run is working. */
	static final int BUSY = 3;

	/** Done, but with new rejects, refused or withheld lots. */
	static final int DONE_WITH_LIST = 4;

	/** The books do not agree. */
	static final int BOOKS_DISAGREE = 5;

	private ExitCode() {
	}

}
