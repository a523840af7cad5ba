package io.pointexpiry.forecast;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sample's policy of 2016 was said to change is what the nights then did.
 *
 * @see "rules.md#outlooks"
 */
class SampleImpactTests {

	private static final LocalDate CLOSED = LocalDate.parse("2016-10-31");

	private static final LocalDate LAST = LocalDate.parse("2016-12-31");

	/**
	 * By month, reason, kind and tier: what is open at the end of October is closed until
	 * New Year's Eve under the policy of 2014, and under that of 2016, which came late
	 * and was accepted.
	 */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void foretellsWhatTheNightsThenDidUnderEitherPolicy(TestDatabase database) throws IOException {
		String both = withoutGuard(Files.readString(Path.of("sample-data/policy.yml")));
		String before = both.substring(0, both.indexOf("  - version: \"2016\""));

		Map<String, BigInteger> underTheOld = new TreeMap<>();
		ImpactReport report;
		List<List<String>> impact;
		try (Nights nights = sample(database, before)) {
			nights.policy(both);
			PolicyHistory offered = nights.get(Programme.class).policies();
			nights.policy(before);
			report = new ImpactReport(nights.get(Outlook.class), nights.get(Programme.class).policies(), offered, 2);
			impact = rows(nights, report);
			nights.run(LAST.toString());
			underTheOld.putAll(taken(nights));
		}
		Map<String, BigInteger> underTheNew = new TreeMap<>();
		try (Nights nights = sample(database, before)) {
			nights.policy(both)
				.get(AppliedPolicies.class)
				.amend("2016", CLOSED.plusDays(1), "it came late", "owner", Nights.NOW);
			nights.runLarge(LAST.toString(), "the policy of 2016");
			underTheNew.putAll(taken(nights));
		}

		assertThat(column(impact, 6)).isEqualTo(underTheOld);
		assertThat(column(impact, 7)).isEqualTo(underTheNew).isNotEqualTo(underTheOld);
		ImpactSummary summary = report.summary();
		assertThat(summary.firstLossOn()).isEqualTo(CLOSED.plusDays(1));
		assertThat(summary.losers()).hasSize(10);
		assertThat(summary.toTell()).extracting(ImpactSummary.ToTell::by).containsExactly(CLOSED.plusDays(2));
		assertThat(summary.toTell().get(0).members()).isEqualTo(summary.earlier().members());
		assertThat(sum(impact, 8)).isEqualTo(summary.earlier().points()).isPositive();
	}

	private static Nights sample(TestDatabase database, String policy) throws IOException {
		Path data = Path.of("sample-data");
		Nights nights = Nights.of(database, policy);
		nights.offers(Input.MEMBERS, Files.readString(data.resolve("members.csv")));
		nights.sql("delete from activity where occurred_on > ?", CLOSED);
		nights.offers(Input.LOTS, known(data.resolve("lots.csv"), "earned_on"));
		nights.offers(Input.ACTIVITY, known(data.resolve("activity.csv"), "occurred_on"));
		nights.run(CLOSED.toString(), NightRun.Opening.EXPIRE);
		return nights;
	}

	/** The rows of a file that are known at the end of October. */
	private static String known(Path file, String column) throws IOException {
		List<String> lines = Files.readAllLines(file);
		int index = List.of(lines.get(0).split(",")).indexOf(column);
		return lines.stream()
			.filter((line) -> line.equals(lines.get(0)) || isKnown(line.split(",", -1), index))
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private static boolean isKnown(String[] cells, int index) {
		return cells.length > index && cells[index].matches("\\d{4}-\\d\\d-\\d\\d")
				&& cells[index].compareTo(CLOSED.toString()) <= 0;
	}

	private static String withoutGuard(String policy) {
		return policy.replaceAll("(?m)^    notice-guard:.*\\R(      .*\\R)*", "")
			.replaceAll("(?m)^    notices:$", "    notice-guard: none\n    notices:");
	}

	private static List<List<String>> rows(Nights nights, Report report) throws IOException {
		StringWriter out = new StringWriter();
		nights.get(Reports.class).write(report, PostedRange.unbounded(), CsvForm.PLAIN, out);
		List<List<String>> rows = new ArrayList<>();
		out.toString().lines().skip(1).forEach((line) -> rows.add(List.of(line.split(",", -1))));
		return rows;
	}

	/** The points of one column by month, reason, kind and tier. */
	private static Map<String, BigInteger> column(List<List<String>> rows, int column) {
		Map<String, BigInteger> points = new TreeMap<>();
		rows.forEach((row) -> points.put(String.join(",", row.subList(0, 4)), new BigInteger(row.get(column))));
		points.values().removeIf((it) -> it.signum() == 0);
		return points;
	}

	private static BigInteger sum(List<List<String>> rows, int column) {
		return rows.stream().map((row) -> new BigInteger(row.get(column))).reduce(BigInteger.ZERO, BigInteger::add);
	}

	private static Map<String, BigInteger> taken(Nights nights) {
		Map<String, BigInteger> points = new TreeMap<>();
		nights.report("expiries").lines().skip(1).map((line) -> line.split(",", -1)).forEach((cells) -> {
			if (cells[1].compareTo(CLOSED.toString()) > 0) {
				points.merge(String.join(",", cells[1].substring(0, 7), cells[7], cells[5], cells[6]),
						new BigInteger(cells[8]), BigInteger::add);
			}
		});
		return points;
	}

}
