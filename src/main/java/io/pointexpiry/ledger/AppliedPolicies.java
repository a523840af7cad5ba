package io.pointexpiry.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.pointexpiry.database.Batches;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The accepted content of each policy: as it was first applied or first announced to a
 * member, whichever came first, and every amendment since. Where the policy file says
 * something else, whatever writes refuses to work until the difference is amended.
 *
 * @see "rules.md#edited-policies"
 */
public final class AppliedPolicies {

	/** The content that stands for a policy that is gone from the file. */
	private static final Content GONE = new Content("", "");

	private static final String LATEST = """
			select version, digest, content from applied_policy a
			where amendment = (select max(amendment) from applied_policy b where b.version = a.version)""";

	private final JdbcClient jdbc;

	private final Map<String, Content> offered;

	private final Changes changes;

	/**
	 * Creates it.
	 * @param offered the content of each policy of the policy file, by version
	 * @param changes names what differs between an accepted content and an offered one
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
	 * @param text every key with its value, a line {@code key=value} for each
	 */
	public record Content(String digest, String text) {

		private static final String EFFECTIVE_FROM = "effective-from=";

		/** The first business date on which the policy is in force. */
		public LocalDate effectiveFrom() {
			return this.text.lines()
				.filter((line) -> line.startsWith(EFFECTIVE_FROM))
				.map((line) -> LocalDate.parse(line.substring(EFFECTIVE_FROM.length())))
				.findFirst()
				.orElseThrow();
		}

	}

	/**
	 * Stores a policy's content on the first day that it is applied; later days change
	 * nothing.
	 */
	public void apply(String version, NightRun run) {
		if (accepted(version).isEmpty()) {
			this.jdbc.sql("""
					insert into applied_policy (version, amendment, digest, content, business_date, recorded_at)
					select cast(? as varchar(64)), coalesce(max(amendment), -1) + 1, cast(? as varchar(64)),
					  cast(? as text), cast(? as date), cast(? as timestamp(6) with time zone)
					from applied_policy where version = ? on conflict do nothing""")
				.params(version, offer(version).digest(), offer(version).text(), run.businessDate(),
						Batches.at(run.recordedAt()), version)
				.update();
		}
	}

	/**
	 * Stores the contents of the policies of which a run told these members for the first
	 * time; in the transaction that records what they are told.
	 */
	public void announce(Collection<String> memberIds, NightRun run) {
		List<String> unheardOf = this.offered.keySet().stream().filter((it) -> accepted(it).isEmpty()).toList();
		if (unheardOf.isEmpty()) {
			return;
		}
		List<String> told = this.jdbc.sql("""
				select distinct ref from notice_item
				where member_id = any(?) and item = 'POLICY_CHANGE' and told_on = ?""")
			.params(Batches.array(memberIds), run.sendOn())
			.query(String.class)
			.list();
		unheardOf.stream()
			.filter((version) -> told.stream().anyMatch((ref) -> ref.equals(version) || ref.startsWith(version + "#")))
			.sorted()
			.forEach((version) -> apply(version, run));
	}

	/**
	 * Where the policy file is not the accepted one, by version: a policy whose content
	 * was edited, one that is gone, and one that appeared although its effective-from is
	 * closed.
	 */
	public List<PolicyDifference> differences() {
		Map<String, Content> accepted = accepted();
		LocalDate lastClosed = new Calendar(this.jdbc).lastClosed();
		TreeSet<String> versions = new TreeSet<>(accepted.keySet());
		versions.addAll(this.offered.keySet());
		List<PolicyDifference> differences = new ArrayList<>();
		for (String version : versions) {
			Content was = accepted.get(version);
			Content is = this.offered.get(version);
			boolean late = was == null && is != null && lastClosed != null && !is.effectiveFrom().isAfter(lastClosed);
			boolean changed = was != null && (is == null || !was.digest().equals(is.digest()));
			if (late || changed) {
				differences.add(new PolicyDifference(version, was, is));
			}
		}
		return differences;
	}

	/**
	 * Why nothing may be written now, and the way out; empty where the policy file is the
	 * accepted one.
	 */
	public Optional<String> refusal() {
		List<PolicyDifference> differences = differences();
		return differences.isEmpty() ? Optional.empty() : Optional.of("""
				The policy file is not the accepted one: %s. Undo the change, or accept it with: \
				policy amend VERSION --reason T"""
			.formatted(differences.stream().map((it) -> it.sentence(this.changes)).collect(Collectors.joining("; "))));
	}

	/**
	 * Accepts and records what the policy file says of a policy: an edit, its deletion,
	 * or its late arrival. The next night looks at everybody's dates again.
	 * @param nextDay the next day to be closed
	 * @return whether there was a difference to accept
	 */
	public boolean amend(String version, LocalDate nextDay, String why, String byWhom, Instant at) {
		boolean differs = differences().stream().anyMatch((it) -> it.version().equals(version));
		if (differs) {
			record(version, nextDay, why, byWhom, at);
		}
		return differs;
	}

	/**
	 * Has the next night look at everybody's dates again, although the policy file is the
	 * accepted one; on record as an amendment that changes nothing.
	 * @param nextDay the next day to be closed
	 */
	public void dateAgain(String version, LocalDate nextDay, String why, String byWhom, Instant at) {
		record(version, nextDay, why, byWhom, at);
	}

	/** An amendment's number is at least 1: 0 is the content as first applied. */
	private void record(String version, LocalDate nextDay, String why, String byWhom, Instant at) {
		Content content = this.offered.getOrDefault(version, GONE);
		this.jdbc
			.sql("""
					insert into applied_policy (version, amendment, digest, content, business_date, recorded_at, why, by_whom)
					select cast(? as varchar(64)), coalesce(max(amendment), 0) + 1, cast(? as varchar(64)), cast(? as text),
					  cast(? as date), cast(? as timestamp(6) with time zone), cast(? as varchar(1000)),
					  cast(? as varchar(200))
					from applied_policy where version = ?""")
			.params(version, content.digest(), content.text(), nextDay, Batches.at(at), why, byWhom, version)
			.update();
	}

	/** Whether an amendment waits for the night that takes it up. */
	public boolean isAmendmentWaiting() {
		return this.jdbc.sql("select count(*) from applied_policy where amendment > 0 and taken_up_by is null")
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * A run takes up the amendments that wait: it looks at everybody again. Doing it
	 * twice changes nothing.
	 */
	public void takeUp(NightRun run) {
		this.jdbc.sql("update applied_policy set taken_up_by = ? where amendment > 0 and taken_up_by is null")
			.param(run.runId())
			.update();
	}

	/** Whether a run has to look at everybody again, because it took up an amendment. */
	public boolean isTakenUpBy(NightRun run) {
		return this.jdbc.sql("select count(*) from applied_policy where taken_up_by = ?")
			.param(run.runId())
			.query(Long.class)
			.single() > 0;
	}

	private Content offer(String version) {
		Content content = this.offered.get(version);
		if (content == null) {
			throw new IllegalArgumentException("the policy file has no policy " + version);
		}
		return content;
	}

	/**
	 * The accepted content of a policy: as it was applied or announced, or last amended;
	 * empty where it never was, and where its deletion was accepted.
	 */
	public Optional<Content> accepted(String version) {
		return Optional.ofNullable(accepted().get(version));
	}

	private Map<String, Content> accepted() {
		Map<String, Content> accepted = new TreeMap<>();
		this.jdbc.sql(LATEST).query((row) -> {
			Content content = new Content(row.getString(2), row.getString(3));
			if (!content.digest().equals(GONE.digest())) {
				accepted.put(row.getString(1), content);
			}
		});
		return accepted;
	}

}
