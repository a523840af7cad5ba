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

	@Mixin
	private final RowsOptions rows = new RowsOptions();

	@Mixin
	private final FeedOption feed = new FeedOption();

	@Option(names = "--spool",
			description = "also write a file for each message, for smsd: scripts/hand-over sends them")
	private boolean spool;

	@Option(names = "--opt-out", paramLabel = "NUMBER",
			description = "with --feed and --spool: how members ask for no more advertisements, free of charge")
	private @Nullable String optOut;

	/** Checks what can be told without the books. */
	void check() throws IOException {
		Path file = out();
		if (new OutputFile(file).isStandardOutput()) {
			throw new UsageError(
					"--out %s is no file; expected one, as the list has telephone numbers.".formatted(file));
		}
		this.rows.output().check();
		if (!hasMessages()) {
			return;
		}
		if (!this.rows.output().isForced() && Files.exists(directory())) {
			throw OutputOptions.exists("%s, where the messages go,".formatted(directory()));
		}
		optOut();
	}

	Path out() {
		Path out = this.rows.output().file();
		if (out == null) {
			throw new UsageError("There is no file for the list; name it with --out, such as --out list.csv.");
		}
		return out;
	}

	CsvForm form() {
		return this.rows.form();
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
