-- Where the files' rows wait; without an index.
create table staging_member (member_id varchar(72) collate "C", tier varchar(64), joined_on date, phone varchar(64));
create table staging_lot (lot_id varchar(72) collate "C", member_id varchar(72) collate "C", earned_on date,
  points bigint);
