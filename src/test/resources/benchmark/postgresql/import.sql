-- Both files as they are, then one statement for each table of the program; new rows and known ones.
copy staging_member from '${members}' with (format csv, header);
copy staging_lot from '${lots}' with (format csv, header);
insert into member (member_id, tier, joined_on, phone, as_of, first_earned_on)
select s.member_id, s.tier, s.joined_on, s.phone, date '${today}', l.earned_on
from staging_member s left join (select member_id, min(earned_on) as earned_on from staging_lot group by member_id) l
  on l.member_id = s.member_id
on conflict (member_id) do update set tier = excluded.tier, joined_on = excluded.joined_on, phone = excluded.phone,
  as_of = excluded.as_of;
insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, as_of, posted_on)
select lot_id, member_id, 'BASE', earned_on, points, points, points, date '${today}', earned_on from staging_lot
on conflict (lot_id) do update set remaining = excluded.remaining, delivered = excluded.delivered,
  as_of = excluded.as_of;
