package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Tally;
import io.pointexpiry.language.Noun;
import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.night.MemberPages;

/**
 * Looks ahead of the very first run: how many lots were due before the day that it
 * closes?
 *
 * @see "rules.md#opening-the-books"
 */
final class OpeningBacklog {

	private final MemberPages pages;

	private final DueLots due;

	OpeningBacklog(MemberPages pages, DueLots due) {
		this.pages = pages;
		this.due = due;
	}

	/**
	 * What the very first night has to be told before it closes the day; empty: nothing.
	 */
	Optional<String> question(LocalDate day) {
		Tally backlog = dueBefore(day);
		return (backlog.lots() == 0) ? Optional.empty() : Optional.of("""
				%s with %s %s due before %s, the first day to be closed. Say what becomes of them: \
				--opening expire (they expire that night, the guard applying) or --opening defer (each gets more \
				time first).""".formatted(Noun.LOTS.counted(backlog.lots()), Noun.POINTS.counted(backlog.points()),
				(backlog.lots() == 1) ? "was" : "were", day));
	}

	/**
	 * The lots whose own date or lapse date lies before the day, as of that day. Lots of
	 * members who left are not due where the policy keeps them.
	 */
	private Tally dueBefore(LocalDate day) {
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
