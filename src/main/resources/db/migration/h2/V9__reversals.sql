-- Finds the lots that a reversed day reopened.
create index point_lot_reversed_on on point_lot (reversed_on, member_id);
