package io.pointexpiry.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;

import javax.sql.DataSource;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.notice.AdvertisementFeeds;
import io.pointexpiry.notice.AdvertisementOrder;
import io.pointexpiry.notice.Advertisements;
import io.pointexpiry.notice.Advertisements.Recipient;

/**
 * Writes the messages of a list in the form of gateways, from committed rows: to those of
 * its members who get one and may be written to now. Memory stays flat.
 */
public final class CampaignMessages {

	private final DataSource books;

	private final Advertisements advertisements;

	CampaignMessages(DataSource books, Advertisements advertisements) {
		this.books = books;
		this.advertisements = advertisements;
	}

	/**
	 * Writes a directory that is whole or not there.
	 * @param place the directory; one that is there is replaced
	 * @throws IOException if it cannot be written; nothing is left behind then
	 */
	public AdvertisementFeeds.Published write(Campaign campaign, AdvertisementOrder order, Path place)
			throws IOException {
		try (AdvertisementFeeds feeds = this.advertisements.open(order, place)) {
			Snapshot.take(this.books,
					(snapshot) -> snapshot.each(CampaignReport.MEMBERS, (row) -> add(row, feeds), campaign.name()));
			return feeds.publish();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private static void add(ResultSet row, AdvertisementFeeds feeds) throws SQLException {
		String phone = row.getString("phone");
		if (phone == null) {
			return;
		}
		Recipient recipient = new Recipient(Objects.requireNonNull(row.getString("member_id")), row.getString("name"),
				phone, row.getString("locale"), row.getLong("points"),
				Objects.requireNonNull(row.getObject("expires_on", LocalDate.class)));
		try {
			feeds.add(recipient);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
