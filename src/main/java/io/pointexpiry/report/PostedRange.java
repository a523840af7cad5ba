package io.pointexpiry.report;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The days that a report is asked for.
 *
 * @param from the first day, included; null: from the beginning
 * @param to the last day, included; null: to the end
 */
public record PostedRange(@Nullable LocalDate from, @Nullable LocalDate to) {

	private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

	private static final LocalDate END = LocalDate.of(9999, 12, 31);

	public PostedRange {
		if (from != null && to != null && to.isBefore(from)) {
			throw new IllegalArgumentException(
					"The report is asked for from %s to %s; expected --to to be no earlier than --from.".formatted(from,
							to));
		}
	}

	/** Every day. */
	public static PostedRange unbounded() {
		return new PostedRange(null, null);
	}

	/** The first day, or one before everything. */
	LocalDate first() {
		return (this.from != null) ? this.from : BEGINNING;
	}

	/** The last day, or one after everything. */
	LocalDate last() {
		return (this.to != null) ? this.to : END;
	}

}
