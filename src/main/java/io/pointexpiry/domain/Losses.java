package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What members would lose, date by date: the one reckoning of a policy's
 * {@code minimum-points}, for the warnings and for the guard. By its own date a lot is
 * lost whatever dormancy does; dormancy takes only lots whose own date is later. A lot
 * that a hold or a reversal keeps open is not lost.
 *
 * @see "rules.md#points-of-a-warning"
 */
public final class Losses {

	private final Map<Loss, Long> points = new HashMap<>();

	/**
	 * Adds a lot that is open, with all that remains in it.
	 * @param expiresOn its own last usable day, floors included; null: never
	 * @param lapseOn the day on which dormancy would take it; null: never
	 */
	public void add(Lot lot, @Nullable LocalDate expiresOn, @Nullable LocalDate lapseOn) {
		if (expiresOn != null) {
			add(lot.memberId(), false, expiresOn, lot.remaining());
		}
		LocalDate byDormancy = byDormancy(expiresOn, lapseOn);
		if (byDormancy != null) {
			add(lot.memberId(), true, byDormancy, lot.remaining());
		}
	}

	/**
	 * Adds points of a date.
	 * @param dormancy whether dormancy takes them, or their own date
	 */
	public void add(String memberId, boolean dormancy, LocalDate on, long lost) {
		this.points.merge(new Loss(memberId, dormancy, on), lost, Points::together);
	}

	/** What a member would lose on a date, by dormancy or by own dates. */
	public long of(String memberId, boolean dormancy, LocalDate on) {
		return this.points.getOrDefault(new Loss(memberId, dormancy, on), 0L);
	}

	/**
	 * The day on which dormancy takes a lot: its lapse date, where its own date is later.
	 * @param expiresOn its own last usable day; null: never
	 * @param lapseOn its lapse date; null: never
	 * @return the day; null where dormancy does not take it
	 */
	public static @Nullable LocalDate byDormancy(@Nullable LocalDate expiresOn, @Nullable LocalDate lapseOn) {
		return ExpiryOrder.isEarlier(lapseOn, expiresOn) ? lapseOn : null;
	}

	private record Loss(String memberId, boolean dormancy, LocalDate on) {
	}

}
