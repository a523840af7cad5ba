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

	static RangeFailure of(List<Throwable> failures) {
		SQLException sql = causes(failures).filter(SQLException.class::isInstance)
			.map(SQLException.class::cast)
			.reduce((outer, inner) -> inner)
			.orElse(null);
		String text = causes(failures).reduce((outer, inner) -> inner)
			.map((root) -> "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage()))
			.orElse("it ended early");
		return new RangeFailure(text.substring(0, Math.min(LONGEST, text.length())),
				(sql != null) ? sql.getSQLState() : null, failures.stream().anyMatch(Conflicts::passes));
	}

	/** Whether another try may succeed. */
	boolean isWorthAnother() {
		return this.passes || this.sqlState != null && CUT.stream().anyMatch(this.sqlState::startsWith);
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
