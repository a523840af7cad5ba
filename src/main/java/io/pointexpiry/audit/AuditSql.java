package io.pointexpiry.audit;

import io.pointexpiry.language.Noun;
import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.UnreturnedPoints;

/**
 * What the audit asks the database: each row of an answer is a place, what is found
 * there, and what is expected.
 */
final class AuditSql {

	static final String TOTALS_CLOSE = """
			with done_run as (
			  select r.* from night_run r join run_state s on s.run_id = r.run_id where s.state = 'DONE')
			select 'run ' || run_id,
			       %s || ' with ' || %s,
			       lots || ' with ' || %s
			from (
			  select run_id, candidates, points_candidates,
			         expired + deferred + extended + withheld + refused + retained as lots,
			         cast(points_expired as numeric(38)) + points_deferred + points_extended + points_withheld
			           + points_refused + points_retained as points
			  from done_run
			) runs
			where candidates <> lots or points_candidates <> points
			order by run_id
			""".formatted(counted("candidates", Noun.CANDIDATES), counted("points_candidates", Noun.POINTS),
			counted("points", Noun.POINTS));

	static final String TOTALS_RECORDED = """
			with done_run as (
			  select r.* from night_run r join run_state s on s.run_id = r.run_id where s.state = 'DONE')
			select 'run ' || run_id,
			       %s || ' with ' || %s || ' recorded as ' || outcome,
			       sum(lots) || ' with ' || %s
			from (
			  select run_id, 'expired' as outcome, 1 as done, expired as lots, points_expired as points,
			         0 as recorded_lots, 0 as recorded_points
			  from done_run
			  union all
			  select run_id, 'deferred', 1, deferred, points_deferred, 0, 0 from done_run
			  union all
			  select run_id, 'extended', 1, extended, points_extended, 0, 0 from done_run
			  union all
			  select run_id, 'withheld', 1, withheld, points_withheld, 0, 0 from done_run
			  union all
			  select run_id, 'refused', 1, refused, points_refused, 0, 0 from done_run
			  union all
			  select run_id, 'expired', 0, 0, 0, 1, points from expiry_record where entry_type = 'EXPIRY'
			  union all
			  select run_id, case cause when 'EXTENSION' then 'extended' else 'deferred' end, 0, 0, 0, 1, points
			  from lot_floor where cause in ('EXTENSION', 'DEFERRAL', 'OPENING')
			  union all
			  select run_id, case why when 'REFUSED' then 'refused' else 'withheld' end, 0, 0, 0, 1, points
			  from withheld_lot
			) counted
			group by run_id, outcome
			having sum(done) = 1 and (sum(lots) <> sum(recorded_lots) or sum(points) <> sum(recorded_points))
			order by run_id, outcome
			""".formatted(counted("sum(recorded_lots)", Noun.LOTS), counted("sum(recorded_points)", Noun.POINTS),
			counted("sum(points)", Noun.POINTS));

	static final String EXPIRIES_OF_RUNS = """
			select 'run ' || e.run_id, %s, 'the run in table night_run'
			from expiry_record e
			where e.entry_type = 'EXPIRY' and not exists (select 1 from night_run r where r.run_id = e.run_id)
			group by e.run_id
			order by e.run_id
			""".formatted(counted("count(*)", Noun.EXPIRIES));

	static final String SUMMARY_CLOSES = """
			select 'kind ' || kind, %s || ' remaining', sum(points) || ' by the summary'
			from (
			  select kind, case origin when 'DELIVERED' then points else 0 end as points, remaining from point_lot
			  union all
			  select l.kind, a.points, 0 from adjustment a join point_lot l on l.lot_id = a.lot_id
			  union all
			  select l.kind, -r.points, 0 from redemption r join point_lot l on l.lot_id = r.lot_id
			  union all
			  select l.kind, c.points, 0 from cancellation c join point_lot l on l.lot_id = c.lot_id
			  union all
			  select kind, case entry_type when 'EXPIRY' then -points else points end, 0 from expiry_record
			) movements
			group by kind
			having sum(remaining) <> sum(points)
			order by kind
			""".formatted(counted("sum(remaining)", Noun.POINTS));

	static final String GIVEN_BACK_OF_LAPSED = """
			select 'lot ' || family, %s || ' given back', 'at most ' || sum(lapsed)
			from (
			  select regexp_replace(lot_id, '~.*$', '') as family,
			         case entry_type when 'EXPIRY' then points else 0 end as lapsed,
			         case entry_type when 'EXPIRY' then 0 else points end as given
			  from expiry_record
			  where lot_id in (select lot_id from point_lot where origin = 'REINSTATED')
			     or lot_id in (select origin_lot_id from point_lot where origin = 'REINSTATED')
			) families
			group by family
			having sum(given) > sum(lapsed)
			order by family
			""".formatted(counted("sum(given)", Noun.POINTS));

	static final String GIVEN_BACK_OF_EACH = """
			select 'lot ' || new_lot_id || ' of member ' || member_id,
			       %s || ' more than lapsed of lot ' || lot_id || ' on ' || business_date || ' (' || reason || ')',
			       'at most what lapsed'
			from (%s) surplus
			order by new_lot_id
			""".formatted(counted("points", Noun.POINTS), UnreturnedPoints.SURPLUS);

	static final String LEFT_OPEN = """
			select 'lot ' || l.lot_id || ' of member ' || l.member_id,
			       'open with ' || %s, 'expired on ' || l.expires_on
			from books b
			join point_lot l on %s
			join member m on m.member_id = l.member_id
			where l.refused is null and l.reversed_on is null and m.status <> 'WITHDRAWN'
			  and l.posted_on <= b.last_closed
			  and not exists (select 1 from hold h where h.member_id = l.member_id)
			  and not exists (select 1 from withheld_lot w where w.lot_id = l.lot_id)
			  and not exists (select 1 from review r where r.member_id = l.member_id)
			  and not exists (select 1 from adjustment a where a.lot_id = l.lot_id and a.posted_on > b.last_closed)
			  and not exists (select 1 from cancellation c where c.lot_id = l.lot_id and c.posted_on > b.last_closed)
			  and not exists (select 1 from lot_floor f where f.lot_id = l.lot_id and f.business_date > b.last_closed)
			order by l.lot_id
			""".formatted(counted("l.remaining", Noun.POINTS), DueLots.ownDate("< b.last_closed"));

	static final String REVERSED_HAS_REVERSAL = """
			select 'lot ' || l.lot_id || ' of member ' || l.member_id, 'no reversal of ' || l.reversed_on,
			       'the reversal for which it waits'
			from point_lot l
			where l.reversed_on is not null and not exists (
			  select 1 from expiry_record e
			  where e.lot_id = l.lot_id and e.entry_type = 'REVERSAL' and e.business_date = l.reversed_on)
			order by l.lot_id
			""";

	static final String RECORDS_HAVE_LOTS = """
			select 'record ' || e.entry_type || ' ' || e.ref || ' of lot ' || e.lot_id, 'no such lot', 'a lot of that id'
			from expiry_record e
			where not exists (select 1 from point_lot l where l.lot_id = e.lot_id)
			order by e.lot_id
			""";

	static final String LOTS_HAVE_MEMBERS = """
			select 'lot ' || l.lot_id, 'member ' || l.member_id || ' is not there', 'a member of that id'
			from point_lot l
			where not exists (select 1 from member m where m.member_id = l.member_id)
			order by l.lot_id
			""";

	static final String WARNED_WAS_TOLD = """
			select 'lot ' || e.lot_id || ' of member ' || e.member_id, 'no warning sent on ' || e.warned_on,
			       'a notice of that day'
			from expiry_record e
			where e.entry_type = 'EXPIRY' and e.warned_on is not null and not exists (
			  select 1 from notice_item i where i.member_id = e.member_id and i.told_on = e.warned_on)
			order by e.lot_id
			""";

	static final String ITEMS_HAVE_NOTICES = """
			select 'item ' || i.item || ' of member ' || i.member_id, 'no notice ' || i.notice_id, 'the notice that tells it'
			from notice_item i
			where not exists (select 1 from notice n where n.notice_id = i.notice_id)
			order by i.member_id, i.item
			""";

	static final String NOTICES_SAY_SOMETHING = """
			select 'notice ' || n.notice_id || ' of ' || n.business_date, 'nothing that it says', 'an item at least'
			from notice n
			where not exists (select 1 from notice_item i where i.notice_id = n.notice_id)
			union all
			select 'folder ' || n.n || ' of ' || n.business_date, 'no record of it, and ' || %s || ' in it',
			       'the folder in table notice_folder'
			from notice n
			where n.state <> 'MADE' and not exists (
			  select 1 from notice_folder f where f.business_date = n.business_date and f.n = n.n)
			group by n.business_date, n.n
			""".formatted(counted("count(*)", Noun.NOTICES));

	static final String WITHIN_64_BITS = """
			select 'member ' || member_id, sum(remaining) || ' open points', 'at most 9223372036854775807'
			from point_lot where status = 'OPEN'
			group by member_id
			having sum(remaining) > 9223372036854775807
			order by member_id
			""";

	private AuditSql() {
	}

	/** A number in the answer with what it counts. */
	private static String counted(String number, Noun noun) {
		return "case when %1$s = 1 then '%2$s' else %1$s || '%3$s' end".formatted(number, noun.of(1), noun.of(""));
	}

}
