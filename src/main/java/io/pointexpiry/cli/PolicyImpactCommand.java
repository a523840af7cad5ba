package io.pointexpiry.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

import io.pointexpiry.forecast.ForecastReport;
import io.pointexpiry.forecast.ImpactReport;
import io.pointexpiry.forecast.ImpactSummary;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What another policy file would change on today's books. */
@Command(name = "impact", header = "Says what another policy file would change on these books.",
		description = { "Says what another policy file would change on the books as they stand: what would",
				"expire earlier or later than under the policy file in force, who would lose most,",
				"and by when members have to be told; with --out also as CSV, by month, reason, kind and",
				"tier. Changes nothing." })
final class PolicyImpactCommand extends BooksCommand {

	@Parameters(paramLabel = "NEW.yml", description = "the other policy file")
	@SuppressWarnings("NullAway.Init")
	private Path file;

	@Option(names = "--months", paramLabel = "N", description = "how many months from the first open one (default: 12)")
	private int months = ForecastReport.DEFAULT_MONTHS;

	@Mixin
	private final RowsOptions rows = new RowsOptions();

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() throws IOException {
		ForecastCommand.checkMonths(this.months);
		this.rows.output().checkFile();
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
		Path out = this.rows.output().file();
		write(session.get(Reports.class), report, out);
		say(new Impact(expiry().settings().policy().toString(), this.file.toString(),
				PolicyTrial.between(inForce, offered, words(session)), report.summary(),
				(out != null) ? out.toString() : null), session);
		return ExitCode.DONE;
	}

	private void write(Reports reports, ImpactReport report, @Nullable Path out) throws IOException {
		if (out == null) {
			reports.write(report, PostedRange.unbounded(), this.rows.form(), Writer.nullWriter());
			return;
		}
		writeFile(reports, report, PostedRange.unbounded(), this.rows.form(), out);
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
