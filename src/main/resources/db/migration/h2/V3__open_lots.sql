-- A night costs what is due, not what exists. H2 has no partial indexes: the status goes first.
create index point_lot_due on point_lot (status, expires_on, member_id, lot_id);
create index point_lot_refused on point_lot (refused, member_id, lot_id);
