package io.pointexpiry.cli;

import java.time.Duration;

import io.pointexpiry.progress.Progress;

/**
 * How far work is, and how fast it gets on.
 *
 * @param name what is done
 * @param unit what is counted, in the plural
 * @param done how many are done
 * @param total how many there are, or {@link Progress#UNKNOWN}
 * @param elapsed since it began
 */
record Pace(String name, String unit, long done, long total, Duration elapsed) {

	private static final long MINUTE = 60;

	private static final long HOUR = 60 * MINUTE;

	/** The same work later. */
	Pace at(long done, Duration elapsed) {
		return new Pace(this.name, this.unit, done, this.total, elapsed);
	}

	/** One line for the log. */
	String sentence() {
		String all = (this.total >= this.done) ? " of %,d".formatted(this.total) : "";
		return "%s: %,d%s %s%s%s".formatted(this.name, this.done, all, this.unit, rate(), left());
	}

	private double perSecond() {
		return this.done / Math.max(0.001, this.elapsed.toMillis() / 1000.0);
	}

	private String rate() {
		long perMinute = Math.round(perSecond() * MINUTE);
		return (perMinute == 0) ? "" : (perSecond() < 1) ? ", %,d a minute".formatted(perMinute)
				: ", %,d a second".formatted(Math.round(perSecond()));
	}

	private String left() {
		return (this.done == 0 || this.total <= this.done) ? ""
				: ", about %s left".formatted(text(Math.round((this.total - this.done) / perSecond())));
	}

	private static String text(long seconds) {
		return (seconds < MINUTE) ? seconds + " s"
				: (seconds < HOUR) ? "%d min %d s".formatted(seconds / MINUTE, seconds % MINUTE)
						: "%d h %d min".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
	}

}
