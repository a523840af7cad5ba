package io.pointexpiry.intake;

/** What a record of a file is read as: a row whose form is right, or a reject. */
sealed interface ParsedRow permits Row, RejectedRow {

	/** Hands itself to where it belongs. */
	void sort(Sorter sorter);

	/** Takes either. */
	interface Sorter {

		void staged(Row row);

		void rejected(RejectedRow row);

	}

}
