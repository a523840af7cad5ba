package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;

/**
 * How the advertisements of a campaign are written.
 *
 * @param campaign the campaign's name
 * @param optOut how to ask for no more of them, free of charge, such as a number
 * @param sendOn the day on which they are sent
 * @param feeds the forms of gateways, at least one
 */
public record AdvertisementOrder(String campaign, String optOut, LocalDate sendOn, List<Feed> feeds) {

	public AdvertisementOrder {
		feeds = List.copyOf(feeds);
	}

}
