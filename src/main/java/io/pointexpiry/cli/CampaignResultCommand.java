package io.pointexpiry.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.campaign.Campaign;
import io.pointexpiry.campaign.CampaignResult;
import io.pointexpiry.campaign.CampaignResultReport;
import io.pointexpiry.file.OutputFile;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who of a list came back. */
@Command(name = "result", header = "Says who of a list came back, against its control group.",
		description = { "Says who of a list did anything after its day, and what they redeemed: members who got",
				"a message against the control group." })
final class CampaignResultCommand extends BooksCommand {

	@Parameters(paramLabel = "NAME", description = "the list")
	@SuppressWarnings("NullAway.Init")
	private String name;

	@Option(names = "--out", paramLabel = "FILE",
			description = "also write it, a row for each group, as CSV or, to F.xlsx, for Excel")
	private @Nullable Path out;

	@Option(names = "--force", description = "replace the file that --out names, if it is there")
	private boolean force;

	@Option(names = "--excel",
			description = "CSV with a byte order mark, and formulas defused; ids need F.xlsx to stay as they are")
	private boolean excel;

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() {
		if (this.out != null && !this.force && Files.isRegularFile(this.out)) {
			throw new UsageError("--out %s exists; name another file, or replace it with --force.".formatted(this.out));
		}
	}

	@Override
	int run(Session session) throws IOException {
		Campaign campaign = CampaignExportCommand.named(session, this.name);
		CampaignResultReport report = new CampaignResultReport(campaign);
		write(session.get(Reports.class), report);
		CampaignResult result = report.result();
		print(result, result.text(language(session)) + ((this.out != null) ? "%s%n".formatted(this.out) : ""));
		return ExitCode.DONE;
	}

	private void write(Reports reports, CampaignResultReport report) throws IOException {
		CsvForm form = this.excel ? CsvForm.SPREADSHEET : CsvForm.PLAIN;
		if (this.out == null) {
			reports.write(report, PostedRange.unbounded(), form, Writer.nullWriter());
			return;
		}
		if (new OutputFile(this.out).isStandardOutput()) {
			throw new UsageError("--out %s is no file; expected one.".formatted(this.out));
		}
		writeFile(reports, report, PostedRange.unbounded(), form, this.out);
	}

}
