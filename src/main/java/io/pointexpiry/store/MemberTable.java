package io.pointexpiry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.MemberStatus;

/** Members, as files deliver them: table {@code member}. */
public final class MemberTable {

	private final Batches batches;

	public MemberTable(JdbcTemplate jdbc) {
		this.batches = new Batches(jdbc);
	}

	/** The rows of those of the given members that exist, by member id. */
	public Map<String, StoredMember> find(Collection<String> memberIds) {
		Map<String, StoredMember> found = new HashMap<>();
		this.batches.byKeys("""
				select member_id, name, phone, tier, status, joined_on, birth_month, notices_off, marketing_consent,
				  locale, as_of
				from member where member_id = any (?)""", memberIds, (row, number) -> member(row))
			.forEach((member) -> found.put(member.memberId(), member));
		return found;
	}

	/**
	 * Those of the given members who are withdrawn, and whose name and number were
	 * blanked.
	 */
	public Set<String> blanked(Collection<String> memberIds) {
		return new HashSet<>(this.batches.byKeys("""
				select member_id from member
				where member_id = any (?) and status = 'WITHDRAWN' and purged_at is not null""", memberIds,
				(row, number) -> row.getString(1)));
	}

	/** Those of the given members that exist. */
	public Set<String> existing(Collection<String> memberIds) {
		return new HashSet<>(this.batches.byKeys("select member_id from member where member_id = any (?)", memberIds,
				(row, number) -> row.getString(1)));
	}

	/**
	 * The first earned-on of those of the given members that exist; empty: no lot came
	 * yet.
	 */
	public Map<String, Optional<LocalDate>> firstEarnedOn(Collection<String> memberIds) {
		Map<String, Optional<LocalDate>> found = new HashMap<>();
		this.batches
			.byKeys("select member_id, first_earned_on from member where member_id = any (?)", memberIds,
					(row, number) -> Map.entry(Objects.requireNonNull(row.getString(1)),
							Optional.ofNullable(row.getObject(2, LocalDate.class))))
			.forEach((entry) -> found.put(entry.getKey(), entry.getValue()));
		return found;
	}

	/** Adds members. */
	public void insert(List<StoredMember> members) {
		this.batches.each("""
				insert into member (name, phone, tier, status, joined_on, birth_month, notices_off, marketing_consent,
				  locale, as_of, member_id)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", members, MemberTable::columns);
	}

	/** Replaces what files deliver of members; what nights added stays. */
	public void update(List<StoredMember> members) {
		this.batches.each("""
				update member set name = ?, phone = ?, tier = ?, status = ?, joined_on = ?, birth_month = ?,
				  notices_off = ?, marketing_consent = ?, locale = ?, as_of = ?
				where member_id = ?""", members, MemberTable::columns);
	}

	/** Lets the first earned-on of members be no later than the given days. */
	public void earned(Map<String, LocalDate> firstEarnedOn) {
		this.batches.each("""
				update member set first_earned_on = ?
				where member_id = ? and (first_earned_on is null or first_earned_on > ?)""", firstEarnedOn.entrySet(),
				(earned) -> new Object[] { earned.getValue(), earned.getKey(), earned.getValue() });
	}

	private static Object[] columns(StoredMember member) {
		return new Object[] { member.name(), member.phone(), member.tier(), member.status().name(), member.joinedOn(),
				member.birthMonth(), member.noticesOff(), member.marketingConsent(), member.locale(), member.asOf(),
				member.memberId() };
	}

	private static StoredMember member(ResultSet row) throws SQLException {
		return new StoredMember(row.getString("member_id"), row.getString("name"), row.getString("phone"),
				Objects.requireNonNull(row.getString("tier")), MemberStatus.valueOf(row.getString("status")),
				Batches.date(row, "joined_on"), row.getObject("birth_month", Integer.class),
				row.getBoolean("notices_off"), row.getBoolean("marketing_consent"), row.getString("locale"),
				Batches.date(row, "as_of"));
	}

}
