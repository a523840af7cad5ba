package io.pointexpiry.support;

import java.time.LocalDate;

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

	/** Redeems as an online service does, in one transaction: whether it could. */
	public boolean redeem(String id, String lotId, String memberId, String day, long points) {
		LocalDate on = LocalDate.parse(day);
		return Boolean.TRUE.equals(transactions().execute((status) -> {
			int taken = template().update("""
					update point_lot set remaining = remaining - ? where lot_id = ? and remaining >= ?
					  and status = 'OPEN' and (expires_on is null or expires_on >= ?)""", points, lotId, points, on);
			if (taken == 1) {
				template().update("""
						insert into redemption (redemption_id, lot_id, member_id, redeemed_on, points)
						values (?, ?, ?, ?, ?)""", id, lotId, memberId, on, points);
			}
			return taken == 1;
		}));
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

}
