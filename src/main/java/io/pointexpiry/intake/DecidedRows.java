package io.pointexpiry.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of rows.
 *
 * @param <C> what a row changes
 * @param groups the groups that they are
 * @param changes what they change in the books
 * @param rejects which of them cannot be taken, and why
 * @param counts how many of them are what; none counts as read
 */
record DecidedRows<C>(List<String> groups, List<C> changes, List<Rejected> rejects, ImportCounts counts) {

	/**
	 * Whether the books say already, or later, what all of these rows say: nothing of
	 * them is left to be merged, now or later.
	 */
	boolean areSettled() {
		return this.changes.isEmpty() && this.rejects.isEmpty() && this.counts.applied() == 0;
	}

	static <C> DecidedRows<C> together(Iterable<? extends DecidedRows<? extends C>> parts) {
		List<String> groups = new ArrayList<>();
		List<C> changes = new ArrayList<>();
		List<Rejected> rejects = new ArrayList<>();
		ImportCounts counts = ImportCounts.NONE;
		for (DecidedRows<? extends C> part : parts) {
			groups.addAll(part.groups());
			changes.addAll(part.changes());
			rejects.addAll(part.rejects());
			counts = counts.plus(part.counts());
		}
		return new DecidedRows<>(groups, changes, rejects, counts);
	}

	/** How many rows these are. */
	long rows() {
		return this.counts.applied() + this.counts.same() + this.counts.skipped() + this.counts.rejected();
	}

	/**
	 * A row that cannot be taken.
	 *
	 * @param row the row
	 * @param why what is wrong with it
	 */
	record Rejected(Row row, RejectedRowException why) {
	}

}
