package io.pointexpiry.campaign;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.campaign.CampaignResult.Part;
import io.pointexpiry.campaign.ListedMember.Group;
import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.RowSink;

/**
 * Who of a list came back: an activity or a redemption dated after the list's day. A row
 * for each of its groups, and one for the difference.
 *
 * @see "rules.md#campaigns"
 */
public final class CampaignResultReport implements Report {

	private static final String GROUPS = """
			select seen.list, count(*) as members, sum(seen.came_back) as came_back, sum(seen.redeemed) as redeemed
			from (
			  select c.list,
			    case when exists (
			        select 1 from activity a where a.member_id = c.member_id and a.occurred_on > k.as_of)
			      or exists (
			        select 1 from redemption r where r.member_id = c.member_id and r.redeemed_on > k.as_of)
			      then 1 else 0 end as came_back,
			    (select coalesce(sum(r.points), 0) from redemption r
			      where r.member_id = c.member_id and r.redeemed_on > k.as_of)
			    - (select coalesce(sum(x.points), 0) from redemption r
			      join cancellation x on x.redemption_id = r.redemption_id and x.lot_id = r.lot_id
			      where r.member_id = c.member_id and r.redeemed_on > k.as_of) as redeemed
			  from campaign k join campaign_member c on c.name = k.name where k.name = ?
			) seen
			group by seen.list""";

	private final Campaign campaign;

	private final Map<Group, Part> parts = new EnumMap<>(Group.class);

	/** The report of one list, to be written once. */
	public CampaignResultReport(Campaign campaign) {
		this.campaign = campaign;
	}

	@Override
	public String name() {
		return "campaign result";
	}

	@Override
	public List<String> columns() {
		return List.of("list", "members", "came_back", "share", "points_redeemed", "points_per_member");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		books.each(GROUPS,
				(row) -> this.parts.put(Group.valueOf(row.getString("list")), Part.of(row.getLong("members"),
						row.getLong("came_back"), row.getBigDecimal("redeemed").toBigIntegerExact())),
				this.campaign.name());
		for (Group group : Group.values()) {
			Part part = part(group);
			rows.row(group, part.members(), part.cameBack(), part.share(), part.pointsRedeemed(),
					part.pointsPerMember());
		}
		CampaignResult result = result();
		rows.row("DIFFERENCE", null, null, result.shareDifference(), null, result.pointsDifference());
	}

	private Part part(Group group) {
		return this.parts.getOrDefault(group, Part.NONE);
	}

	/** What became of the list, after the rows were written. */
	public CampaignResult result() {
		return CampaignResult.of(this.campaign, part(Group.CAMPAIGN), part(Group.CONTROL));
	}

}
