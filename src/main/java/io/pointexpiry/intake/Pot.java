package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.store.LapseTable;
import io.pointexpiry.store.LapseTable.Entry;
import io.pointexpiry.store.LapseTable.Floor;
import io.pointexpiry.store.StoredLot;

/**
 * What a lot holds for redemptions: what remains of it, and what lapsed and was not given
 * back, which a redemption that comes late may take out of the expiry.
 */
final class Pot {

	private final StoredLot stored;

	private final List<Entry> entries;

	private final List<Floor> floors;

	private long remaining;

	private final Map<Entry, Long> takenBack = new HashMap<>();

	Pot(StoredLot stored, List<Entry> entries, List<Floor> floors) {
		this.stored = stored;
		this.entries = entries;
		this.floors = floors;
		this.remaining = (stored.status() == StoredLot.Status.EXPIRED) ? 0 : stored.lot().remaining();
	}

	/** The lot as it stood on a day: with the promises that were known then. */
	Lot asOf(LocalDate day) {
		Lot lot = this.stored.lot();
		LocalDate floor = this.floors.stream()
			.filter((promise) -> !promise.knownOn().isAfter(day))
			.map(Floor::untilOn)
			.max(LocalDate::compareTo)
			.orElse(null);
		return new Lot(lot.lotId(), lot.memberId(), lot.kind(), lot.earnedOn(), lot.points(),
				Math.min(lot.points(), Math.addExact(this.remaining, lapsedSince(day))), lot.ownExpiresOn(), floor);
	}

	/**
	 * The latest expiry from which a redemption of a day can take points, because they
	 * were not all given back; null: there is none.
	 */
	@Nullable Entry expirySince(LocalDate day) {
		List<Entry> since = new ArrayList<>();
		for (Entry entry : this.entries) {
			boolean usable = entry.expiresOn() == null || !entry.expiresOn().isBefore(day);
			if (entry.type() == LapseTable.Type.EXPIRY && usable && !entry.businessDate().isBefore(day)
					&& unreturned(entry) > 0) {
				since.add(entry);
			}
		}
		return since.isEmpty() ? null : since.get(since.size() - 1);
	}

	private long lapsedSince(LocalDate day) {
		Entry expiry = expirySince(day);
		return (expiry != null) ? unreturned(expiry) : 0;
	}

	/** What an expiry took and nobody gave back since, this file included. */
	private long unreturned(Entry expiry) {
		long left = -this.takenBack.getOrDefault(expiry, 0L);
		for (Entry entry : this.entries) {
			if (entry.isOfTheSameLapse(expiry)) {
				left = switch (entry.type()) {
					case EXPIRY -> Math.addExact(left, entry.points());
					case REVERSAL, REINSTATEMENT -> Math.subtractExact(left, entry.points());
				};
			}
		}
		return Math.max(0, Math.min(left, expiry.points()));
	}

	/**
	 * Takes points: first those that lapsed.
	 * @return how many of them had lapsed
	 */
	long take(long points, LocalDate day) {
		Entry expiry = expirySince(day);
		long back = (expiry != null) ? Math.min(points, unreturned(expiry)) : 0;
		if (expiry != null) {
			this.takenBack.merge(expiry, back, Math::addExact);
		}
		this.remaining = Math.subtractExact(this.remaining, points - back);
		return back;
	}

	/** The lot as it is now. */
	StoredLot now() {
		return this.stored.withRemaining(this.remaining);
	}

}
