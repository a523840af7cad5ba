-- What a record costs. One row of these tables is written for each lot of a year-end; what only reports and audits ask
-- for is found by block ranges, for rows of one day lie together. A record needs no foreign key: the program writes one
-- only of a lot that it has locked, lots are never deleted, and verify looks for records without a lot.
alter table expiry_record drop constraint expiry_record_lot_id_fkey;
drop index expiry_record_posted_on;
create index expiry_record_posted_on on expiry_record using brin (posted_on)
  with (pages_per_range = 32, autosummarize = on);
drop index expiry_record_run;
create index expiry_record_run on expiry_record using brin (run_id) with (pages_per_range = 32, autosummarize = on);
drop index point_lot_posted_on;
create index point_lot_posted_on on point_lot using brin (posted_on) with (pages_per_range = 32, autosummarize = on);
