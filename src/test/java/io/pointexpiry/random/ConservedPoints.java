package io.pointexpiry.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.support.Nights;

/** Points are neither made nor lost: in lots, in control totals, in the summary. */
final class ConservedPoints {

	private static final String UNBALANCED = """
			select l.lot_id from point_lot l where l.remaining <>
			  (case when l.origin = 'DELIVERED' then l.points else 0 end)
			  + (select coalesce(sum(a.points), 0) from adjustment a where a.lot_id = l.lot_id)
			  - (select coalesce(sum(r.points), 0) from redemption r where r.lot_id = l.lot_id)
			  + (select coalesce(sum(c.points), 0) from cancellation c where c.lot_id = l.lot_id)
			  - (select coalesce(sum(case e.entry_type when 'EXPIRY' then e.points else -e.points end), 0)
			     from expiry_record e where e.lot_id = l.lot_id)""";

	private static final String UNEQUAL_TOTALS = """
			select run_id from night_run where run_id in (select run_id from run_state where state = 'DONE') and (
			  candidates <> expired + deferred + extended + withheld + refused + retained
			  or points_candidates <> points_expired + points_deferred + points_extended + points_withheld
			    + points_refused + points_retained
			  or expired <> (select count(*) from expiry_record e
			      where e.run_id = night_run.run_id and e.entry_type = 'EXPIRY')
			  or points_expired <> (select coalesce(sum(points), 0) from expiry_record e
			      where e.run_id = night_run.run_id and e.entry_type = 'EXPIRY'))""";

	/** What is in lots, and what was spent online and is posted by the next night. */
	private static final String BALANCES = """
			select kind, sum(points) from (
			  select kind, remaining as points from point_lot
			  union all select l.kind, r.points from redemption r join point_lot l on l.lot_id = r.lot_id
			    where r.posted_on is null) held
			group by kind""";

	private final Nights nights;

	ConservedPoints(Nights nights) {
		this.nights = nights;
	}

	/** What is wrong with lots. */
	List<String> wrong() {
		List<String> lots = this.nights.rows(UNBALANCED);
		return lots.isEmpty() ? List.of() : List.of("points were made or lost in " + lots);
	}

	/** What does not add up in control totals and in the summary. */
	List<String> unreconciled() {
		List<String> wrong = new ArrayList<>();
		this.nights.rows(UNEQUAL_TOTALS).forEach((run) -> wrong.add("control totals do not add up: " + run));
		Map<String, Long> closings = new HashMap<>();
		this.nights.report("summary").lines().skip(1).forEach((line) -> reconcile(line, closings, wrong));
		Map<String, Long> balances = new HashMap<>();
		this.nights.books().template().query(BALANCES, (row) -> {
			balances.put(row.getString(1), row.getLong(2));
		});
		closings.forEach((kind, closing) -> {
			if (!closing.equals(balances.get(kind))) {
				wrong.add("%s: the summary closes with %d, lots hold %d".formatted(kind, closing, balances.get(kind)));
			}
		});
		return wrong;
	}

	/**
	 * opening + accrued - redeemed + cancelled - expired (four) + given back + adjusted =
	 * closing.
	 */
	private static void reconcile(String line, Map<String, Long> closings, List<String> wrong) {
		String[] cells = line.split(",");
		long[] points = Arrays.stream(cells).skip(2).mapToLong(Long::parseLong).toArray();
		long closing = points[0] + points[1] - points[2] + points[3] - points[4] - points[5] - points[6] - points[7]
				+ points[8] + points[9];
		Long opening = closings.put(cells[1], points[10]);
		if (closing != points[10] || opening != null && opening != points[0]) {
			wrong.add("the summary does not add up: " + line);
		}
	}

}
