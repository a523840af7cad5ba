-- The tables of lots and records with the columns of the program's, and no more than what the statements need: primary
-- keys and the index of due lots. Their columns are spelled out, so that the reference stays what it is.
create schema bare;
create table bare.point_lot (
  lot_id varchar(72) not null primary key, member_id varchar(72) not null, kind varchar(64) not null,
  earned_on date not null, points bigint not null, remaining bigint not null, expires_on date,
  status varchar(7) not null, own_expires_on date, floor_on date, policy_version varchar(64), date_reason varchar(13),
  unchanged_on date, refused varchar(64), delivered bigint not null, as_of date, origin varchar(10) not null,
  origin_lot_id varchar(72), posted_on date not null, reversed_on date);
create table bare.expiry_record (
  lot_id varchar(72) not null, entry_type varchar(13) not null, ref varchar(80) not null,
  posted_on date not null, business_date date not null, member_id varchar(72) not null,
  kind varchar(64) not null, tier varchar(64) not null, reason varchar(13) not null, points bigint not null,
  earned_on date not null, expires_on date, policy_version varchar(64) not null, warned_on date,
  run_id varchar(32) not null, recorded_at timestamp(6) with time zone not null, inactive_since date,
  primary key (lot_id, entry_type, ref));
insert into bare.point_lot
select lot_id, member_id, kind, earned_on, points, remaining, expires_on, status, own_expires_on, floor_on,
  policy_version, date_reason, unchanged_on, refused, delivered, as_of, origin, origin_lot_id, posted_on, reversed_on
from public.point_lot;
create index bare.point_lot_due on bare.point_lot (status, expires_on, member_id, lot_id);
