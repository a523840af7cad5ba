package io.pointexpiry.worker;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.database.Conflicts;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * Why a range failed on another machine, as the books keep it.
 *
 * @param text the sentence
 * @param sqlState what the database called it, where it was the database
 * @param passes whether the same work may be done when it is begun again
 */
record RangeFailure(String text, @Nullable String sqlState, boolean passes) {

	private static final int LONGEST = 2000;

	/** The server, or the way to it, was gone. */
	private static final List<String> CUT = List.of("08", "57P");

	/** There is no connection. */
	private static final String CLOSED = "08003";

	static RangeFailure of(List<Throwable> failures) {
		String text = causes(failures).reduce((outer, inner) -> inner)
			.map((root) -> "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage()))
			.orElse("it ended early");
		return new RangeFailure(text.substring(0, Math.min(LONGEST, text.length())), stateOf(failures),
				failures.stream().anyMatch(Conflicts::passes));
	}

	/**
	 * The state that says most: that the connection was cut, also where only the pool
	 * noticed, which has no state for it; else the innermost.
	 */
	private static @Nullable String stateOf(List<Throwable> failures) {
		List<String> states = causes(failures).filter(SQLException.class::isInstance)
			.map((failure) -> Objects.requireNonNullElse(((SQLException) failure).getSQLState(), CLOSED))
			.toList();
		return states.stream()
			.filter(RangeFailure::isCut)
			.findFirst()
			.orElseGet(() -> states.isEmpty() ? null : states.get(states.size() - 1));
	}

	private static boolean isCut(String state) {
		return CUT.stream().anyMatch(state::startsWith);
	}

	/** Whether another try may succeed. */
	boolean isWorthAnother() {
		return this.passes || this.sqlState != null && isCut(this.sqlState);
	}

	/** The same for the process that handed the range out. */
	RuntimeException thrown() {
		SQLException cause = (this.sqlState != null) ? new SQLException(this.text, this.sqlState) : null;
		return this.passes ? new ConcurrencyFailureException(this.text, cause)
				: new RangeFailedException(this.text, cause);
	}

	private static Stream<Throwable> causes(List<Throwable> failures) {
		return failures.stream().flatMap((failure) -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause));
	}

	/** A range failed on another machine; the message says where and why. */
	static final class RangeFailedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		RangeFailedException(String text, @Nullable Throwable cause) {
			super(text, cause);
		}

	}

}
