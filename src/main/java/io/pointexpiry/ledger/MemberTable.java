package io.pointexpiry.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.Batches.ArrayOf;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeWishes;

import org.springframework.jdbc.core.JdbcTemplate;

/** Members, as files deliver them: table {@code member}. */
public final class MemberTable {

	private final Batches batches;

	public MemberTable(JdbcTemplate jdbc) {
		this.batches = new Batches(jdbc);
	}

	/** The rows of those of the given members that exist, by member id. */
	public Map<String, StoredMember> find(Collection<String> memberIds) {
		Map<String, StoredMember> found = new HashMap<>();
		this.batches
			.byKeys("""
					select m.member_id, m.name, m.phone, m.tier, m.status, m.joined_on, m.birth_month, m.notices_off,
					  m.notices_on, m.marketing_consent, m.locale, m.as_of
					from unnest(cast(? as varchar array)) as k (id) join member m on m.member_id = k.id""", memberIds,
					(row, number) -> member(row))
			.forEach((member) -> found.put(member.memberId(), member));
		return found;
	}

	/**
	 * Those of the given members who are withdrawn, and whose name and number were
	 * blanked.
	 */
	public Set<String> blanked(Collection<String> memberIds) {
		return new HashSet<>(this.batches.byKeys("""
				select m.member_id
				from unnest(cast(? as varchar array)) as k (id) join member m on m.member_id = k.id
				where m.status = 'WITHDRAWN' and m.purged_at is not null""", memberIds,
				(row, number) -> row.getString(1)));
	}

	/** Those of the given members that exist. */
	public Set<String> existing(Collection<String> memberIds) {
		return new HashSet<>(this.batches.byKeys("""
				select m.member_id
				from unnest(cast(? as varchar array)) as k (id) join member m on m.member_id = k.id""", memberIds,
				(row, number) -> row.getString(1)));
	}

	/** Whether the day of joining is known of those of the given members who exist. */
	public Map<String, Boolean> joinedOnKnown(Collection<String> memberIds) {
		Map<String, Boolean> found = new HashMap<>();
		this.batches.byKeys("""
				select m.member_id, m.joined_on is not null
				from unnest(cast(? as varchar array)) as k (id) join member m on m.member_id = k.id""", memberIds,
				(row, number) -> found.put(Objects.requireNonNull(row.getString(1)), row.getBoolean(2)));
		return found;
	}

	/** Adds members. */
	public void insert(List<StoredMember> members) {
		this.batches.load("member", "name, phone, tier, status, joined_on, birth_month, notices_off, "
				+ "notices_on, marketing_consent, locale, as_of, member_id", members, MemberTable::columns);
	}

	/** Replaces what files deliver of members; what nights added stays. */
	public void update(List<StoredMember> members) {
		this.batches.each("""
				update member set name = ?, phone = ?, tier = ?, status = ?, joined_on = ?, birth_month = ?,
				  notices_off = ?, notices_on = ?, marketing_consent = ?, locale = ?, as_of = ?
				where member_id = ?""", members, MemberTable::columns);
	}

	/**
	 * Lets the first earned-on of members be no later than the given days. Once a day of
	 * joining is known, nobody asks for it.
	 * @see #earnedByLots
	 */
	public void earned(Map<String, LocalDate> firstEarnedOn) {
		this.batches.atOnce("""
				merge into member m using (
				  select k.id, k.earned_on
				  from unnest(cast(? as varchar array), cast(? as date array)) as k (id, earned_on)) s
				on m.member_id = s.id
				when matched and (m.first_earned_on is null or m.first_earned_on > s.earned_on)
				  then update set first_earned_on = s.earned_on""", firstEarnedOn.entrySet(),
				List.of(ArrayOf.text(Map.Entry::getKey), ArrayOf.date(Map.Entry::getValue)));
	}

	/**
	 * Lets the first earned-on of members be that of their lots: it is kept only of those
	 * whose day of joining is not known.
	 */
	public void earnedByLots(Collection<String> memberIds) {
		this.batches.each("""
				update member set first_earned_on = (
				  select min(l.earned_on) from point_lot l where l.member_id = ? and l.origin = 'DELIVERED')
				where member_id = ?""", memberIds, (memberId) -> new Object[] { memberId, memberId });
	}

	private static Object[] columns(StoredMember member) {
		return new Object[] { member.name(), member.phone(), member.tier(), member.status().name(), member.joinedOn(),
				member.birthMonth(), member.wishes().off(), member.wishes().stagesAsText(), member.marketingConsent(),
				member.locale(), member.asOf(), member.memberId() };
	}

	private static StoredMember member(ResultSet row) throws SQLException {
		return new StoredMember(row.getString("member_id"), row.getString("name"), row.getString("phone"),
				Objects.requireNonNull(row.getString("tier")), MemberStatus.valueOf(row.getString("status")),
				Batches.date(row, "joined_on"), row.getObject("birth_month", Integer.class),
				NoticeWishes.of(row.getBoolean("notices_off"), row.getString("notices_on")),
				row.getBoolean("marketing_consent"), row.getString("locale"), Batches.date(row, "as_of"));
	}

}
