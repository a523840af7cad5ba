package io.pointexpiry.store;

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

	/**
	 * Creates it.
	 * @param offered the content of each policy of the policy file, by version
	 */
	public AppliedPolicies(JdbcClient jdbc, Map<String, Content> offered) {
		this.jdbc = jdbc;
		this.offered = Map.copyOf(offered);
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
		Content content = this.offered.get(version);
		if (content == null) {
			throw new IllegalStateException("policy %s has no content".formatted(version));
		}
		this.jdbc.sql("""
				insert into applied_policy (version, amendment, digest, content, business_date, recorded_at)
				values (?, 0, ?, ?, ?, ?) on conflict do nothing""")
			.params(version, content.digest(), content.text(), run.businessDate(), RunLog.at(run.recordedAt()))
			.update();
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
