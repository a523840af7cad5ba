package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What date arithmetic answers: the last usable day, that there is none, or the column
 * that is missing to tell.
 *
 * @see "rules.md#missing-data"
 */
public sealed interface LastDay {

	/** One answer for each case. */
	<T> T fold(Function<LocalDate, T> on, Supplier<T> never, Function<String, T> missing);

	/** Goes on from the day, where there is one. */
	default LastDay then(Function<LocalDate, LastDay> next) {
		return fold(next, () -> this, (column) -> this);
	}

	/** A last usable day. */
	static LastDay on(LocalDate day) {
		return new On(day);
	}

	/**
	 * A day, itself usable.
	 *
	 * @param day the last usable day
	 */
	record On(LocalDate day) implements LastDay {

		@Override
		public <T> T fold(Function<LocalDate, T> on, Supplier<T> never, Function<String, T> missing) {
			return on.apply(this.day);
		}

	}

	/** No last day: the points are usable for ever. */
	enum Never implements LastDay {

		NEVER;

		@Override
		public <T> T fold(Function<LocalDate, T> on, Supplier<T> never, Function<String, T> missing) {
			return never.get();
		}

	}

	/**
	 * No answer, because the member lacks what it is made of.
	 *
	 * @param column the column of the member file that is missing
	 */
	record Missing(String column) implements LastDay {

		@Override
		public <T> T fold(Function<LocalDate, T> on, Supplier<T> never, Function<String, T> missing) {
			return missing.apply(this.column);
		}

	}

}
