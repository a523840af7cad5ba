package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which days of the programme are closed.
 *
 * @see "rules.md#closing-days"
 */
public final class Calendar {

	private final JdbcClient jdbc;

	public Calendar(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Opens the books for a programme, if they are not open yet. */
	public void open(String programme) {
		this.jdbc.sql("insert into books (id, programme) values (1, ?) on conflict do nothing")
			.param(programme)
			.update();
	}

	/** The programme whose books these are; empty before the first import or run. */
	public Optional<String> programme() {
		return this.jdbc.sql("select programme from books").query(String.class).optional();
	}

	/** The first day that was closed, or null before the first run. */
	public @Nullable LocalDate firstClosed() {
		return day("first_closed");
	}

	/** The last day that was closed, or null before the first run. */
	public @Nullable LocalDate lastClosed() {
		return day("last_closed");
	}

	private @Nullable LocalDate day(String column) {
		return this.jdbc.sql("select %s from books where %s is not null".formatted(column, column))
			.query(LocalDate.class)
			.optional()
			.orElse(null);
	}

	/**
	 * Records that a day is closed. Days are closed in order: this one follows the last,
	 * or is the first of all. Doing it twice does nothing more: a process may die after
	 * this was committed and before its step is known to have ended.
	 */
	public void close(LocalDate day) {
		int rows = this.jdbc.sql("""
				update books set first_closed = coalesce(first_closed, ?), last_closed = ?
				where last_closed is null or last_closed = ? or last_closed = ?""")
			.params(day, day, day.minusDays(1), day)
			.update();
		if (rows != 1) {
			throw new IllegalStateException(
					"%s cannot be closed: it does not follow the last closed day %s".formatted(day, lastClosed()));
		}
	}

}
