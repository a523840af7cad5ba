package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.pointexpiry.file.OutputFile;
import io.pointexpiry.notice.Feed;
import io.pointexpiry.report.CsvForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a list is written, and its messages beside it. */
final class CampaignFilesOption {

	private static final int LONGEST_OPT_OUT = 40;

	@Option(names = "--out", paramLabel = "FILE",
			description = "the file of the list, with telephone numbers; F.xlsx for Excel")
	private @Nullable Path out;

	@Option(names = "--force", description = "replace what is there of that name")
	private boolean force;

	@Option(names = "--excel",
			description = "CSV with a byte order mark, and formulas defused; ids need F.xlsx to stay as they are")
	private boolean excel;

	@Mixin
	private final FeedOption feed = new FeedOption();

	@Option(names = "--spool",
			description = "also write a file for each message, for smsd: scripts/hand-over sends them")
	private boolean spool;

	@Option(names = "--opt-out", paramLabel = "NUMBER",
			description = "with --feed and --spool: how members ask for no more advertisements, free of charge")
	private @Nullable String optOut;

	/** Checks what can be told without the books. */
	void check() {
		Path file = out();
		if (!this.force && Files.isRegularFile(file)) {
			throw new UsageError("--out %s exists; name another file, or replace it with --force.".formatted(file));
		}
		if (!hasMessages()) {
			return;
		}
		if (!this.force && Files.exists(directory())) {
			throw new UsageError("%s exists, where the messages go; name another --out, or replace it with --force."
				.formatted(directory()));
		}
		optOut();
	}

	/** Checks that the file can be written where it is to lie. */
	void checkPlace() throws IOException {
		OutputFile place = new OutputFile(out());
		String problem = place.isStandardOutput() ? "is no file; expected one, as the list has telephone numbers"
				: place.problem();
		if (problem != null) {
			throw new UsageError("--out %s %s.".formatted(out(), problem));
		}
	}

	Path out() {
		if (this.out == null) {
			throw new UsageError("There is no file for the list; name it with --out, such as --out list.csv.");
		}
		return this.out;
	}

	CsvForm form() {
		return this.excel ? CsvForm.SPREADSHEET : CsvForm.PLAIN;
	}

	List<Feed> feeds() {
		return this.feed.feeds();
	}

	boolean spools() {
		return this.spool;
	}

	/** Whether messages are asked for, beside the list. */
	boolean hasMessages() {
		return this.spool || !feeds().isEmpty();
	}

	/** Where the messages go: list-messages beside list.csv. */
	Path directory() {
		String name = String.valueOf(out().getFileName()).replaceAll("\\.[^.]*$", "");
		return out().resolveSibling(name + "-messages");
	}

	/** How members opt out; a message has to end with it. */
	String optOut() {
		String text = (this.optOut != null) ? this.optOut.strip() : "";
		if (text.isEmpty() || text.length() > LONGEST_OPT_OUT || text.chars().anyMatch(Character::isISOControl)) {
			throw new UsageError("An advertisement has to end with a free way to opt out, of at most %d characters. "
				.formatted(LONGEST_OPT_OUT) + "Name it with --opt-out, such as --opt-out 080-123-4567.");
		}
		return text;
	}

}
