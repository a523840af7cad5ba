-- What a notice costs. The checks of the foreign keys lock, and so write, the row of the closing for each notice, by two
-- ranges side by side, and the row of the notice for each thing that it tells. The night writes a notice together with what
-- it tells, closings are never deleted, and verify looks for what no notice tells. The key of the items begins with the
-- member, who is told few things.
alter table notice drop constraint notice_closing_id_fkey;
alter table notice_item drop constraint notice_item_notice_id_fkey;
drop index notice_item_subject;
