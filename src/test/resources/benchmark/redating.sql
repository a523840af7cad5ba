-- Another date for every open lot, in the program's own table.
update point_lot set expires_on = cast(earned_on + interval '2' year as date), policy_version = '2',
  date_reason = 'VALIDITY'
where status = 'OPEN' and policy_version = '1';
