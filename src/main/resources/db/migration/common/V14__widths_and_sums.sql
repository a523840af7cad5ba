-- What happened, as notices refer to it, is named after a run and an extension programme: that takes up to 97
-- characters, and a number where it is told again.
alter table notice_cue alter column ref set data type varchar(120);
alter table notice_item alter column ref set data type varchar(120);

-- The most points that can be open: all that was accrued since the open ones were last counted. Sums of points have 64
-- bits; an import takes no lot that brings more.
create table accrued (
  id      int primary key check (id = 1),
  points  numeric(38) not null
);
insert into accrued (id, points) select 1, coalesce(sum(points), 0) from point_lot where origin = 'DELIVERED';

-- A file that claimed to tell the state of a day to come tells that of the day on which it was imported; else every
-- later row of the same ids would be skipped as older. Days differ by zone: a day more is no claim.
update member set as_of = (select max(cast(f.started_at as date)) from import_file f
                           where f.input = 'members' and f.as_of = member.as_of)
where as_of in (
  select f.as_of from import_file f
  where f.input = 'members' and f.as_of > cast(f.started_at as date) + 1);
update point_lot set as_of = (select max(cast(f.started_at as date)) from import_file f
                              where f.input = 'lots' and f.as_of = point_lot.as_of)
where as_of in (
  select f.as_of from import_file f
  where f.input = 'lots' and f.as_of > cast(f.started_at as date) + 1);
update import_file set as_of = cast(started_at as date)
where as_of > cast(started_at as date) + 1 and state in ('DONE', 'REJECTED');
