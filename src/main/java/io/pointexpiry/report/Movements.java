package io.pointexpiry.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** All that was posted on one day, or in one month, for lots of one kind or of all. */
record Movements(LocalDate postedOn, String kind, BigInteger accrued, BigInteger redeemed, BigInteger cancelled,
		BigInteger expiredValidity, BigInteger expiredDormancy, BigInteger expiredPolicyChange,
		BigInteger expiredWithdrawal, BigInteger givenBack, BigInteger adjusted) {

	private static final int DECIMALS = 4;

	/** Nothing. */
	static Movements none(LocalDate postedOn, String kind) {
		BigInteger zero = BigInteger.ZERO;
		return new Movements(postedOn, kind, zero, zero, zero, zero, zero, zero, zero, zero, zero);
	}

	static Movements of(ResultSet row) throws SQLException {
		return new Movements(row.getObject("posted_on", LocalDate.class), row.getString("kind"), points(row, "accrued"),
				points(row, "redeemed"), points(row, "cancelled"), points(row, "expired_validity"),
				points(row, "expired_dormancy"), points(row, "expired_policy_change"),
				points(row, "expired_withdrawal"), points(row, "given_back"), points(row, "adjusted"));
	}

	/**
	 * Of any size: what moved on one day may be more than the books ever hold at once.
	 */
	static BigInteger points(ResultSet row, String column) throws SQLException {
		return row.getBigDecimal(column).toBigIntegerExact();
	}

	/** Both together, with this one's day and kind. */
	Movements plus(Movements other) {
		return new Movements(this.postedOn, this.kind, this.accrued.add(other.accrued),
				this.redeemed.add(other.redeemed), this.cancelled.add(other.cancelled),
				this.expiredValidity.add(other.expiredValidity), this.expiredDormancy.add(other.expiredDormancy),
				this.expiredPolicyChange.add(other.expiredPolicyChange),
				this.expiredWithdrawal.add(other.expiredWithdrawal), this.givenBack.add(other.givenBack),
				this.adjusted.add(other.adjusted));
	}

	BigInteger change() {
		BigInteger in = this.accrued.add(this.cancelled).add(this.givenBack).add(this.adjusted);
		return in.subtract(this.redeemed).subtract(expired());
	}

	/** What expired, for whatever reason. */
	BigInteger expired() {
		return this.expiredValidity.add(this.expiredDormancy).add(this.expiredPolicyChange).add(this.expiredWithdrawal);
	}

	/**
	 * The share that expired of all points that were redeemed or expired, net of what was
	 * cancelled and given back; null: none were.
	 */
	@Nullable BigDecimal breakageRate() {
		BigInteger lapsed = expired().subtract(this.givenBack);
		return rate(lapsed, lapsed.add(this.redeemed).subtract(this.cancelled));
	}

	/** A part of a whole, with four decimals, halves rounded up; null: of nothing. */
	static @Nullable BigDecimal rate(BigInteger part, BigInteger whole) {
		return (whole.signum() <= 0) ? null
				: new BigDecimal(part).divide(new BigDecimal(whole), DECIMALS, RoundingMode.HALF_UP);
	}

	/** The cells of a row, after its day or month and its kind. */
	@Nullable Object[] cells(Object when, BigInteger opening, BigInteger closing) {
		return new @Nullable Object[] { when, this.kind, opening, this.accrued, this.redeemed, this.cancelled,
				this.expiredValidity, this.expiredDormancy, this.expiredPolicyChange, this.expiredWithdrawal,
				this.givenBack, this.adjusted, closing };
	}

}
