package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.ledger.FolderClock;

/**
 * How the advertisements of a campaign are written.
 *
 * @param campaign the campaign's name
 * @param optOut how to ask for no more of them, free of charge, such as a number
 * @param sendOn the day on which they are sent
 * @param feeds the forms of gateways
 * @param spools whether a file is written for each, for smsd
 * @param clock by which they go: those of a rehearsal are not sent
 */
public record AdvertisementOrder(String campaign, String optOut, LocalDate sendOn, List<Feed> feeds, boolean spools,
		FolderClock clock) {

	public AdvertisementOrder {
		feeds = List.copyOf(feeds);
	}

}
