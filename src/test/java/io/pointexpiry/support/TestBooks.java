package io.pointexpiry.support;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Migrated, empty books of one test.
 *
 * @param vendor the database they are on
 * @param dataSource a small pool of connections
 */
public record TestBooks(TestDatabase vendor, HikariDataSource dataSource) implements AutoCloseable {

	/** For statements by name or position. */
	public JdbcClient jdbc() {
		return JdbcClient.create(this.dataSource);
	}

	/** For batches. */
	public JdbcTemplate template() {
		return new JdbcTemplate(this.dataSource);
	}

	/** For what must commit together. */
	public TransactionTemplate transactions() {
		return new TransactionTemplate(new JdbcTransactionManager(this.dataSource));
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

}
