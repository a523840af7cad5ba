-- What a new lot costs. The check of the foreign key locks, and so writes, the row of the member for each lot: a third of
-- an import. The import takes a lot only of a member whom it has found, members are never deleted, and verify looks for
-- lots without a member.
alter table point_lot drop constraint point_lot_member_id_fkey;

-- A new lot waits for its first date: found by the day from which it exists, whoever owns it.
drop index point_lot_undated;
create index point_lot_undated on point_lot (earned_on) where policy_version is null and status = 'OPEN';

-- Most members are active, and have not been dormant.
drop index member_dormant_on;
create index member_dormant_on on member (dormant_on, member_id) where dormant_on is not null;
drop index member_lapse_on;
create index member_lapse_on on member (lapse_on, member_id) where lapse_on is not null;
drop index member_status;
create index member_withdrawn on member (member_id) where status = 'WITHDRAWN';
