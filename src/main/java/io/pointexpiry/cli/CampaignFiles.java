package io.pointexpiry.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.campaign.Campaign;
import io.pointexpiry.campaign.CampaignMessages;
import io.pointexpiry.campaign.CampaignReport;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.AdvertisementFeeds.Published;
import io.pointexpiry.notice.AdvertisementOrder;
import io.pointexpiry.notice.Advertisements;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;

/** Writes a list that is on record, and its messages, for the commands that do. */
final class CampaignFiles {

	private final BooksCommand command;

	private final Session session;

	private final CampaignFilesOption option;

	private final Instant now;

	CampaignFiles(BooksCommand command, Session session, CampaignFilesOption option, Instant now) {
		this.command = command;
		this.session = session;
		this.option = option;
		this.now = now;
	}

	/**
	 * What was written.
	 *
	 * @param file the list
	 * @param rows its members
	 * @param sendOn the day on which the messages are sent; null: none were asked for
	 * @param messages the messages; null: none were asked for
	 */
	record Written(String file, long rows, @Nullable LocalDate sendOn, @Nullable Published messages) {

		String text(Catalogue words) {
			String list = words.say("written", this.file, BooksCommand.number(this.rows)) + System.lineSeparator();
			Published sent = this.messages;
			return (sent == null)
					? list : list
							+ words.say("campaign.messages", sent.directory(), BooksCommand.number(sent.messages()),
									String.valueOf(this.sendOn), BooksCommand.number(sent.unsent()))
							+ System.lineSeparator();
		}

	}

	/**
	 * Checks, before anything goes on record, that it can be written.
	 * @param asOf the list's day
	 */
	void check(LocalDate asOf) throws IOException {
		if (!this.option.hasMessages()) {
			return;
		}
		Advertisements advertisements = this.session.get(Advertisements.class);
		advertisements.check();
		LocalDate sendOn = sendOn(asOf);
		if (!advertisements.hasHours(sendOn)) {
			throw new UsageError("By the quiet hours of the policy, and by the law on advertisements, no hour of "
					+ sendOn + " is left. Shorten quiet-hours, or leave out --feed and --spool.");
		}
	}

	/**
	 * The first day with an hour left; in a rehearsal, the morning after the list's day.
	 */
	private LocalDate sendOn(LocalDate asOf) {
		LocalDate next = asOf.plusDays(1);
		return switch (this.session.get(FolderClock.class)) {
			case BUSINESS -> next;
			case SYSTEM -> this.session.get(Advertisements.class).firstDay(next, this.now);
		};
	}

	/** Writes the list and its messages, each whole or not at all. */
	Written write(Campaign campaign) throws IOException {
		CampaignReport report = new CampaignReport(campaign, this.session.get(Programme.class));
		long rows = this.command.writeFile(this.session.get(Reports.class), report, PostedRange.unbounded(),
				this.option.form(), this.option.out());
		if (!this.option.hasMessages()) {
			return new Written(this.option.out().toString(), rows, null, null);
		}
		AdvertisementOrder order = new AdvertisementOrder(campaign.name(), this.option.optOut(),
				sendOn(campaign.asOf()), this.option.feeds(), this.option.spools(),
				this.session.get(FolderClock.class));
		Published messages = this.session.get(CampaignMessages.class).write(campaign, order, this.option.directory());
		return new Written(this.option.out().toString(), rows, order.sendOn(), messages);
	}

}
