-- Where the rows of notices are copied to; without an index.
create schema bare;
create table bare.notice (notice_id varchar(32), business_date date, n int, closing_id bigint, send_on date,
  member_id varchar(72), locale varchar(35), to_number varchar(32), from_number varchar(32), channel varchar(4),
  subject varchar(200), body varchar(1000000), bytes int, segments int, points bigint, expires_on date,
  send_not_before timestamp(6) with time zone, send_not_after timestamp(6) with time zone, state varchar(13));
create table bare.notice_item (member_id varchar(72), item varchar(16), subject_on date, stage varchar(16),
  ref varchar(120), notice_id varchar(32), points bigint, old_on date, told_on date);
