package io.pointexpiry.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.PhoneNumbers;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.RowSink;
import org.jspecify.annotations.Nullable;

/**
 * A list on record, most points first, then by date and member id. {@code to} is the
 * number as it is now, and empty for the control group and for whom nobody may write to
 * any more.
 *
 * @see "rules.md#campaigns"
 */
public final class CampaignReport implements Report {

	/** Members of a list in their order, with what is known of them now. */
	static final String MEMBERS = """
			select c.member_id, c.tier, c.reason, c.points, c.expires_on, c.last_activity_on, c.last_activity_type, c.list,
			  m.name, m.locale, case when c.list = 'CAMPAIGN' and m.status = 'ACTIVE' and m.marketing_consent
			    and not m.notices_off then m.phone end as phone
			from campaign_member c join member m on m.member_id = c.member_id
			where c.name = ? order by c.points desc, c.expires_on, c.member_id""";

	private final Campaign campaign;

	private final PhoneNumbers numbers;

	/** The report of one list. */
	public CampaignReport(Campaign campaign, Programme programme) {
		this.campaign = campaign;
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
	}

	@Override
	public String name() {
		return "campaign";
	}

	@Override
	public List<String> columns() {
		return List.of("member_id", "to", "tier", "reason", "points", "expires_on", "last_activity_on",
				"last_activity_type", "list");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		books.each(MEMBERS, (row) -> rows.row(cells(row)), this.campaign.name());
	}

	private @Nullable Object[] cells(ResultSet row) throws SQLException {
		return new @Nullable Object[] { row.getString("member_id"), to(row.getString("phone")), row.getString("tier"),
				row.getString("reason"), row.getLong("points"), row.getObject("expires_on", LocalDate.class),
				row.getObject("last_activity_on", LocalDate.class), row.getString("last_activity_type"),
				row.getString("list") };
	}

	private String to(@Nullable String phone) {
		String international = this.numbers.target(phone).international();
		return (international != null) ? this.numbers.national(international) : "";
	}

}
