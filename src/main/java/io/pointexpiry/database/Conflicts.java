package io.pointexpiry.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessException;

/** What other connections can do to a transaction. */
public final class Conflicts {

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private static final int H2_LOCK_TIMEOUT = 50200;

	private Conflicts() {
	}

	/**
	 * Whether the same work may be done when it is begun again: a deadlock, a
	 * serialization failure, rows that another connection holds.
	 */
	public static boolean passes(Throwable failure) {
		return isWaitInVain(failure) || causes(failure).anyMatch((cause) -> cause instanceof ConcurrencyFailureException
				|| cause instanceof TransientDataAccessException);
	}

	/**
	 * Whether rows were waited for as long as the connection waits, and another one still
	 * held them.
	 */
	public static boolean isWaitInVain(Throwable failure) {
		return causes(failure).anyMatch((cause) -> cause instanceof SQLException sql
				&& (LOCK_NOT_AVAILABLE.equals(sql.getSQLState()) || sql.getErrorCode() == H2_LOCK_TIMEOUT));
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
