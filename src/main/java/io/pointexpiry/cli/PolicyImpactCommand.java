package io.pointexpiry.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.forecast.ImpactReport;
import io.pointexpiry.forecast.ImpactSummary;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What another policy file would change on today's books. */
@Command(name = "impact", header = "Says what another policy file would change on these books.",
		description = { "Says what another policy file would change on the books as they stand: what would",
				"expire earlier or later than under the policy file in force, who would lose most,",
				"and by when members have to be told. Changes nothing." })
final class PolicyImpactCommand extends BooksCommand {

	@Parameters(paramLabel = "NEW.yml", description = "the other policy file")
	@SuppressWarnings("NullAway.Init")
	private Path file;

	@Option(names = "--months", paramLabel = "N", description = "how many months from the first open one (default: 12)")
	private int months = ForecastReport.DEFAULT_MONTHS;

	@Option(names = "--out", paramLabel = "FILE",
			description = "also write it, by month, reason, kind and tier, as CSV or, to F.xlsx, for Excel")
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
		ForecastCommand.checkMonths(this.months);
		if (this.out != null && !this.force && Files.isRegularFile(this.out)) {
			throw new UsageError("--out %s exists; name another file, or replace it with --force.".formatted(this.out));
		}
		PolicyFile.read(this.file);
	}

	@Override
	int run(Session session) throws IOException {
		PolicyFile inForce = session.get(PolicyFile.class);
		PolicyFile offered = PolicyFile.read(this.file);
		if (!offered.programme().id().equals(inForce.programme().id())) {
			throw new UsageError("%s is the policy file of programme %s; expected one of %s.".formatted(this.file,
					offered.programme().id(), inForce.programme().id()));
		}
		Outlook outlook = session.get(Outlook.class);
		if (outlook.first().isEmpty()) {
			throw new UsageError("No day is closed yet; there is nothing to compare. Close the first one with: run");
		}
		offered.warnings().forEach((warning) -> err().println("warning: " + warning.sentence()));
		session.get(AccessLog.class).note(expiry().clock().instant(), user(), "policy impact", AccessLog.EVERYBODY);
		ImpactReport report = new ImpactReport(outlook, inForce.programme().policies(), offered.programme().policies(),
				this.months);
		write(session.get(Reports.class), report);
		say(new Impact(expiry().settings().policy().toString(), this.file.toString(),
				PolicyTrial.between(inForce, offered, words(session)), report.summary(),
				(this.out != null) ? this.out.toString() : null), session);
		return ExitCode.DONE;
	}

	private void write(Reports reports, ImpactReport report) throws IOException {
		CsvForm form = this.excel ? CsvForm.SPREADSHEET : CsvForm.PLAIN;
		if (this.out == null) {
			reports.write(report, PostedRange.unbounded(), form, Writer.nullWriter());
			return;
		}
		writeFile(reports, report, PostedRange.unbounded(), form, this.out);
	}

	private void say(Impact impact, Session session) {
		Catalogue words = words(session);
		String differences = impact.differences().isEmpty() ? words.say("impact.same")
				: String.join("; ", impact.differences());
		String file = (impact.file() != null) ? words.say("impact.file", impact.file()) + System.lineSeparator() : "";
		print(impact, "%s%n%s%s".formatted(words.say("impact", impact.offered(), impact.inForce(), differences),
				impact.summary().text(language(session)), file));
	}

	/**
	 * What is said.
	 *
	 * @param inForce the policy file in force
	 * @param offered the other one
	 * @param differences how the other one differs
	 * @param summary what it would change
	 * @param file where the rows are; null: they were not asked for
	 */
	record Impact(String inForce, String offered, List<String> differences, ImpactSummary summary,
			@Nullable String file) {
	}

}
