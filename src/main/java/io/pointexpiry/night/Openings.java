package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.Tally;
import io.pointexpiry.store.DueLots;
import io.pointexpiry.store.NightRun;

/**
 * Looks ahead of the very first run: how many lots were due before the day that it
 * closes?
 */
final class Openings {

	private final MemberPages pages;

	private final DueLots due;

	Openings(MemberPages pages, DueLots due) {
		this.pages = pages;
		this.due = due;
	}

	/**
	 * The lots whose own date or lapse date lies before the day, as of that day. Lots of
	 * members who left are not due where the policy keeps them.
	 */
	Tally dueBefore(LocalDate day) {
		List<Tally> counted = new ArrayList<>();
		this.pages.asOf(NightRun.imagined(day, null, null),
				(page) -> counted.add(page.lots()
					.stream()
					.filter((lot) -> this.due.isBefore(lot, page.owner(lot), day))
					.map((lot) -> new Tally(1, lot.lot().remaining()))
					.reduce(Tally.NONE, Tally::plus)));
		return counted.stream().reduce(Tally.NONE, Tally::plus);
	}

}
