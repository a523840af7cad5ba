package io.pointexpiry.random;

import java.time.Instant;
import java.util.function.Function;

/**
 * Something that is done to the books.
 *
 * @param at when
 * @param what in a few words
 * @param kind what is asked of the books afterwards
 * @param act does it, and says what came of it
 */
record Step(Instant at, String what, Kind kind, Function<RandomBooks, String> act) {

	/** What a step is. */
	enum Kind {

		/** Whatever may happen between nights. */
		DAY,
		/** Days are closed, or closed again: all invariants are looked at. */
		NIGHT,
		/** Looks only: nothing may have changed. */
		LOOK

	}

}
