package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.pointexpiry.domain.Points;
import io.pointexpiry.notice.NoticeFacts.OpenLot;
import org.jspecify.annotations.Nullable;

/**
 * A member's points that end on one date.
 *
 * @param on the date
 * @param points all that the member would lose on it
 * @param earnedOn the earliest day of accrual among their lots
 * @param lots the lots that hold them
 * @see "rules.md#points-of-a-warning"
 */
record Ending(LocalDate on, long points, LocalDate earnedOn, List<OpenLot> lots) {

	Ending {
		lots = List.copyOf(lots);
	}

	/**
	 * Lots gathered by the date on which they end.
	 * @param dateOf the date; null: the lot does not end
	 */
	static SortedMap<LocalDate, Ending> of(Collection<OpenLot> lots, Function<OpenLot, @Nullable LocalDate> dateOf) {
		SortedMap<LocalDate, Ending> endings = new TreeMap<>();
		for (OpenLot lot : lots) {
			LocalDate on = dateOf.apply(lot);
			if (on != null && !lot.withheld()) {
				endings.merge(on, new Ending(on, lot.lot().remaining(), lot.lot().earnedOn(), List.of(lot)),
						Ending::and);
			}
		}
		return endings;
	}

	/**
	 * The same, where every stage counts: points lapse by dormancy no earlier than the
	 * longest stage after they were earned.
	 */
	static SortedMap<LocalDate, Ending> whateverEarned(SortedMap<LocalDate, Ending> endings) {
		endings.replaceAll((on, ending) -> new Ending(on, ending.points(), LocalDate.MIN, ending.lots()));
		return endings;
	}

	private Ending and(Ending other) {
		return new Ending(this.on, Points.together(this.points, other.points), earlier(this.earnedOn, other.earnedOn),
				Stream.concat(this.lots.stream(), other.lots.stream()).toList());
	}

	static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

}
