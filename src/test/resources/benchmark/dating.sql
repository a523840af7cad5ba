-- The first date of every lot, in the program's own table.
update point_lot set expires_on = cast(earned_on + interval '1' year as date), policy_version = '1',
  date_reason = 'VALIDITY'
where policy_version is null;
