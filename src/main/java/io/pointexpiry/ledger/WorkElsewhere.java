package io.pointexpiry.ledger;

/**
 * What counts as work on other machines now, for everyone who shows it: each is what
 * follows {@code from} in a query. Time is that of the database's clock, which the
 * machines share; a page and a figure of the same moment agree.
 *
 * @see "scale.md"
 */
public final class WorkElsewhere {

	/** Workers {@code w} that were heard of within a minute and did not end. */
	public static final String WORKERS = """
			worker w where w.ended_at is null and w.heard_at > current_timestamp - interval '1' minute
			""";

	/** Ranges {@code h} of the night that handed some out last. */
	public static final String RANGES = """
			handed_range h where h.job_execution_id = (select max(job_execution_id) from handed_range)
			""";

	/** Messages {@code m} of the last seven days that no worker could read. */
	public static final String REFUSED = """
			refused_message m where m.refused_at > current_timestamp - interval '7' day
			""";

	private WorkElsewhere() {
	}

}
