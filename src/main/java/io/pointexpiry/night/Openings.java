package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead of the very first run: how many lots were due before the day that it
 * closes?
 */
final class Openings {

	private final MemberPages pages;

	Openings(MemberPages pages) {
		this.pages = pages;
	}

	/** The lots whose date lies before the day, as of that day. */
	Tally dueBefore(LocalDate day) {
		List<Tally> counted = new ArrayList<>();
		this.pages.asOf(day,
				(page) -> counted.add(page.lots()
					.stream()
					.filter((lot) -> isBefore(lot.expiresOn(), day))
					.map((lot) -> new Tally(1, lot.lot().remaining()))
					.reduce(Tally.NONE, Tally::plus)));
		return counted.stream().reduce(Tally.NONE, Tally::plus);
	}

	private static boolean isBefore(@Nullable LocalDate expiresOn, LocalDate day) {
		return expiresOn != null && expiresOn.isBefore(day);
	}

}
