package io.pointexpiry.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.Points;
import io.pointexpiry.store.DeskLot;
import io.pointexpiry.store.ExpiryEntry;

/**
 * What lapsed of a member's lots, and what of it was given back since.
 *
 * @param entries all entries of the member
 * @param lots all their lots
 */
record Lapses(List<ExpiryEntry> entries, List<DeskLot> lots) {

	private static final Comparator<ExpiryEntry> IN_ORDER = Comparator.comparing(ExpiryEntry::recordedAt)
		.thenComparing(ExpiryEntry::businessDate)
		.thenComparing(ExpiryEntry::ref);

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

	/** What was given back of an expiry since, to the lot itself or as a new one. */
	List<ExpiryEntry> givenBack(ExpiryEntry expiry) {
		return this.entries.stream()
			.filter((it) -> !it.recordedAt().isBefore(expiry.recordedAt()))
			.filter((it) -> it.businessDate().equals(expiry.businessDate()) && it.reason() == expiry.reason())
			.filter((it) -> switch (it.type()) {
				case EXPIRY -> false;
				case REVERSAL -> it.lotId().equals(expiry.lotId());
				case REINSTATEMENT -> gives(it.lotId(), expiry.lotId());
			})
			.toList();
	}

	private boolean gives(String lotId, String originLotId) {
		return this.lots.stream()
			.anyMatch((lot) -> lot.lotId().equals(lotId) && Objects.equals(lot.originLotId(), originLotId));
	}

	/** The points of an expiry that were not given back since. */
	long still(ExpiryEntry expiry) {
		long back = givenBack(expiry).stream().mapToLong(ExpiryEntry::points).reduce(0, Points::together);
		return Math.max(0, Math.subtractExact(expiry.points(), back));
	}

}
