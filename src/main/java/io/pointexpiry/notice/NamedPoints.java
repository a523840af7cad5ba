package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import io.pointexpiry.domain.Points;
import io.pointexpiry.notice.NoticeFacts.OpenLot;

/**
 * The points of a member's open lots that the notice in the making names already. What
 * one line names, no other line names again; a member adds lines up.
 *
 * @see "rules.md#one-notice"
 */
final class NamedPoints {

	private final Map<String, Long> byLot = new HashMap<>();

	private final Map<String, Deferred> deferred = new HashMap<>();

	/** The points of a lot that no line names yet. */
	long left(OpenLot lot) {
		return lot.lot().remaining() - this.byLot.getOrDefault(lot.lot().lotId(), 0L);
	}

	/**
	 * Names points of a lot.
	 * @return how many: at most what no line names yet
	 */
	long take(OpenLot lot, long points) {
		long taken = Math.min(points, left(lot));
		this.byLot.merge(lot.lot().lotId(), taken, Math::addExact);
		return taken;
	}

	/** Names what is left of a lot, because it waits until a date. */
	long defer(OpenLot lot, LocalDate until) {
		long taken = take(lot, lot.lot().remaining());
		this.deferred.put(lot.lot().lotId(), new Deferred(until, taken));
		return taken;
	}

	/** How many of the points that end on a date are named as waiting until it. */
	long deferred(Ending ending) {
		return ending.lots()
			.stream()
			.map((lot) -> this.deferred.get(lot.lot().lotId()))
			.filter((it) -> it != null && it.until().equals(ending.on()))
			.mapToLong(Deferred::points)
			.reduce(0, Points::together);
	}

	private record Deferred(LocalDate until, long points) {
	}

}
