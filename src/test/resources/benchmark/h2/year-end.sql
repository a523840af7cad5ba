-- H2 has no statement that does both: one records what the due lots lose, one closes them, in one transaction.
insert into bare.expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier, reason, points,
  earned_on, expires_on, policy_version, run_id, recorded_at)
select l.lot_id, 'EXPIRY', '${day}.1', date '${day}', date '${day}', l.member_id, l.kind, m.tier, l.date_reason,
  l.remaining, l.earned_on, l.expires_on, l.policy_version, '${day}.1', current_timestamp
from bare.point_lot l join public.member m on m.member_id = l.member_id
where l.status = 'OPEN' and l.remaining > 0 and l.expires_on <= date '${day}' and m.status <> 'WITHDRAWN';
update bare.point_lot l set status = 'EXPIRED', remaining = 0
where l.status = 'OPEN' and l.remaining > 0 and l.expires_on <= date '${day}'
  and exists (select 1 from public.member m where m.member_id = l.member_id and m.status <> 'WITHDRAWN');
