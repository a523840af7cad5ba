package io.pointexpiry.forecast;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is told beside the rows of a forecast.
 *
 * @param first the first night that is foreseen; null: no day is closed yet
 * @param last the last one
 * @param policiesToCome policies that take effect in between
 * @param open all points that are open, and still owed
 * @param points how many of them these nights take
 * @param expectedPoints how many of those will not have been redeemed before
 * @param source where the expectation comes from
 */
public record ForecastSummary(@Nullable LocalDate first, @Nullable LocalDate last, List<String> policiesToCome,
		BigInteger open, BigInteger points, BigInteger expectedPoints, String source) {

	public ForecastSummary {
		policiesToCome = List.copyOf(policiesToCome);
	}

	/** The lines for the screen. */
	public String text() {
		if (this.first == null) {
			return "No day is closed yet; nothing can be foreseen. Close the first one with: run%n".formatted();
		}
		return """
				Nights %s to %s, if nothing is earned, spent or done; warnings of nights to come count as given.
				Policies that take effect meanwhile, and count: %s.
				Points owed: %,d open; %,d of them would expire (expected: %,d), %,d stay owed.
				%s
				""".formatted(this.first, this.last,
				this.policiesToCome.isEmpty() ? "none" : String.join(", ", this.policiesToCome), this.open, this.points,
				this.expectedPoints, this.open.subtract(this.points), this.source);
	}

}
