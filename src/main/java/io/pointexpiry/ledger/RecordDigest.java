package io.pointexpiry.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The SHA-256 of the expiry records that one run wrote, in the order of member and lot:
 * the same for the same records. What the desk or a late redemption gave back of them
 * later carries the run's id too, but another reference.
 *
 * @see "rules.md#verification"
 */
public final class RecordDigest {

	private static final int FETCH_SIZE = 5_000;

	private final JdbcTemplate jdbc;

	public RecordDigest(JdbcTemplate jdbc) {
		this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource(), "a template has a data source"));
		this.jdbc.setFetchSize(FETCH_SIZE);
	}

	/**
	 * The digest, to be read within a transaction: only then does PostgreSQL hand the
	 * rows out piece by piece.
	 */
	public String of(String runId) {
		MessageDigest digest = sha256();
		this.jdbc
			.query("""
					select lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier, reason, points, earned_on,
					  expires_on, policy_version, warned_on
					from expiry_record where run_id = ? and ref = run_id order by member_id, lot_id, entry_type, ref""",
					(ResultSet row) -> {
						StringBuilder line = new StringBuilder();
						for (int column = 1; column <= 14; column++) {
							line.append(row.getString(column)).append('\u001F');
						}
						digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
					}, runId);
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
