package io.pointexpiry.forecast;

import java.math.BigInteger;

/**
 * Points that expire for one reason in one month, under the policy file in force and
 * under another one; lots come in the order of their members.
 */
final class Moved {

	private final Count touched = new Count();

	private BigInteger now = BigInteger.ZERO;

	private BigInteger then = BigInteger.ZERO;

	private BigInteger earlier = BigInteger.ZERO;

	private BigInteger later = BigInteger.ZERO;

	/** Points that expire here under the file in force. */
	void now(long points) {
		this.now = this.now.add(BigInteger.valueOf(points));
	}

	/** Points that expire here under the other file. */
	void then(long points) {
		this.then = this.then.add(BigInteger.valueOf(points));
	}

	/** Points that expire here under the other file, and later or never now. */
	void earlier(String memberId, long points) {
		this.touched.add(memberId, points);
		this.earlier = this.earlier.add(BigInteger.valueOf(points));
	}

	/** Points that expire here now, and later or never under the other file. */
	void later(String memberId, long points) {
		this.touched.add(memberId, points);
		this.later = this.later.add(BigInteger.valueOf(points));
	}

	/** Members and lots of which points go earlier or later. */
	Count touched() {
		return this.touched;
	}

	BigInteger now() {
		return this.now;
	}

	BigInteger then() {
		return this.then;
	}

	BigInteger earlier() {
		return this.earlier;
	}

	BigInteger later() {
		return this.later;
	}

	/** Adds all of another. */
	void add(Moved other) {
		this.now = this.now.add(other.now);
		this.then = this.then.add(other.then);
		this.earlier = this.earlier.add(other.earlier);
		this.later = this.later.add(other.later);
	}

}
