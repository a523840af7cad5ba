package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From which lots a redemption takes its points.
 *
 * <p>
 * Soonest-expiry: the lot whose last usable day comes first, never-expiring lots last;
 * among lots of one day, the burn-kinds in their order before all other kinds; then the
 * lot earned first; then by id. Oldest-earned: the lot earned first; among lots of one
 * day, the burn-kinds in their order before all other kinds; then the one whose last
 * usable day comes first, never-expiring last; then by id. Ids compare by code point:
 * they hold characters of the Basic Multilingual Plane only, for which
 * {@link String#compareTo} does that.
 *
 * @param order what is asked first
 * @param kinds the burn-kinds
 * @see "rules.md#burn-order"
 * @see "rules.md#redemptions"
 */
public record BurnPlan(BurnOrder order, List<String> kinds) {

	public BurnPlan {
		kinds = List.copyOf(kinds);
	}

	/** The order in which lots are consumed; no two lots are equal in it. */
	public Comparator<DatedLot> comparator() {
		Comparator<DatedLot> byExpiry = (one, other) -> ExpiryOrder.compare(one.expiresOn(), other.expiresOn());
		Comparator<DatedLot> byKind = Comparator.comparingInt((dated) -> rank(dated.lot().kind()));
		Comparator<DatedLot> byEarned = Comparator.comparing((dated) -> dated.lot().earnedOn());
		Comparator<DatedLot> byId = Comparator.comparing((dated) -> dated.lot().lotId());
		return switch (this.order) {
			case SOONEST_EXPIRY -> byExpiry.thenComparing(byKind).thenComparing(byEarned).thenComparing(byId);
			case OLDEST_EARNED -> byEarned.thenComparing(byKind).thenComparing(byExpiry).thenComparing(byId);
		};
	}

	/**
	 * What a redemption takes, in the order in which it takes it: all its points, or
	 * nothing.
	 * @param lots the member's open lots with their dates on that day; those that cannot
	 * be used on it are passed over
	 * @param points at least 1
	 * @param day the day of the redemption; a lot is usable on its last day
	 * @return empty where the usable lots hold less
	 */
	public Optional<List<LotDebit>> plan(Collection<DatedLot> lots, long points, LocalDate day) {
		List<LotDebit> purse = lots.stream()
			.filter((dated) -> dated.isUsableOn(day))
			.sorted(comparator())
			.map((dated) -> new LotDebit(dated.lot().lotId(), dated.lot().remaining()))
			.toList();
		return takeInOrder(purse, points);
	}

	/**
	 * What a cancellation gives back: of what a redemption took, the last taken first.
	 * @param taken what the redemption took and has not given back yet, in the order in
	 * which it was taken
	 * @param points at least 1
	 * @return empty where less was taken
	 */
	public static Optional<List<LotDebit>> giveBack(List<LotDebit> taken, long points) {
		List<LotDebit> lastFirst = new ArrayList<>(taken);
		Collections.reverse(lastFirst);
		return takeInOrder(lastFirst, points);
	}

	private static Optional<List<LotDebit>> takeInOrder(List<LotDebit> purse, long points) {
		if (points < 1) {
			throw new IllegalArgumentException("expected at least 1 point, found " + points);
		}
		List<LotDebit> takes = new ArrayList<>();
		long open = points;
		for (LotDebit held : purse) {
			if (open == 0) {
				break;
			}
			long part = Math.min(open, held.points());
			takes.add(new LotDebit(held.lotId(), part));
			open = Math.subtractExact(open, part);
		}
		return (open == 0) ? Optional.of(List.copyOf(takes)) : Optional.empty();
	}

	private int rank(String kind) {
		int index = this.kinds.indexOf(kind);
		return (index >= 0) ? index : this.kinds.size();
	}

}
