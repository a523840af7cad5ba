-- The rows of all notices, as files.
copy (select notice_id, business_date, n, closing_id, send_on, member_id, locale, to_number, from_number, channel, subject, body,
  bytes, segments, points, expires_on, send_not_before, send_not_after, state from notice) to '${notices}' with (format csv);
copy (select member_id, item, subject_on, stage, ref, notice_id, points, old_on, told_on from notice_item) to '${items}' with (format csv);
