-- What a record costs. One row of this table is written for each lot of a year-end; reports sort what they ask for.
drop index expiry_record_posted_on;
create index expiry_record_posted_on on expiry_record (posted_on);
drop index expiry_record_run;
create index expiry_record_run on expiry_record (run_id);
