-- Recalls live in the books: whoever owns a folder writes its list, at its next command where another home recalled.

-- Ledger: notices that must not be sent any more, whatever is heard of them later.
create table recall (
  notice_id     varchar(32) primary key references notice (notice_id),
  business_date date not null,                   -- its folder
  n             int not null,
  written       boolean default false not null   -- whether the list in the folder names it
);
create index recall_folder on recall (business_date, n);

insert into recall (notice_id, business_date, n) select notice_id, business_date, n from notice where state = 'RECALLED';

-- The home in which a folder lies: its id, and its path and machine, for people. Null: published by an earlier release.
alter table notice_folder add column home_id varchar(36);
alter table notice_folder add column home varchar(1000);
