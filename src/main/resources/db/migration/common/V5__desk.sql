-- For a customer desk's own screen: a row for each member and lot, with what `explain` says first. Read-only.
create view member_story as
select m.member_id, m.tier, m.status as member_status, m.inactive_since, m.dormant_since, m.lapse_on,
       l.lot_id, l.origin_lot_id, l.kind, l.status, l.earned_on, l.points, l.remaining, l.expires_on, l.floor_on,
       l.policy_version, l.date_reason, l.unchanged_on, l.refused, l.reversed_on,
       exists (select 1 from hold h where h.released_at is null and h.member_id = l.member_id
                 and (h.lot_id is null or h.lot_id = l.lot_id)) as held,
       -- the last time that the lot lapsed, and what was given back since
       x.points as lapsed_points, x.reason as lapsed_reason, x.business_date as lapsed_on, x.posted_on,
       x.expires_on as lapsed_expires_on, x.policy_version as lapsed_policy_version, x.warned_on,
       cast(case when x.lot_id is null then null else (
         select coalesce(sum(b.points), 0) from expiry_record b
         where b.recorded_at >= x.recorded_at and (
           b.entry_type = 'REVERSAL' and b.lot_id = l.lot_id
           or b.entry_type = 'REINSTATEMENT' and b.lot_id in (
             select r.lot_id from point_lot r where r.member_id = l.member_id and r.origin_lot_id = l.lot_id))
           and b.member_id = l.member_id) end as bigint) as given_back,
       -- the last notice about the lot's date, or about the member's dormancy where that took the points
       n.notice_id, n.send_on as told_on, n.channel as notice_channel, n.state as notice_state,
       case when n.to_number is null then null else '***-****-' || right(n.to_number, 4) end as notice_number,
       n.unreachable as notice_unreachable
from member m
join point_lot l on l.member_id = m.member_id
left join expiry_record x on x.lot_id = l.lot_id and x.entry_type = 'EXPIRY' and not exists (
  select 1 from expiry_record y where y.lot_id = x.lot_id and y.entry_type = 'EXPIRY'
    and (y.recorded_at > x.recorded_at or y.recorded_at = x.recorded_at and y.ref > x.ref))
left join notice n on n.notice_id = (
  select i.notice_id from notice_item i
  where i.member_id = l.member_id and (
    i.item <> 'DORMANCY_WARNING' and i.subject_on = coalesce(x.expires_on, l.expires_on)
    or i.item = 'DORMANCY_WARNING' and (x.reason = 'DORMANCY' or x.reason is null and m.lapse_on is not null))
  order by i.told_on desc, i.notice_id desc fetch first 1 rows only);
