package io.pointexpiry.domain;

/**
 * Points taken from, or given back to, one lot.
 *
 * @param lotId the lot
 * @param points how many; at least 1
 * @see "rules.md#redemptions"
 */
public record LotDebit(String lotId, long points) {

	public LotDebit {
		if (points < 1) {
			throw new IllegalArgumentException("lot %s: expected at least 1 point, found %d".formatted(lotId, points));
		}
	}

}
