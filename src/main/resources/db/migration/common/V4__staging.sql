-- An import that died can be taken up: what its command was, how far it came.
alter table import_file add column command_id bigint;              -- import_id of the first file of the same command
alter table import_file add column command_digest varchar(64);     -- inputs, contents and as-of of all its files
alter table import_file add column header varchar(33000);          -- the file's first row: how staged rows are read
alter table import_file add column merged_to varchar(200);         -- the last group whose rows are in the books
alter table import_file add column rejects_file varchar(200);      -- the name chosen for its file of rejects

-- The rows of the one file that is being imported, as they stand in the file, after their form was checked. Groups of
-- rows that belong together are checked and merged in the order of the key; truncated before and after each file.
create table staged_row (
  import_id  bigint not null,
  group_key  ${key} not null,
  order_key  varchar(10) not null,               -- a date, where rows of a group have to go by date
  line_no    bigint not null,
  content    varchar(33000) not null,
  primary key (import_id, group_key, order_key, line_no)
);

-- Keys of rows that may turn up in more than one group: a key that does has differing rows.
create table staged_key (
  import_id  bigint not null,
  row_key    ${key} not null,
  group_key  ${key} not null,
  primary key (import_id, row_key, group_key)
);

-- What will be in the file of rejects, phone numbers masked.
create table staged_reject (
  import_id   bigint not null,
  line_no     bigint not null,
  found_in    varchar(5) not null check (found_in in ('FORM', 'CHECK', 'MERGE')),
  column_name varchar(64) not null,
  found       varchar(200) not null,
  expected    varchar(1000) not null,
  content     varchar(70000) not null,
  primary key (import_id, line_no)
);
