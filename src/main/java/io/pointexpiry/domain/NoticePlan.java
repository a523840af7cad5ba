package io.pointexpiry.domain;

import java.nio.charset.Charset;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A policy's {@code notices}: what members are told, how long before, and in which form.
 *
 * @param expiryBefore how long before its last usable day a lot is warned of, each a
 * stage
 * @param minimumPoints a member's points of one date below which no warning is made or
 * owed
 * @param confirmExpiry whether a member is told what lapsed
 * @param bundle which dates are told together
 * @param quietHours when nothing may be sent, in the programme's zone; null: no such
 * hours
 * @param encoding the charset in which Korean texts are counted and must encode
 * @param files whether a spool file is written for each member
 * @see "rules.md#notices"
 */
public record NoticePlan(List<Period> expiryBefore, long minimumPoints, boolean confirmExpiry, Bundle bundle,
		@Nullable QuietHours quietHours, Charset encoding, Files files) {

	public NoticePlan {
		expiryBefore = List.copyOf(expiryBefore);
	}

	/**
	 * Whether a warning is made, and owed, of points of one date: the one comparison with
	 * {@code minimum-points}.
	 * @param pointsOfDate all that a member would lose on the date, by dormancy or by own
	 * dates; the minimum itself is enough
	 */
	public boolean warnsOf(long pointsOfDate) {
		return pointsOfDate >= this.minimumPoints;
	}

	/** Which dates are told together. */
	public enum Bundle {

		DAY, MONTH

	}

	/** What is written beside CSV and manifest. */
	public enum Files {

		PER_MEMBER, NONE

	}

	/**
	 * Hours of the night in which nothing may be sent.
	 *
	 * @param from the first quiet minute
	 * @param to the first minute that is not quiet any more; may be on the next day
	 */
	public record QuietHours(LocalTime from, LocalTime to) {
	}

}
