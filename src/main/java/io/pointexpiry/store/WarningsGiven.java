package io.pointexpiry.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.NoticeGuard.Require;

/**
 * Which dates members were warned of, for the guard: one look-up per chunk.
 *
 * <p>
 * A warning counts once it is published (or, where the guard requires it, delivered);
 * never while it is only made, nor when it was recalled before it was sent. One that
 * could not be sent counts only by a receipt for it: a letter, an e-mail. The notice of a
 * deferral is a warning of its new date. A bundle names every date that it warns of, each
 * an item of its own.
 */
public final class WarningsGiven {

	private static final String PUBLISHED = """
			(n.channel <> 'NONE' and n.state not in ('MADE', 'RECALLED')
			  or n.state in ('ACCEPTED', 'SENT', 'DELIVERED'))""";

	private static final String DELIVERED = "n.state = 'DELIVERED'";

	private static final String WARNINGS = """
			select i.member_id, i.subject_on, max(i.told_on) as warned_on
			from notice_item i join notice n on n.notice_id = i.notice_id
			where i.member_id = any(?) and i.subject_on >= ? and i.subject_on <= ? and i.item in ('%s', 'DEFERRED')
			  and %s
			group by i.member_id, i.subject_on""";

	private final JdbcTemplate jdbc;

	public WarningsGiven(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Warnings of lots' own dates.
	 * @param asked members and last usable days
	 * @return the send date of the latest warning, for those who got one
	 */
	public Map<MemberDate, LocalDate> ofExpiry(Collection<MemberDate> asked, Require require) {
		return given("EXPIRY_WARNING", asked, require);
	}

	/**
	 * Warnings of dormancy.
	 * @param asked members and lapse dates
	 * @return the send date of the latest warning, for those who got one
	 */
	public Map<MemberDate, LocalDate> ofDormancy(Collection<MemberDate> asked, Require require) {
		return given("DORMANCY_WARNING", asked, require);
	}

	private Map<MemberDate, LocalDate> given(String item, Collection<MemberDate> asked, Require require) {
		Map<MemberDate, LocalDate> given = new HashMap<>();
		if (asked.isEmpty()) {
			return given;
		}
		List<LocalDate> dates = asked.stream().map(MemberDate::date).sorted().toList();
		String sql = WARNINGS.formatted(item, (require == Require.DELIVERED) ? DELIVERED : PUBLISHED);
		this.jdbc.query(sql, (statement) -> {
			NoticeFacts.array(asked.stream().map(MemberDate::memberId).distinct().toList()).setValues(statement);
			statement.setObject(2, dates.get(0));
			statement.setObject(3, dates.get(dates.size() - 1));
		}, (row) -> {
			given.put(new MemberDate(row.getString("member_id"), row.getObject("subject_on", LocalDate.class)),
					row.getObject("warned_on", LocalDate.class));
		});
		given.keySet().retainAll(java.util.Set.copyOf(asked));
		return given;
	}

	/**
	 * A member and a date on which points may lapse.
	 *
	 * @param memberId the member
	 * @param date the last usable day, or the lapse date
	 */
	public record MemberDate(String memberId, LocalDate date) {
	}

}
