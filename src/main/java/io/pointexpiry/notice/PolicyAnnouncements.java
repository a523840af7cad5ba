package io.pointexpiry.notice;

import java.time.LocalDate;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which run was the first to know of an announced policy. That one looks at everybody;
 * later ones only at members with lots that came since. The day on which the policy file
 * says that it was announced may be long past when the file arrives.
 *
 * @see "rules.md#announced-policies"
 */
final class PolicyAnnouncements {

	private final JdbcTemplate jdbc;

	public PolicyAnnouncements(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notes that a run knows of a policy, and answers whether it is the first; a run that
	 * is resumed still is.
	 * @param sendOn the send date of the run
	 */
	public boolean isFirst(String version, LocalDate sendOn) {
		this.jdbc.update("""
				insert into policy_announcement (version, first_send_on) values (?, ?) on conflict do nothing""",
				version, sendOn);
		return !this.jdbc
			.queryForList("select version from policy_announcement where version = ? and first_send_on >= ?", version,
					sendOn)
			.isEmpty();
	}

}
