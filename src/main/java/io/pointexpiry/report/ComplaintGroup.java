package io.pointexpiry.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;

/**
 * What expiries have in common that the report on complaints counts together.
 *
 * @param reason why the points expired
 * @param kind the lots' kind
 * @param tier the members' tier on that day
 * @param policyVersion the policy that gave the lots' date
 * @param warned whether a warning of it is on record
 * @param deferred whether the lot was due before, and put off
 */
record ComplaintGroup(String reason, String kind, String tier, String policyVersion, boolean warned,
		boolean deferred) implements Comparable<ComplaintGroup> {

	private static final Comparator<ComplaintGroup> ORDER = Comparator.comparing(ComplaintGroup::reason)
		.thenComparing(ComplaintGroup::kind)
		.thenComparing(ComplaintGroup::tier)
		.thenComparing(ComplaintGroup::policyVersion)
		.thenComparing(ComplaintGroup::warned)
		.thenComparing(ComplaintGroup::deferred);

	static ComplaintGroup of(ResultSet row) throws SQLException {
		return new ComplaintGroup(text(row, "reason"), text(row, "kind"), text(row, "tier"),
				text(row, "policy_version"), row.getBoolean("warned"), row.getBoolean("deferred"));
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getString(column), column);
	}

	@Override
	public int compareTo(ComplaintGroup other) {
		return ORDER.compare(this, other);
	}

}
