-- An amendment of a policy waits for the run that takes it up: it looks at everybody's dates again.
alter table applied_policy add column taken_up_by varchar(32);
comment on column applied_policy.taken_up_by is 'the run that took up an amendment; null: none yet';
-- Members whom earlier amendments touched were queued one by one.
update applied_policy set taken_up_by = 'review' where amendment > 0;

-- What the last audit found: a row for each sentence that did not hold.
create table audit_fault (
  sentence   varchar(500) primary key,
  places     bigint not null,
  found_at   timestamp(6) with time zone not null
);
