package io.pointexpiry.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The content of each policy as it was first applied, and every amendment since. A policy
 * whose content differs later is not applied until the amendment is accepted.
 */
public final class AppliedPolicies {

	private final JdbcClient jdbc;

	private final Map<String, Content> offered;

	private final Changes changes;

	/**
	 * Creates it.
	 * @param offered the content of each policy of the policy file, by version
	 * @param changes names what differs between an applied content and an offered one
	 */
	public AppliedPolicies(JdbcClient jdbc, Map<String, Content> offered, Changes changes) {
		this.jdbc = jdbc;
		this.offered = Map.copyOf(offered);
		this.changes = changes;
	}

	/** Names what differs between two contents. */
	@FunctionalInterface
	public interface Changes {

		String between(String applied, String offered);

	}

	/**
	 * A policy's content.
	 *
	 * @param digest the same for the same content
	 * @param text every key with its value
	 */
	public record Content(String digest, String text) {
	}

	/**
	 * Stores a policy's content on the first day that it is applied; later days change
	 * nothing.
	 */
	public void apply(String version, NightRun run) {
		Content content = offer(version);
		this.jdbc.sql("""
				insert into applied_policy (version, amendment, digest, content, business_date, recorded_at)
				values (?, 0, ?, ?, ?, ?) on conflict do nothing""")
			.params(version, content.digest(), content.text(), run.businessDate(), RunLog.at(run.recordedAt()))
			.update();
	}

	/**
	 * The policies whose content differs from what was applied or last amended, with what
	 * changed in each.
	 */
	public List<String> edited() {
		return this.offered.keySet()
			.stream()
			.sorted()
			.flatMap(
					(version) -> applied(version).filter((content) -> !content.digest().equals(offer(version).digest()))
						.map((content) -> "policy %s: %s".formatted(version,
								this.changes.between(content.text(), offer(version).text())))
						.stream())
			.toList();
	}

	/**
	 * Accepts and records that a policy's content differs from what was applied. The
	 * dates of all open lots are looked at again by the next night.
	 * @param nextDay the next day to be closed
	 * @return whether there was a difference to accept
	 */
	public boolean amend(String version, LocalDate nextDay, String why, String byWhom, Instant at) {
		Content offered = offer(version);
		Content applied = applied(version).orElse(offered);
		if (applied.digest().equals(offered.digest())) {
			return false;
		}
		this.jdbc
			.sql("""
					insert into applied_policy (version, amendment, digest, content, business_date, recorded_at, why, by_whom)
					select ?, max(amendment) + 1, ?, ?, ?, ?, ?, ? from applied_policy where version = ?""")
			.params(version, offered.digest(), offered.text(), nextDay, RunLog.at(at), why, byWhom, version)
			.update();
		this.jdbc
			.sql("""
					insert into review (member_id, due_on)
					select distinct member_id, cast(? as date) from point_lot where status = 'OPEN' on conflict do nothing""")
			.param(nextDay)
			.update();
		return true;
	}

	private Content offer(String version) {
		Content content = this.offered.get(version);
		if (content == null) {
			throw new IllegalArgumentException("the policy file has no policy " + version);
		}
		return content;
	}

	/**
	 * The content of a policy as it was applied, or last amended; empty where it was
	 * never applied.
	 */
	public Optional<Content> applied(String version) {
		return this.jdbc.sql("""
				select digest, content from applied_policy where version = ?
				order by amendment desc fetch first 1 rows only""")
			.param(version)
			.query((row, number) -> new Content(row.getString(1), row.getString(2)))
			.optional();
	}

}
