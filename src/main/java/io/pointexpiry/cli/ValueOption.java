package io.pointexpiry.cli;

import java.math.BigDecimal;
import java.util.List;

import io.pointexpiry.report.Report;
import io.pointexpiry.report.ValuedReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a point is worth, for the two reports that tell money beside points. */
final class ValueOption {

	private static final String FORM = "\\d{1,9}(\\.\\d{1,9})?";

	@Option(names = "--value-per-point", paramLabel = "X",
			description = "with forecast and breakage: also what the points are worth at X a point")
	private @Nullable String value;

	/** The columns of points of the reports that tell money. */
	private static List<String> points(String report) {
		return switch (report) {
			case "forecast" -> List.of("points", "expected_points");
			case "breakage" -> List.of("accrued", "redeemed", "expired", "open");
			default -> List.of();
		};
	}

	/** Checks what can be told without the books. */
	void check(String report) {
		if (this.value != null && points(report).isEmpty()) {
			throw new UsageError(
					"--value-per-point was asked of %s; it belongs to forecast and breakage alone.".formatted(report));
		}
		if (this.value != null && (!this.value.matches(FORM) || new BigDecimal(this.value).signum() == 0)) {
			throw new UsageError(
					"--value-per-point is %s; expected a number above 0 such as 0.7, of at most nine decimals."
						.formatted(this.value));
		}
	}

	/** The report, with money where that was asked for. */
	Report valued(Report report) {
		return (this.value != null) ? new ValuedReport(report, points(report.name()), new BigDecimal(this.value))
				: report;
	}

}
