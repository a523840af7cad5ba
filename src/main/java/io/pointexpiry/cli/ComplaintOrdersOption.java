package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.report.ComplaintOrdersReport;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Beside the report on complaints: a file of what the desk can do about them. */
final class ComplaintOrdersOption {

	@Option(names = "--orders", paramLabel = "FILE",
			description = "with complaints: also write the orders that would mend them, for reinstate --file and "
					+ "extend --file")
	private @Nullable Path file;

	boolean areAsked() {
		return this.file != null;
	}

	/**
	 * Checks what was typed.
	 * @param report the report that is asked for
	 * @param out where it goes; null: to standard output
	 * @param force whether a file that is there is replaced
	 */
	void check(String report, @Nullable Path out, boolean force) {
		if (this.file == null) {
			return;
		}
		if (!report.equals("complaints")) {
			throw new UsageError("--orders was asked of %s; expected: report complaints --orders FILE [--out FILE]."
				.formatted(report));
		}
		Path place = this.file.toAbsolutePath().normalize();
		if (out != null && out.toAbsolutePath().normalize().equals(place)) {
			throw new UsageError("--out and --orders name the same file; name two.");
		}
		checkPlace(this.file, place, force);
	}

	private static void checkPlace(Path given, Path place, boolean force) {
		if (place.getParent() == null || !Files.isDirectory(place.getParent())) {
			throw new UsageError("--orders %s: the folder %s is not there; make it, or name a file in another one."
				.formatted(given, place.getParent()));
		}
		boolean regular = Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
		if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !regular) {
			throw new UsageError("--orders %s is no regular file; name another one.".formatted(given));
		}
		if (regular && !force) {
			throw OutputOptions.exists("--orders " + given);
		}
	}

	/**
	 * Writes the file, if it was asked for; never in the form for spreadsheets, for
	 * commands read it.
	 * @return what to say of it
	 */
	Optional<String> write(Reports reports, PolicyHistory policies, PostedRange range, Catalogue words)
			throws IOException {
		if (this.file == null) {
			return Optional.empty();
		}
		AtomicLong rows = new AtomicLong();
		FinishedFile.write(this.file,
				(writer) -> rows.set(reports.write(new ComplaintOrdersReport(policies), range, CsvForm.PLAIN, writer)));
		return Optional.of(words.say("complaint-orders", this.file, BooksCommand.number(rows.get())));
	}

}
