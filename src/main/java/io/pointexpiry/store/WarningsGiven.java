package io.pointexpiry.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
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
			where i.member_id = any(?) and i.item in ('%s', 'DEFERRED')
			  and %s
			group by i.member_id, i.subject_on""";

	private final JdbcTemplate jdbc;

	public WarningsGiven(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Warnings of lots' own dates.
	 * @return the send date of the latest warning of each member and last usable day
	 */
	public Map<LotReads.MemberDate, LocalDate> ofExpiry(Collection<String> memberIds, Require require) {
		return given("EXPIRY_WARNING", memberIds, require);
	}

	/**
	 * Warnings of dormancy.
	 * @return the send date of the latest warning of each member and lapse date
	 */
	public Map<LotReads.MemberDate, LocalDate> ofDormancy(Collection<String> memberIds, Require require) {
		return given("DORMANCY_WARNING", memberIds, require);
	}

	private Map<LotReads.MemberDate, LocalDate> given(String item, Collection<String> memberIds, Require require) {
		Map<LotReads.MemberDate, LocalDate> given = new HashMap<>();
		if (memberIds.isEmpty()) {
			return given;
		}
		String sql = WARNINGS.formatted(item, (require == Require.DELIVERED) ? DELIVERED : PUBLISHED);
		this.jdbc.query(sql, NoticeFacts.array(memberIds), (row) -> {
			given.put(new LotReads.MemberDate(row.getString("member_id"), row.getObject("subject_on", LocalDate.class)),
					row.getObject("warned_on", LocalDate.class));
		});
		return given;
	}

}
