-- A call of purge is of what is dated before a day, or of one member who asked to be forgotten.
alter table purge_run alter column before_on drop not null;
alter table purge_run add column member_id ${id};
alter table purge_run add constraint purge_run_of check (before_on is null and member_id is not null
  or before_on is not null and member_id is null);
