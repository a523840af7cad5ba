package io.pointexpiry.forecast;

import java.math.BigInteger;

/** Counts lots that come in the order of their members. */
final class Count {

	private String lastMember = "";

	private long members;

	private long lots;

	private BigInteger points = BigInteger.ZERO;

	void add(String memberId, long remaining) {
		if (!memberId.equals(this.lastMember)) {
			this.lastMember = memberId;
			this.members++;
		}
		this.lots++;
		this.points = this.points.add(BigInteger.valueOf(remaining));
	}

	long members() {
		return this.members;
	}

	long lots() {
		return this.lots;
	}

	BigInteger points() {
		return this.points;
	}

}
