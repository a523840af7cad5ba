-- One statement locks the due lots, closes them and records what they lost.
with due as (
  select l.lot_id, l.remaining, m.tier
  from bare.point_lot l join member m on m.member_id = l.member_id
  where l.status = 'OPEN' and l.remaining > 0 and l.expires_on <= date '${day}' and m.status <> 'WITHDRAWN'
  for update of l),
closed as (
  update bare.point_lot l set status = 'EXPIRED', remaining = 0 from due where l.lot_id = due.lot_id
  returning l.lot_id, l.member_id, l.kind, due.tier, l.date_reason, due.remaining, l.earned_on, l.expires_on,
    l.policy_version)
insert into bare.expiry_record (lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier, reason, points,
  earned_on, expires_on, policy_version, run_id, recorded_at)
select lot_id, 'EXPIRY', '${day}.1', date '${day}', date '${day}', member_id, kind, tier, date_reason, remaining,
  earned_on, expires_on, policy_version, '${day}.1', now()
from closed;
