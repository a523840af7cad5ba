package io.pointexpiry.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.database.Batches;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The lists on record: tables {@code campaign} and {@code campaign_member}. Rows are only
 * added.
 */
public final class CampaignBook {

	private final JdbcTemplate jdbc;

	private final Batches batches;

	CampaignBook(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.batches = new Batches(jdbc);
	}

	/** The list of a name, if there is one. */
	public Optional<Campaign> find(String name) {
		return this.jdbc.query("select * from campaign where name = ?", CampaignBook::campaign, name)
			.stream()
			.findFirst();
	}

	private static Campaign campaign(ResultSet row, int number) throws SQLException {
		CampaignOrder order = new CampaignOrder(row.getString("name"), Period.parse(row.getString("asked_within")),
				cause(row.getString("asked_cause")), row.getLong("minimum_points"),
				new ControlGroup(row.getString("seed"), row.getInt("control_percent")), row.getString("by_whom"),
				Objects.requireNonNull(row.getObject("made_at", OffsetDateTime.class)).toInstant());
		return new Campaign(order.name(), day(row, "as_of"), day(row, "from_on"), day(row, "to_on"), order);
	}

	private static LocalDate day(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
	}

	private static @Nullable Cause cause(@Nullable String name) {
		return (name != null) ? Cause.valueOf(name) : null;
	}

	/** Adds a list; the caller's transaction adds its members. */
	void insert(Campaign campaign) {
		CampaignOrder order = campaign.order();
		Cause cause = order.cause();
		this.jdbc.update("""
				insert into campaign (name, as_of, from_on, to_on, asked_within, asked_cause, minimum_points,
				  control_percent, seed, by_whom, made_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", campaign.name(), campaign.asOf(), campaign.from(),
				campaign.to(), order.within().toString(), (cause != null) ? cause.name() : null, order.minimumPoints(),
				order.control().percent(), order.control().seed(), order.byWhom(), Batches.at(order.at()));
	}

	/** Adds members of a list. */
	void insert(Campaign campaign, List<ListedMember> members) {
		this.batches.load("campaign_member",
				"name, member_id, tier, reason, points, expires_on, last_activity_on, last_activity_type, list",
				members, (it) -> new @Nullable Object[] { campaign.name(), it.memberId(), it.tier(), it.reason().name(),
						it.points(), it.expiresOn(), it.lastActivityOn(), it.lastActivityType(), it.list().name() });
	}

	/** Those of some members who agreed to advertising. */
	Set<String> consenting(Collection<String> memberIds) {
		return new HashSet<>(
				this.jdbc.queryForList("select member_id from member where member_id = any(?) and marketing_consent",
						String.class, Batches.array(memberIds)));
	}

}
