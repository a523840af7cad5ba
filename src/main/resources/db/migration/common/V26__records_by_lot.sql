-- A record is found by its lot, and the lots of a member by the member: an index of records by member says the same a
-- second time, for every lot that ever lapsed. The view asks in that way; it shows what it showed.
drop view member_story;
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
         where b.recorded_at >= x.recorded_at
           and b.lot_id in (
             select r.lot_id from point_lot r
             where r.member_id = l.member_id and (r.lot_id = l.lot_id or r.origin_lot_id = l.lot_id))
           and b.entry_type = case when b.lot_id = l.lot_id then 'REVERSAL' else 'REINSTATEMENT' end) end as bigint)
         as given_back,
       -- the notice that warned of the lot's date (or of the member's dormancy where that took the points): the one on
       -- record with the expiry, else the last that was given, else the last about it
       n.notice_id, n.send_on as told_on, n.channel as notice_channel,
       case when n.state in ('PUBLISHED', 'ACCEPTED', 'SENT') and n.channel <> 'NONE'
                 and coalesce(n.state_at, f.published_at) < c.worked_at - interval '80' hour
                 and (n.send_not_before is null or n.send_not_before < c.worked_at - interval '80' hour)
            then 'UNKNOWN' else n.state end as notice_state,
       case when n.to_number is null then null else '***-****-' || right(n.to_number, 4) end as notice_number,
       n.unreachable as notice_unreachable,
       o.outcome as notice_outcome
from member m
join point_lot l on l.member_id = m.member_id
left join expiry_record x on x.lot_id = l.lot_id and x.entry_type = 'EXPIRY' and not exists (
  select 1 from expiry_record y where y.lot_id = x.lot_id and y.entry_type = 'EXPIRY'
    and (y.recorded_at > x.recorded_at or y.recorded_at = x.recorded_at and y.ref > x.ref))
left join notice n on n.notice_id = (
  select i.notice_id from notice_item i join notice_outcome told on told.notice_id = i.notice_id
  where i.member_id = l.member_id and (
    i.item = 'DORMANCY_WARNING' and (x.reason = 'DORMANCY' or x.reason is null and m.lapse_on is not null)
    or (i.item = 'DEFERRED' or i.item in ('REINSTATED', 'EXTENDED', 'POLICY_CHANGE') and i.stage <> '')
       and x.reason = 'DORMANCY' and i.subject_on <= x.business_date
    or i.item <> 'DORMANCY_WARNING' and (x.reason is null or x.reason <> 'DORMANCY')
       and i.subject_on = coalesce(x.expires_on, l.expires_on))
  order by case when i.item not in ('EXPIRY_WARNING', 'DORMANCY_WARNING', 'DEFERRED')
                     and (i.item not in ('REINSTATED', 'EXTENDED', 'POLICY_CHANGE') or i.stage = '') then 2
                when i.told_on = x.warned_on then 0
                when told.outcome = 'GIVEN' then 1
                else 2 end, i.told_on desc, i.notice_id desc fetch first 1 rows only)
left join notice_folder f on f.business_date = n.business_date and f.n = n.n
left join notice_outcome o on o.notice_id = n.notice_id
cross join books_clock c;

drop index expiry_record_member;

-- The queue holds what the next nights look at, and is read in the order of members.
drop index review_due_on;
