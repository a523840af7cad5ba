-- The points of one lot have 64 bits; those of all lots that a run reads and decides may be more.
alter table tally alter column points set data type numeric(38);
alter table night_run alter column foreseen_points set data type numeric(38);
alter table night_run alter column points_candidates set data type numeric(38);
alter table night_run alter column points_expired set data type numeric(38);
alter table night_run alter column points_deferred set data type numeric(38);
alter table night_run alter column points_extended set data type numeric(38);
alter table night_run alter column points_withheld set data type numeric(38);
alter table night_run alter column points_refused set data type numeric(38);
alter table night_run alter column points_retained set data type numeric(38);
