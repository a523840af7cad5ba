package io.pointexpiry.database;

import java.util.Objects;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The books as they stand at one instant: every question sees the same rows, whatever
 * commits meanwhile, and nothing is written.
 *
 * <p>
 * Answers of any length are read with flat memory: PostgreSQL hands them out from a
 * cursor, H2 spills them to a temporary file beside its own.
 */
public final class Snapshot {

	private static final int FETCH_SIZE = 1_000;

	private final JdbcTemplate template;

	private final Vendor vendor;

	private Snapshot(JdbcTemplate template) {
		this.template = template;
		this.vendor = Objects.requireNonNull(template.execute((ConnectionCallback<Vendor>) Vendor::of));
	}

	/**
	 * Takes a snapshot, and lets it go when the questions are answered.
	 * @param dataSource the books
	 * @param questions what is asked of them
	 */
	public static void take(DataSource dataSource, Consumer<Snapshot> questions) {
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		transaction.setReadOnly(true);
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		JdbcTemplate template = new JdbcTemplate(dataSource);
		template.setFetchSize(FETCH_SIZE);
		transaction.executeWithoutResult((status) -> questions.accept(new Snapshot(template)));
	}

	/**
	 * Hands over one row after the other.
	 * @param sql the question, with a {@code ?} for each argument
	 */
	public void each(String sql, RowCallbackHandler row, @Nullable Object... arguments) {
		this.template.query(sql, row, arguments);
	}

	/** For short answers. */
	public JdbcClient jdbc() {
		return JdbcClient.create(this.template);
	}

	/**
	 * An expression of text, to be compared and sorted by code point on either database.
	 */
	public String byCodePoint(String expression) {
		return this.vendor.byCodePoint(expression);
	}

}
