package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.database.Batches;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which dates of their points members were told, so that a date that was wrong is put
 * right.
 *
 * @see "rules.md#edited-policies"
 */
final class DatesTold {

	private final JdbcTemplate jdbc;

	public DatesTold(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The dates that these members were told, by warnings and announced policies that
	 * were not recalled.
	 * @param day dates before it are over, and left out
	 */
	public Map<String, Set<LocalDate>> since(Collection<String> memberIds, LocalDate day) {
		Map<String, Set<LocalDate>> told = new HashMap<>();
		this.jdbc.query("""
				select distinct i.member_id, i.subject_on
				from notice_item i join notice n on n.notice_id = i.notice_id
				where i.member_id = any(?) and i.item in ('EXPIRY_WARNING', 'POLICY_CHANGE') and i.subject_on >= ?
				  and not n.recalled""", (row) -> {
			told.computeIfAbsent(row.getString(1), (id) -> new HashSet<>()).add(row.getObject(2, LocalDate.class));
		}, Batches.array(memberIds), day);
		return told;
	}

}
