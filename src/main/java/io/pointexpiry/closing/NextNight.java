package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.RunLog;
import io.pointexpiry.night.CheckVolume;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead of the next night, the run without a date: what it would stop at if it
 * began now. It asks what the night itself asks, and changes nothing.
 *
 * @see "rules.md#closing-days"
 */
public final class NextNight {

	private final Calendar calendar;

	private final RunLog runs;

	private final Preconditions preconditions;

	private final OpeningBacklog openings;

	private final CheckVolume volume;

	NextNight(Calendar calendar, RunLog runs, Preconditions preconditions, OpeningBacklog openings,
			CheckVolume volume) {
		this.calendar = calendar;
		this.runs = runs;
		this.preconditions = preconditions;
		this.openings = openings;
		this.volume = volume;
	}

	/**
	 * What the night will stop at, a sentence each; empty where nothing is known. Its
	 * volume is told by the dates that are stored now, before the night makes new ones.
	 * @param today the day that has not ended yet in the programme's time zone
	 */
	public List<String> stops(LocalDate today) {
		LocalDate until = today.minusDays(1);
		LocalDate last = this.calendar.lastClosed();
		boolean closes = last == null || last.isBefore(until);
		Stream<Optional<String>> always = Stream.of(this.preconditions.refusal(),
				this.preconditions.unfinishedImport());
		Stream<Optional<String>> closing = closes
				? Stream.of(this.preconditions.missingInputs(until), backlogOrVolume(last, until)) : Stream.empty();
		return Stream.concat(always, closing).flatMap(Optional::stream).toList();
	}

	/** A run that was not finished said itself what stopped it. */
	private Optional<String> backlogOrVolume(@Nullable LocalDate last, LocalDate until) {
		if (this.runs.unfinished().isPresent()) {
			return Optional.empty();
		}
		return (last == null) ? this.openings.question(until)
				: this.volume.surprise(NightRun.imagined(last.plusDays(1), null, null));
	}

	/**
	 * What must still come before the present day can be closed, a sentence each; empty
	 * while earlier days are not closed.
	 * @param today the day that has not ended yet in the programme's time zone
	 */
	public List<String> needs(LocalDate today) {
		LocalDate last = this.calendar.lastClosed();
		if (last == null || last.isBefore(today.minusDays(1))) {
			return List.of();
		}
		return this.preconditions.missingInputs(last.plusDays(1)).stream().toList();
	}

}
