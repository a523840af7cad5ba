package io.pointexpiry.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

import io.pointexpiry.campaign.Campaign;
import io.pointexpiry.campaign.CampaignResult;
import io.pointexpiry.campaign.CampaignResultReport;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who of a list came back. */
@Command(name = "result", header = "Says who of a list came back, against its control group.",
		description = { "Says who of a list did anything after its day, and what they redeemed: members who got",
				"a message against the control group; with --out also as CSV, a row for each group." })
final class CampaignResultCommand extends BooksCommand {

	@Parameters(paramLabel = "NAME", description = "the list")
	@SuppressWarnings("NullAway.Init")
	private String name;

	@Mixin
	private final RowsOptions rows = new RowsOptions();

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() throws IOException {
		this.rows.output().checkFile();
	}

	@Override
	int run(Session session) throws IOException {
		Campaign campaign = CampaignExportCommand.named(session, this.name);
		CampaignResultReport report = new CampaignResultReport(campaign);
		Path out = this.rows.output().file();
		write(session.get(Reports.class), report, out);
		CampaignResult result = report.result();
		print(result, result.text(language(session)) + ((out != null) ? "%s%n".formatted(out) : ""));
		return ExitCode.DONE;
	}

	private void write(Reports reports, CampaignResultReport report, @Nullable Path out) throws IOException {
		if (out == null) {
			reports.write(report, PostedRange.unbounded(), this.rows.form(), Writer.nullWriter());
			return;
		}
		writeFile(reports, report, PostedRange.unbounded(), this.rows.form(), out);
	}

}
