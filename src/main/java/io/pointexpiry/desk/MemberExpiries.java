package io.pointexpiry.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.Points;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.UnreturnedPoints;

/**
 * What lapsed of a member's lots, and what of it was given back since.
 *
 * @param entries all entries of the member
 * @param lots all their lots
 * @param unreturned the points that were not given back yet
 */
record MemberExpiries(List<ExpiryEntry> entries, List<DeskLot> lots, Map<UnreturnedPoints.Lapse, Long> unreturned) {

	private static final Comparator<ExpiryEntry> IN_ORDER = Comparator.comparing(ExpiryEntry::recordedAt)
		.thenComparing(ExpiryEntry::businessDate)
		.thenComparing(ExpiryEntry::ref);

	/** Those of a member. */
	static MemberExpiries of(String memberId, DeskReads reads) {
		return new MemberExpiries(reads.entries(memberId), reads.lots(memberId), reads.unreturned(memberId));
	}

	/** Every expiry, oldest first. */
	List<ExpiryEntry> expiries() {
		return this.entries.stream().filter((it) -> it.type() == ExpiryEntry.Type.EXPIRY).sorted(IN_ORDER).toList();
	}

	/**
	 * The latest expiry of a lot of which something was not given back yet; where all
	 * was, the latest.
	 */
	Optional<ExpiryEntry> latestOf(String lotId) {
		List<ExpiryEntry> ofLot = expiries().stream().filter((it) -> it.lotId().equals(lotId)).toList();
		return ofLot.stream()
			.filter((it) -> still(it) > 0)
			.reduce((older, newer) -> newer)
			.or(() -> ofLot.stream().reduce((older, newer) -> newer));
	}

	/**
	 * What was given back of an expiry, to the lot itself or as a new one. Where a day
	 * took points of a lot several times, what comes back is of the earliest time until
	 * that is whole: without it the lot had nothing to take.
	 */
	List<ExpiryEntry> givenBack(ExpiryEntry expiry) {
		Deque<ExpiryEntry> taken = new ArrayDeque<>(alike(expiry));
		long left = taken.getFirst().points();
		List<ExpiryEntry> back = new ArrayList<>();
		for (ExpiryEntry entry : this.entries.stream().filter((it) -> gives(it, expiry)).sorted(IN_ORDER).toList()) {
			if (left == 0 && taken.size() > 1) {
				taken.removeFirst();
				left = taken.getFirst().points();
			}
			if (taken.getFirst().equals(expiry)) {
				back.add(entry);
			}
			left = Math.max(0, left - entry.points());
		}
		return back;
	}

	/** The expiries of a lot of one day and reason, oldest first. */
	private List<ExpiryEntry> alike(ExpiryEntry expiry) {
		return expiries().stream().filter((it) -> lapse(it).equals(lapse(expiry))).toList();
	}

	private boolean gives(ExpiryEntry entry, ExpiryEntry expiry) {
		return entry.businessDate().equals(expiry.businessDate()) && entry.reason() == expiry.reason()
				&& switch (entry.type()) {
					case EXPIRY -> false;
					case REVERSAL -> entry.lotId().equals(expiry.lotId());
					case REINSTATEMENT -> gives(entry.lotId(), expiry.lotId());
				};
	}

	private boolean gives(String lotId, String originLotId) {
		return this.lots.stream()
			.anyMatch((lot) -> lot.lotId().equals(lotId) && Objects.equals(lot.originLotId(), originLotId));
	}

	/**
	 * The points of an expiry that were not given back since. Several expiries of one
	 * lot, day and reason are one: the latest has them all.
	 */
	long still(ExpiryEntry expiry) {
		List<ExpiryEntry> alike = alike(expiry);
		return alike.get(alike.size() - 1).equals(expiry) ? this.unreturned.getOrDefault(lapse(expiry), 0L) : 0;
	}

	/** The points of all expiries that were not given back since. */
	long lost() {
		return this.unreturned.values().stream().reduce(0L, Points::together);
	}

	/** The lots that lost them, those of the latest expiry first. */
	List<String> lotsLost() {
		List<String> lots = new ArrayList<>(
				expiries().stream().filter((it) -> still(it) > 0).map(ExpiryEntry::lotId).toList());
		Collections.reverse(lots);
		return lots.stream().distinct().toList();
	}

	private static UnreturnedPoints.Lapse lapse(ExpiryEntry expiry) {
		return new UnreturnedPoints.Lapse(expiry.lotId(), expiry.businessDate(), expiry.reason());
	}

}
