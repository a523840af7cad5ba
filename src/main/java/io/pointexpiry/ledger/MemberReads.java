package io.pointexpiry.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeWishes;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/** Reads members and their activity, a few statements a chunk. */
public final class MemberReads {

	private final JdbcTemplate jdbc;

	public MemberReads(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** These members, by id. */
	public Map<String, MemberState> members(Collection<String> memberIds) {
		Map<String, MemberState> members = new LinkedHashMap<>();
		this.jdbc.query("""
				select member_id, tier, status, coalesce(joined_on, first_earned_on) as joined_on, birth_month, phone,
				  locale, notices_off, notices_on, inactive_since, dormant_on, lapse_on, dormant_since
				from member where member_id = any(?) order by member_id""", (row) -> {
			members.put(row.getString("member_id"), member(row));
		}, Batches.array(memberIds));
		return members;
	}

	/** Those of some members whom a selection names, in order. */
	public List<String> among(KeyQuery selection, Collection<String> memberIds) {
		List<Object> values = new ArrayList<>(selection.parameters());
		values.add(Batches.array(memberIds));
		return this.jdbc.queryForList("""
				select distinct member_id from (%s) selected where member_id = any(?) order by member_id"""
			.formatted(selection.sql()), String.class, values.toArray());
	}

	/**
	 * The latest activity of each type of these members, dated on or before a day. A
	 * redemption is one of type REDEEM.
	 * @return activities of every member asked for
	 */
	public Map<String, Activities> activities(Collection<String> memberIds, LocalDate day) {
		Map<String, Map<String, LocalDate>> latest = new HashMap<>();
		this.jdbc.query("""
				select member_id, type, max(occurred_on) from activity
				where member_id = any(?) and occurred_on <= ? group by member_id, type""", (row) -> {
			note(latest, row.getString(1), row.getString(2), row.getObject(3, LocalDate.class));
		}, Batches.array(memberIds), day);
		this.jdbc.query("""
				select member_id, max(redeemed_on) from redemption
				where member_id = any(?) and redeemed_on <= ? group by member_id""", (row) -> {
			note(latest, row.getString(1), "REDEEM", row.getObject(2, LocalDate.class));
		}, Batches.array(memberIds), day);
		Map<String, Activities> activities = new HashMap<>();
		memberIds.forEach((id) -> activities.put(id, new Activities(latest.getOrDefault(id, Map.of()))));
		return activities;
	}

	private static void note(Map<String, Map<String, LocalDate>> latest, String member, String type, LocalDate day) {
		latest.computeIfAbsent(member, (id) -> new HashMap<>())
			.merge(type, day, (one, other) -> one.isAfter(other) ? one : other);
	}

	private static MemberState member(ResultSet row) throws SQLException {
		Member member = new Member(row.getString("member_id"), row.getString("tier"),
				MemberStatus.valueOf(row.getString("status")), row.getObject("joined_on", LocalDate.class),
				birthMonth(row));
		return new MemberState(member, row.getString("phone"), row.getString("locale"),
				NoticeWishes.of(row.getBoolean("notices_off"), row.getString("notices_on")),
				row.getObject("inactive_since", LocalDate.class), row.getObject("dormant_on", LocalDate.class),
				row.getObject("lapse_on", LocalDate.class), row.getObject("dormant_since", LocalDate.class));
	}

	private static @Nullable Integer birthMonth(ResultSet row) throws SQLException {
		int month = row.getInt("birth_month");
		return row.wasNull() ? null : month;
	}

}
