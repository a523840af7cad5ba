package io.pointexpiry.intake;

import java.util.List;

/**
 * What becomes of a row that can be taken.
 *
 * @param <C> what a row changes
 * @param kind how it counts
 * @param changes what it changes in the books; also a row that says nothing new may
 * change from which day that is known
 */
record RowOutcome<C>(Kind kind, List<C> changes) {

	/** How a row counts. */
	enum Kind {

		/** It changes the books. */
		APPLIED,
		/** It says what the books say already. */
		SAME,
		/** It is older than what was applied before. */
		SKIPPED

	}

	static <C> RowOutcome<C> applied(C change) {
		return new RowOutcome<>(Kind.APPLIED, List.of(change));
	}

	static <C> RowOutcome<C> same() {
		return new RowOutcome<>(Kind.SAME, List.of());
	}

	static <C> RowOutcome<C> same(C change) {
		return new RowOutcome<>(Kind.SAME, List.of(change));
	}

	static <C> RowOutcome<C> skipped() {
		return new RowOutcome<>(Kind.SKIPPED, List.of());
	}

}
