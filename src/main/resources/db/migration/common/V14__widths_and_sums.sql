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
