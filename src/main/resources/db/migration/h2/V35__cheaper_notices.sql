-- What a notice costs. The checks of the foreign keys lock, and so write, the row of the closing for each notice, by two
-- ranges side by side, and the row of the notice for each thing that it tells. The night writes a notice together with what
-- it tells, closings are never deleted, and verify looks for what no notice tells. The key of the items begins with the
-- member, who is told few things.
execute immediate 'alter table notice drop constraint "' || (
  select constraint_name from information_schema.table_constraints
  where table_schema = current_schema and lower(table_name) = 'notice' and constraint_type = 'FOREIGN KEY') || '"';
execute immediate 'alter table notice_item drop constraint "' || (
  select constraint_name from information_schema.table_constraints
  where table_schema = current_schema and lower(table_name) = 'notice_item' and constraint_type = 'FOREIGN KEY') || '"';
drop index notice_item_subject;
