package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * When a warning of a date E is due: on the stage day E.minus(h) of each stage h, or
 * after it where a night was missed, but never after E. Stages are compared by their
 * days, not by their text: P30D and P1M may fall on one day.
 *
 * <p>
 * E is the last usable day, or the lapse date (or the day of dormancy) of a dormancy
 * warning. Months clamp as in java.time, so that a stage day never moves back when E
 * moves on, but some days are the stage day of several dates and some of none.
 *
 * @see "rules.md#stages"
 */
public final class Stages {

	private Stages() {
	}

	/**
	 * The stage to be told on a send date: of those due, the closest to E; none where one
	 * that is the same or closer was made before, or where it counts for no lot.
	 * @param stages the policy's stages, in any order
	 * @param expiresOn the date E that is warned of
	 * @param sendOn the morning on which it would be told
	 * @param closestMade the closest stage already made for the member and E; null: none
	 * @param earliestEarnedOn the earliest earned on among the member's lots of E: a
	 * stage that counts for any of them counts for that one
	 */
	public static Optional<Period> due(List<Period> stages, LocalDate expiresOn, LocalDate sendOn,
			@Nullable Period closestMade, LocalDate earliestEarnedOn) {
		if (sendOn.isAfter(expiresOn)) {
			return Optional.empty();
		}
		return stages.stream()
			.filter((stage) -> !expiresOn.minus(stage).isAfter(sendOn))
			.max(Comparator.comparing(expiresOn::minus))
			.filter((stage) -> closestMade == null || isCloser(stage, closestMade, expiresOn))
			.filter((stage) -> counts(stage, expiresOn, earliestEarnedOn));
	}

	/** Whether a stage counts for a lot: it was already earned on the stage day. */
	public static boolean counts(Period stage, LocalDate expiresOn, LocalDate earnedOn) {
		return !expiresOn.minus(stage).isBefore(earnedOn);
	}

	/**
	 * Whether any stage counts for a lot; one too short-lived for all of them is owed no
	 * warning.
	 */
	public static boolean anyCounts(List<Period> stages, LocalDate expiresOn, LocalDate earnedOn) {
		return stages.stream().anyMatch((stage) -> counts(stage, expiresOn, earnedOn));
	}

	/**
	 * The dates E of which a stage fell due since the last notices: those with lastSendOn
	 * &lt; E.minus(stage) &lt;= sendOn, exactly; empty where there is none.
	 * @param stage the stage
	 * @param lastSendOn the send date of the last notices; null: none were made, so every
	 * date from the send date on may be warned of
	 * @param sendOn the send date
	 */
	public static Optional<DateRange> windowOf(Period stage, @Nullable LocalDate lastSendOn, LocalDate sendOn) {
		LocalDate from = (lastSendOn != null) ? lastDateOf(stage, lastSendOn).plusDays(1) : sendOn;
		LocalDate to = lastDateOf(stage, sendOn);
		return from.isAfter(to) ? Optional.empty() : Optional.of(new DateRange(from, to));
	}

	/** The last E whose stage day is not after a day. */
	private static LocalDate lastDateOf(Period stage, LocalDate day) {
		LocalDate date = day.plus(stage);
		while (date.minus(stage).isAfter(day)) {
			date = date.minusDays(1);
		}
		while (!date.plusDays(1).minus(stage).isAfter(day)) {
			date = date.plusDays(1);
		}
		return date;
	}

	private static boolean isCloser(Period closer, Period farther, LocalDate expiresOn) {
		return expiresOn.minus(closer).isAfter(expiresOn.minus(farther));
	}

}
