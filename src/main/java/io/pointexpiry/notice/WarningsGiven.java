package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.LotReads;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether a member was warned of a date: the one answer, for the guard, for the audit and
 * for the records; one look-up per chunk.
 *
 * <p>
 * A warning was given if its notice was published while it could still be sent, before
 * its {@code send_not_after}, and was neither recalled, cancelled nor refused since.
 * Where the guard requires it, a receipt must also say that it was delivered. Where the
 * contract is silent, the safer answer for the points counts:
 * <ul>
 * <li>refused is what the sender reports as REJECTED, UNDELIVERABLE or EXPIRED: the
 * member did not get it;</li>
 * <li>what was recalled counts for nothing, even if a receipt says later that it was
 * delivered: the date that it told of was taken back;</li>
 * <li>one that could not be sent (channel NONE) counts only by a receipt for it: a
 * letter, an e-mail.</li>
 * </ul>
 * The notice of a deferral is a warning of its new date, and so is that of points given
 * back, extended or dated anew which carries a stage, for it names all that ends on its
 * date. A bundle names every date that it warns of, each an item of its own.
 *
 * @see "rules.md#given-warnings"
 */
public final class WarningsGiven {

	private static final String WARNINGS = """
			select i.member_id, i.subject_on, max(i.told_on) as warned_on
			from notice_item i join notice n on n.notice_id = i.notice_id
			join notice_folder f on f.business_date = n.business_date and f.n = n.n
			where i.member_id = any(?) and %s and %s
			group by i.member_id, i.subject_on""";

	private final JdbcTemplate jdbc;

	private final FolderClock clock;

	/**
	 * Creates it.
	 * @param clock of the present command: in a rehearsal, folders of a release that did
	 * not record by which clock they were published count as rehearsed, too
	 */
	public WarningsGiven(JdbcTemplate jdbc, FolderClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Whether item {@code i} of a notice warns of its date, as a condition.
	 * @param warning EXPIRY_WARNING or DORMANCY_WARNING: an expression
	 */
	static String warns(String warning) {
		return """
				(i.item in ('DEFERRED', %s) or i.item in ('REINSTATED', 'EXTENDED', 'POLICY_CHANGE') and i.stage <> '')"""
			.formatted(warning);
	}

	/**
	 * Whether notice {@code n} of folder {@code f} was given, as a condition.
	 * @param clock of the present command
	 */
	private static String isGiven(Require require, FolderClock clock) {
		String given = NoticeOutcome.sql(clock) + " = '" + NoticeOutcome.GIVEN + "'";
		return (require == Require.DELIVERED) ? given + " and n.state = 'DELIVERED'" : given;
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
		String sql = WARNINGS.formatted(warns("'" + item + "'"), isGiven(require, this.clock));
		this.jdbc.query(sql, NoticeFacts.array(memberIds), (row) -> {
			given.put(new LotReads.MemberDate(row.getString("member_id"), row.getObject("subject_on", LocalDate.class)),
					row.getObject("warned_on", LocalDate.class));
		});
		return given;
	}

}
