package io.pointexpiry.cli;

import java.io.IOException;
import java.time.Instant;

import io.pointexpiry.campaign.Campaign;
import io.pointexpiry.campaign.CampaignBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A list on record, once more. */
@Command(name = "export", header = "Writes a list that is on record once more, and its messages.",
		description = { "Writes a list that is on record once more, and its messages. Nobody gets one who took",
				"back their consent or cannot be told any more." })
final class CampaignExportCommand extends BooksCommand {

	@Parameters(paramLabel = "NAME", description = "the list")
	@SuppressWarnings("NullAway.Init")
	private String name;

	@Mixin
	private final CampaignFilesOption files = new CampaignFilesOption();

	/** The command, to be typed. */
	static String proposed(String name) {
		return "campaign export %s --out FILE".formatted(name);
	}

	@Override
	boolean works() {
		return false;
	}

	@Override
	void check() throws IOException {
		this.files.check();
	}

	@Override
	int run(Session session) throws IOException {
		Instant now = expiry().clock().instant();
		Campaign campaign = named(session, this.name);
		CampaignFiles written = new CampaignFiles(this, session, this.files, now);
		written.check(campaign.asOf());
		session.get(AccessLog.class).note(now, user(), "campaign export " + campaign.name(), AccessLog.EVERYBODY);
		CampaignFiles.Written result = written.write(campaign);
		print(result, result.text(words(session)));
		return ExitCode.DONE;
	}

	/** The list of a name that was typed. */
	static Campaign named(Session session, String name) {
		return session.get(CampaignBook.class)
			.find(name)
			.orElseThrow(() -> new UsageError(
					"There is no list \"%s\" on record; make one with: campaign --within P30D --name NAME --out FILE"
						.formatted(name)));
	}

}
