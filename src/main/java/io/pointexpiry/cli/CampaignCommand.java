package io.pointexpiry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.campaign.CampaignBook;
import io.pointexpiry.campaign.CampaignMaker;
import io.pointexpiry.campaign.CampaignOrder;
import io.pointexpiry.campaign.CampaignSummary;
import io.pointexpiry.language.Catalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.springframework.dao.DuplicateKeyException;

/** A list of members who are about to lose points, for marketing. */
@Command(name = "campaign", header = "Lists members to win back before they lose points.",
		description = { "Lists members who agreed to marketing, can be told, and are about to lose points; most",
				"points first. The list is kept on record. campaign result NAME says later who came back;",
				"campaign export NAME writes the list once more." },
		subcommands = { CampaignResultCommand.class, CampaignExportCommand.class },
		synopsisSubcommandLabel = "[COMMAND]")
final class CampaignCommand extends BooksCommand {

	@Option(names = "--within", paramLabel = "PERIOD",
			description = "how long after the last closed day the points go, such as P30D")
	private @Nullable String within;

	@Option(names = "--minimum-points", paramLabel = "N",
			description = "only members who lose at least so many (default: 1)")
	private String minimumPoints = "1";

	@Option(names = "--reason", paramLabel = "expiry|dormancy",
			description = "only points that go by their own date, or by inactivity (default: either)")
	private @Nullable String reason;

	@Option(names = "--control", paramLabel = "PERCENT",
			description = "how many of a hundred get no message, to be compared with, such as 10%% (default: none)")
	private String control = "0%";

	@Option(names = "--seed", paramLabel = "TEXT",
			description = "what the control group is drawn by; the same draws the same members (default: the name)")
	private @Nullable String seed;

	@Option(names = "--name", paramLabel = "NAME",
			description = "the list's name (default: the last closed day and the period)")
	private @Nullable String name;

	@Mixin
	private final CampaignFilesOption files = new CampaignFilesOption();

	@Override
	boolean works() {
		return false;
	}

	@Override
	boolean writes() {
		return true;
	}

	@Override
	void check() throws IOException {
		words().check();
		this.files.check();
	}

	private CampaignWords words() {
		return new CampaignWords(this.within, this.minimumPoints, this.reason, this.control, this.seed, this.name);
	}

	@Override
	int run(Session session) throws IOException {
		Instant now = expiry().clock().instant();
		CampaignMaker maker = session.get(CampaignMaker.class);
		LocalDate asOf = maker.lastClosed()
			.orElseThrow(() -> new UsageError(
					"No day is closed yet; nobody is about to lose points. Close the first one with: run"));
		CampaignOrder order = words().order(asOf, user(), now);
		if (session.get(CampaignBook.class).find(order.name()).isPresent()) {
			throw exists(order);
		}
		CampaignFiles written = new CampaignFiles(this, session, this.files, now);
		written.check(asOf);
		session.get(AccessLog.class).note(now, user(), "campaign " + order.name(), AccessLog.EVERYBODY);
		CampaignSummary summary = make(maker, order);
		say(new Made(summary, write(written, summary)), session);
		return ExitCode.DONE;
	}

	private static CampaignSummary make(CampaignMaker maker, CampaignOrder order) {
		try {
			return maker.make(order);
		}
		catch (DuplicateKeyException ex) { // another one was quicker
			throw exists(order);
		}
	}

	private static UsageError exists(CampaignOrder order) {
		return new UsageError(
				"There is a list %s on record; give this one another name with --name, or write that one with: %s"
					.formatted(order.name(), CampaignExportCommand.proposed(order.name())));
	}

	private CampaignFiles.Written write(CampaignFiles files, CampaignSummary summary) throws IOException {
		try {
			return files.write(summary.list());
		}
		catch (IOException | UncheckedIOException ex) {
			err().println("List %s is on record, and was not written whole; do it later with: %s"
				.formatted(summary.list().name(), CampaignExportCommand.proposed(summary.list().name())));
			err().flush();
			throw ex;
		}
	}

	private void say(Made made, Session session) {
		Catalogue words = words(session);
		print(made, "%s%s%s%n".formatted(made.summary().text(language(session)), made.files().text(words),
				words.say("campaign.next", made.summary().list().name())));
	}

	/**
	 * What is said.
	 *
	 * @param summary the list
	 * @param files what was written of it
	 */
	record Made(CampaignSummary summary, CampaignFiles.Written files) {
	}

}
