-- Lists of members who are about to lose points, as campaigns were made of them. Names and numbers are not kept: whoever
-- writes a list out asks the members' rows.

-- Ledger: one list.
create table campaign (
  name             ${id} primary key,
  as_of            date not null,                -- the list's day: the last one closed when it was made
  from_on          date not null,                -- the first day whose closing takes points that count
  to_on            date not null,                -- the last one
  asked_within     varchar(32) not null,         -- the period that was asked for
  asked_cause      varchar(8) check (asked_cause in ('EXPIRY', 'DORMANCY')),    -- null: either
  minimum_points   bigint not null check (minimum_points >= 0),
  control_percent  int not null check (control_percent between 0 and 99),
  seed             varchar(64) not null,
  by_whom          varchar(200) not null,
  made_at          timestamp(6) with time zone not null
);

-- Ledger: its members, and what was known of them on its day.
create table campaign_member (
  name                ${id} not null references campaign (name),
  member_id           ${id} not null,
  tier                varchar(64) not null,
  reason              varchar(13) not null,
  points              bigint not null check (points > 0),
  expires_on          date not null,             -- the first day on which some of the points go
  last_activity_on    date,
  last_activity_type  varchar(64),               -- null: not known
  list                varchar(8) not null check (list in ('CAMPAIGN', 'CONTROL')),
  primary key (name, member_id)
);
