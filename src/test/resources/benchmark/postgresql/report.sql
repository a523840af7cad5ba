-- The columns and the order of the report.
copy (select posted_on, business_date, entry_type, member_id, lot_id, kind, tier, reason, points, earned_on, expires_on,
  policy_version, warned_on, run_id, recorded_at
  from expiry_record order by posted_on, member_id, lot_id, entry_type collate "C", ref collate "C")
  to '${report}' with (format csv, header);
