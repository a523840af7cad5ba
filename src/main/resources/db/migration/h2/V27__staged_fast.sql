-- Rows of a file wait without an index until all of them are there: an index that is built at once costs a fraction of one
-- that grows with each row. The import makes its indexes, and drops them.
alter table staged_member drop primary key;
alter table staged_lot drop primary key;
alter table staged_activity drop primary key;
alter table staged_redemption drop primary key;
alter table staged_cancellation drop primary key;
alter table staged_receipt drop primary key;
alter table staged_feedback drop primary key;
drop index staged_redemption_id;
drop index staged_cancellation_id;

-- Lots are merged in the order of their members, as the nights ask for them: what is merged together lies together.
alter table staged_lot add column group_key varchar(145) generated always as (member_id || U&'\0001' || lot_id);
