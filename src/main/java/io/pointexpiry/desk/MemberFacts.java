package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * All that the books hold about one member, read at one instant.
 *
 * @param member the member as of the last closed day
 * @param lots every lot
 * @param floors the promises for them
 * @param holds what forbids expiry, also what once did
 * @param lapses what lapsed, and what of it was given back
 * @param notices every notice, oldest first
 * @param unreachable why no notice could be sent to the member now; null: it could
 */
record MemberFacts(MemberState member, List<DeskLot> lots, List<DeskFloor> floors, List<DeskHold> holds,
		MemberExpiries lapses, List<DeskNotice> notices, @Nullable String unreachable) {

	/** What lapsed and what was given back, oldest first. */
	List<ExpiryEntry> entries() {
		return this.lapses.entries();
	}

	/**
	 * What the latest run that took points of this member took; empty: nothing lapsed.
	 */
	List<ExpiryEntry> lastLapse() {
		List<ExpiryEntry> expiries = lapses().expiries();
		return expiries.isEmpty() ? List.of()
				: expiries.stream()
					.filter((it) -> it.runId().equals(expiries.get(expiries.size() - 1).runId()))
					.toList();
	}

	Optional<DeskLot> lot(String lotId) {
		return this.lots.stream().filter((lot) -> lot.lotId().equals(lotId)).findFirst();
	}

	boolean isHeld(DeskLot lot) {
		return this.holds.stream().anyMatch((hold) -> hold.holds(lot.lotId()));
	}

	/** Open lots by the date on which they lapse; those without a date are not in it. */
	List<Map.Entry<LocalDate, DeskLot>> comingUp() {
		return this.lots.stream()
			.filter(DeskLot::isOpen)
			.flatMap((lot) -> Stream.ofNullable(lot.expiresOn()).map((day) -> Map.entry(day, lot)))
			.sorted(Map.Entry.<LocalDate, DeskLot>comparingByKey()
				.thenComparing((it) -> Objects.requireNonNull(it.getValue()).lotId()))
			.toList();
	}

}
