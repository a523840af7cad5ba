-- A night costs what is due, not what exists: only open lots are indexed by their date.
create index point_lot_due on point_lot (expires_on, member_id, lot_id) where status = 'OPEN' and expires_on is not null;
create index point_lot_refused on point_lot (member_id, lot_id) where refused is not null and status = 'OPEN';
