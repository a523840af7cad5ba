-- As on a server since V22 and V25: a lot and a record need no foreign key. verify looks for lots without a member and for
-- records without a lot, and H2 keeps an index of its own for each key, beside the one that begins with the same column.
execute immediate 'alter table point_lot drop constraint "' || (
  select constraint_name from information_schema.table_constraints
  where table_schema = current_schema and lower(table_name) = 'point_lot' and constraint_type = 'FOREIGN KEY') || '"';
execute immediate 'alter table expiry_record drop constraint "' || (
  select constraint_name from information_schema.table_constraints
  where table_schema = current_schema and lower(table_name) = 'expiry_record' and constraint_type = 'FOREIGN KEY') || '"';
