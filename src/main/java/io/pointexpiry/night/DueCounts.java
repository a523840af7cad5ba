package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Tally;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many lots a closing would take, by the stored dates: the same measure foresees a
 * night and weighs it.
 */
final class DueCounts {

	private static final String BY_DATE = """
			select coalesce(date_reason, 'VALIDITY') as reason, coalesce(policy_version, '') as version, remaining
			from point_lot d
			where status = 'OPEN' and remaining > 0 and expires_on <= ? and reversed_on is null and not exists (
			  select 1 from member m where m.member_id = d.member_id and m.status = 'WITHDRAWN')""";

	private static final String BY_DORMANCY = """
			select 'DORMANCY' as reason, coalesce(l.policy_version, '') as version, l.remaining
			from member m join point_lot l on l.member_id = m.member_id
			where l.reversed_on is null and %s""";

	private final PolicyHistory policies;

	private final JdbcClient jdbc;

	DueCounts(PolicyHistory policies, JdbcClient jdbc) {
		this.policies = policies;
		this.jdbc = jdbc;
	}

	/**
	 * Lots that are due for one reason under one policy.
	 *
	 * @param reason why they would lapse
	 * @param policyVersion the policy that gave their date
	 * @param tally how many, and their points
	 */
	record Due(String reason, String policyVersion, Tally tally) {

		@Override
		public String toString() {
			return "%,d lots with %,d points for %s under policy %s".formatted(this.tally.lots(), this.tally.points(),
					this.reason, this.policyVersion);
		}

	}

	/** All lots that the closing of a day would take, holds and the guard aside. */
	List<Due> on(LocalDate day) {
		DueByDormancy byDormancy = DueByDormancy.on(day, this.policies.inForceOn(day));
		List<Object> values = new ArrayList<>(List.of(day));
		values.addAll(byDormancy.parameters());
		return this.jdbc.sql("""
				select reason, version, count(*), sum(remaining) from (%s union all %s) due
				group by reason, version order by reason, version""".formatted(BY_DATE, BY_DORMANCY.formatted(byDormancy.sql())))
			.params(values)
			.query((row, number) -> new Due(row.getString(1), row.getString(2),
					new Tally(row.getLong(3), row.getLong(4))))
			.list();
	}

	static Tally sum(List<Due> due) {
		return due.stream().map(Due::tally).reduce(Tally.NONE, Tally::plus);
	}

}
