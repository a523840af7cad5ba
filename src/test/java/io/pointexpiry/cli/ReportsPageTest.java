package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.campaign.CampaignReport;
import io.pointexpiry.campaign.CampaignResultReport;
import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.forecast.ImpactReport;
import io.pointexpiry.report.ComplaintOrdersReport;
import io.pointexpiry.report.MonthlySummaryReport;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.report.UnreachableReport;
import io.pointexpiry.support.ColumnsOfPage;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of reports has the columns that are written. */
class ReportsPageTest {

	private static final Path PAGE = Path.of("src/docs/csv.md");

	/** Reports that need more than the books, by the command that the page names. */
	private static final Map<String, Class<? extends Report>> OTHERS = Map.of("summary --by month",
			MonthlySummaryReport.class, "unreachable", UnreachableReport.class, "forecast", ForecastReport.class,
			"impact", ImpactReport.class, "campaign", CampaignReport.class, "campaign result NAME --out FILE",
			CampaignResultReport.class, "complaints --orders FILE", ComplaintOrdersReport.class);

	@Test
	void hasEveryColumnOfEveryReportInOrder() throws IOException {
		Map<String, List<String>> written = new HashMap<>();
		Reports.all().forEach((report) -> written.put(report.name(), report.columns()));
		OTHERS.forEach((name, type) -> written.put(name, columns(type)));

		assertThat(ColumnsOfPage.below(PAGE, "## Reports")).containsExactlyInAnyOrderEntriesOf(written);
	}

	/** The columns of a report are the same whatever it is made of. */
	private static List<String> columns(Class<? extends Report> type) {
		return Mockito.mock(type, Mockito.CALLS_REAL_METHODS).columns();
	}

}
