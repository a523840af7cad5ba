package io.pointexpiry.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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
		this.vendor.close(this.dataSource);
	}

	/**
	 * The entries of expiries: run, type, lot, reason, points, date, policy, warned on.
	 */
	public String expiries() {
		return text(rows("""
				select run_id, entry_type, lot_id, reason, points, expires_on, policy_version, warned_on
				from expiry_record order by posted_on, member_id, lot_id, entry_type, ref"""));
	}

	/** Lots: id, remaining, status, date, policy, reason. */
	public String lots() {
		return text(rows("""
				select lot_id, remaining, status, expires_on, policy_version, date_reason from point_lot
				order by lot_id"""));
	}

	/** What members were told: send date, member, item, date told of, stage, points. */
	public String told() {
		return text(rows("""
				select i.told_on, i.member_id, i.item, i.subject_on, i.stage, i.points, n.state
				from notice_item i join notice n on n.notice_id = i.notice_id
				order by i.told_on, i.member_id, i.subject_on, i.item"""));
	}

	/** Rows as text, cells between blanks, null as a dash. */
	List<String> rows(String sql, Object... values) {
		return template().query(sql, (row, number) -> {
			List<String> cells = new ArrayList<>();
			for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
				String cell = row.getString(i);
				cells.add((cell == null || cell.isEmpty()) ? "-" : cell);
			}
			return String.join(" ", cells);
		}, values);
	}

	static String text(List<String> lines) {
		return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
	}

}
