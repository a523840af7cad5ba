-- The books of a points programme. Ids compare by code point: ${id} is varchar(72), on PostgreSQL with collation "C":
-- 64 characters for an id as delivered, and room for the ~1 of a reinstated lot.
-- Ledger tables (marked so) only ever gain rows; their primary keys are natural, so that doing a thing twice is one row.

-- ---------------------------------------------------------------- members and lots

create table member (
  member_id          ${id} primary key,
  name               varchar(500),
  phone              varchar(64),
  tier               varchar(64)  default '' not null,
  status             varchar(10)  default 'ACTIVE' not null check (status in ('ACTIVE', 'WITHDRAWN')),
  joined_on          date,
  first_earned_on    date,                       -- the earliest lot delivered; stands in for joined_on
  birth_month        int check (birth_month between 1 and 12),
  notices_off        boolean default false not null,
  marketing_consent  boolean default false not null,
  locale             varchar(35),
  as_of              date,                       -- --as-of of the row last applied
  -- dormancy, true for the last day closed
  inactive_since     date,
  dormant_on         date,                       -- first day on which the member is dormant; null: never
  lapse_on           date,                       -- the dormancy day on which points lapse; null: never
  dormant_since      date                        -- business date of the transition; null: active
);
create index member_dormant_on on member (dormant_on, member_id);
create index member_lapse_on on member (lapse_on, member_id);
create index member_status on member (status);

create table point_lot (
  lot_id             ${id} primary key,
  member_id          ${id} not null references member (member_id),
  kind               varchar(64)  not null,
  earned_on          date         not null,
  points             bigint       not null check (points >= 0),
  remaining          bigint       not null check (remaining >= 0),
  expires_on         date,                       -- on the last day closed, floors included; null: never, or not dated yet
  status             varchar(7)   default 'OPEN' not null check (status in ('OPEN', 'EXPIRED', 'SPENT')),
  own_expires_on     date,                       -- as delivered
  floor_on           date,                       -- the latest of lot_floor.until
  policy_version     varchar(64),                -- the policy that gave expires_on; null: not dated yet
  date_reason        varchar(13),                -- VALIDITY or POLICY_CHANGE
  unchanged_on       date,                       -- what the policy before would have given
  refused            varchar(64),                -- the member's column that is missing; null: dated
  delivered          bigint       not null,      -- remaining as last delivered; differences to it are adjustments
  as_of              date,
  origin             varchar(10)  default 'DELIVERED' not null check (origin in ('DELIVERED', 'REINSTATED')),
  origin_lot_id      ${id},                      -- the lot whose points a reinstated lot gives back
  posted_on          date         not null,      -- the day of the books to which the accrual belongs
  reversed_on        date,                       -- business date whose reversal reopened it: withheld until rerun
  constraint remaining_of_points check (remaining <= points)
);
create index point_lot_member on point_lot (member_id, lot_id);

create index point_lot_posted_on on point_lot (posted_on, member_id);

-- An activity of type '*' counts as one of every type (the member file's last_activity_on).
create table activity (
  member_id    ${id} not null references member (member_id),
  type         varchar(64) not null,
  occurred_on  date not null,
  primary key (member_id, type, occurred_on)
);

-- Members whose dates a night must look at again, and the first business date that has to.
create table review (
  member_id  ${id} not null references member (member_id),
  due_on     date not null,
  primary key (member_id, due_on)
);
create index review_due_on on review (due_on, member_id);

-- Ledger: dormant or active again, as of a business date.
create table member_transition (
  member_id      ${id} not null references member (member_id),
  business_date  date not null,
  state          varchar(7) not null check (state in ('DORMANT', 'ACTIVE')),
  inactive_since date,
  run_id         varchar(32) not null,
  primary key (member_id, business_date, state)
);

-- Ledger: promises that no rule takes a lot before a date.
create table lot_floor (
  lot_id         ${id} not null references point_lot (lot_id),
  cause          varchar(10) not null check (cause in ('EXTENSION', 'DEFERRAL', 'OPENING', 'DESK', 'RETURN')),
  ref            varchar(64) not null,           -- EXTENSION: the programme's name; DEFERRAL, OPENING: run id; DESK: number
  member_id      ${id} not null,
  until_on       date not null,                  -- that day included
  business_date  date not null,
  run_id         varchar(32),
  points         bigint not null,
  old_expires_on date,
  why            varchar(1000),
  by_whom        varchar(200),
  recorded_at    timestamp(6) with time zone not null,
  primary key (lot_id, cause, ref)
);
create index lot_floor_business_date on lot_floor (business_date);
create index lot_floor_until_on on lot_floor (until_on, member_id);

-- Something that forbids an expiry, on a lot or on all lots of a member.
create table hold (
  hold_id      bigint generated by default as identity primary key,
  member_id    ${id} not null,
  lot_id       ${id},                            -- null: all lots of the member
  placed_on    date,                             -- the business date next to be closed
  placed_at    timestamp(6) with time zone not null,
  why          varchar(1000) not null,
  by_whom      varchar(200) not null,
  released_at  timestamp(6) with time zone,
  released_why varchar(1000),
  released_by  varchar(200)
);
create index hold_member on hold (member_id);

-- ---------------------------------------------------------------- ledger of movements

-- Ledger: points that lapsed (EXPIRY), and what gave them back (REVERSAL to the lot, REINSTATEMENT as a new lot).
create table expiry_record (
  lot_id          ${id} not null references point_lot (lot_id),
  entry_type      varchar(13) not null check (entry_type in ('EXPIRY', 'REVERSAL', 'REINSTATEMENT')),
  ref             varchar(80) not null,          -- the run id, or what caused the entry (redemption:<id>, a desk command)
  posted_on       date not null,
  business_date   date not null,                 -- the day whose closing took the points
  member_id       ${id} not null,
  kind            varchar(64) not null,
  tier            varchar(64) not null,
  reason          varchar(13) not null,
  points          bigint not null check (points > 0),
  earned_on       date not null,
  expires_on      date,                          -- the lot's own date on that day; null: never
  policy_version  varchar(64) not null,
  warned_on       date,                          -- the send date of the latest warning of it; null: not warned
  run_id          varchar(32) not null,
  recorded_at     timestamp(6) with time zone not null,
  primary key (lot_id, entry_type, ref)
);
create index expiry_record_posted_on on expiry_record (posted_on, member_id, lot_id);
create index expiry_record_run on expiry_record (run_id, member_id);
create index expiry_record_member on expiry_record (member_id);

-- Ledger: differences between what was delivered and what is now delivered.
create table adjustment (
  lot_id      ${id} not null references point_lot (lot_id),
  ref         varchar(64) not null,              -- the import
  posted_on   date not null,
  points      bigint not null,                   -- signed
  recorded_at timestamp(6) with time zone not null,
  primary key (lot_id, ref)
);
create index adjustment_posted_on on adjustment (posted_on);

-- Ledger, shared with online services, which insert the first five columns.
create table redemption (
  redemption_id  ${id} not null,
  lot_id         ${id} not null references point_lot (lot_id),
  member_id      ${id} not null,
  redeemed_on    date not null,
  points         bigint not null check (points > 0),
  seq            int default 0 not null,         -- order in which the lots of one redemption were taken
  posted_on      date,                           -- null until the night that posts it
  primary key (redemption_id, lot_id)
);
create index redemption_lot on redemption (lot_id);
create index redemption_member on redemption (member_id, redeemed_on);
create index redemption_posted_on on redemption (posted_on);

-- Ledger: points of a redemption that went back to a lot.
create table cancellation (
  cancellation_id ${id} not null,
  redemption_id   ${id} not null,
  lot_id          ${id} not null references point_lot (lot_id),
  cancelled_on    date not null,
  points          bigint not null check (points > 0),
  posted_on       date not null,
  primary key (cancellation_id, lot_id)
);
create index cancellation_redemption on cancellation (redemption_id);
create index cancellation_posted_on on cancellation (posted_on);

-- ---------------------------------------------------------------- policies and runs

-- The one row of the programme's calendar.
create table books (
  id            int primary key check (id = 1),
  programme     varchar(64) not null,
  first_closed  date,
  last_closed   date
);

-- Who is at work, for whoever finds the books locked. The lock itself is the database's, and ends with its owner.
create table at_work (
  id      int primary key check (id = 1),
  command varchar(200) not null,
  host    varchar(200) not null,
  pid     bigint not null,
  since   timestamp(6) with time zone not null
);

-- Ledger: a policy's content when it was first applied, and each amendment that was accepted.
create table applied_policy (
  version      varchar(64) not null,
  amendment    int not null,                     -- 0: as first applied
  digest       varchar(64) not null,
  content      text not null,
  business_date date,
  recorded_at  timestamp(6) with time zone not null,
  why          varchar(1000),
  by_whom      varchar(200),
  primary key (version, amendment)
);

-- One call of run, rerun or reverse: the days from first to last, finished before anything else starts.
create table closing (
  closing_id   bigint generated by default as identity primary key,
  command      varchar(10) not null check (command in ('run', 'rerun', 'reverse')),
  first_day    date not null,
  last_day     date not null,
  send_on      date not null,                    -- the send date of its notices
  state        varchar(10) not null check (state in ('RUNNING', 'STOPPED', 'FAILED', 'DONE')),
  opening      varchar(6),                       -- expire or defer, for the very first run
  accept_large varchar(1000),
  why          varchar(1000),
  by_whom      varchar(200),
  host         varchar(200),
  started_at   timestamp(6) with time zone not null,
  ended_at     timestamp(6) with time zone
);

-- One business date closed (or evaluated again) by a closing; its id is date.attempt.
create table night_run (
  run_id          varchar(32) primary key,
  closing_id      bigint not null references closing (closing_id),
  business_date   date not null,
  attempt         int not null,
  command         varchar(10) not null,
  state           varchar(10) not null check (state in ('RUNNING', 'STOPPED', 'FAILED', 'DONE')),
  posted_on       date not null,
  started_at      timestamp(6) with time zone not null,
  ended_at        timestamp(6) with time zone,
  message         varchar(2000),
  foreseen_lots   bigint,                        -- what this run foresees for the day after
  foreseen_points bigint,
  candidates      bigint default 0 not null,
  expired         bigint default 0 not null,
  deferred        bigint default 0 not null,
  extended        bigint default 0 not null,
  withheld        bigint default 0 not null,
  refused         bigint default 0 not null,
  retained        bigint default 0 not null,
  points_candidates bigint default 0 not null,
  points_expired  bigint default 0 not null,
  points_deferred bigint default 0 not null,
  points_extended bigint default 0 not null,
  points_withheld bigint default 0 not null,
  points_refused  bigint default 0 not null,
  points_retained bigint default 0 not null,
  notices         bigint default 0 not null,
  digest          varchar(64),                   -- of the records of this run, once audited
  unique (business_date, attempt)
);

-- The ranges of members into which a step of a run is split; written once, so that a restart finds the same ones.
create table night_plan (
  run_id    varchar(32) not null references night_run (run_id),
  step      varchar(40) not null,
  range_no  int not null,
  low_id    ${id} not null,                      -- excluded
  high_id   ${id} not null,                      -- included
  primary key (run_id, step, range_no)
);

-- What the chunks of a run counted; each chunk adds to it in its own transaction.
create table tally (
  run_id   varchar(32) not null references night_run (run_id),
  step     varchar(40) not null,
  range_no int not null,
  outcome  varchar(10) not null,                 -- CANDIDATE, or an outcome
  lots     bigint not null,
  points   bigint not null,
  primary key (run_id, step, range_no, outcome)
);

-- Ledger: due lots that stayed open because something forbade the expiry, or because no decision could be made.
create table withheld_lot (
  run_id        varchar(32) not null references night_run (run_id),
  lot_id        ${id} not null references point_lot (lot_id),
  business_date date not null,
  member_id     ${id} not null,
  points        bigint not null,
  expires_on    date,
  why           varchar(10) not null check (why in ('HOLD', 'REVERSED', 'REFUSED')),
  until_on      date,
  detail        varchar(1000),
  primary key (run_id, lot_id)
);
create index withheld_lot_business_date on withheld_lot (business_date);
create index withheld_lot_lot on withheld_lot (lot_id);

-- ---------------------------------------------------------------- notices

-- A folder of notices: notices/<business date>/<n>/.
create table notice_folder (
  business_date date not null,
  n             int not null,
  closing_id    bigint not null references closing (closing_id),
  state         varchar(10) not null check (state in ('MADE', 'PUBLISHED')),
  published_at  timestamp(6) with time zone,
  primary key (business_date, n)
);

-- All that one member is told by one run.
create table notice (
  notice_id       varchar(32) primary key,
  business_date   date not null,                 -- the run's last day
  n               int not null,                  -- the folder
  closing_id      bigint not null references closing (closing_id),
  send_on         date not null,
  member_id       ${id} not null,
  locale          varchar(35) not null,
  to_number       varchar(32),                   -- international, digits only; null: not reachable
  from_number     varchar(32),
  channel         varchar(4) not null check (channel in ('SMS', 'LMS', 'NONE')),
  subject         varchar(200),
  body            varchar(1000000) not null,     -- whole, also where it is too long to be sent
  bytes           int not null,
  segments        int,
  points          bigint not null,
  expires_on      date,                          -- the earliest told of
  send_not_before timestamp(6) with time zone,
  send_not_after  timestamp(6) with time zone,
  unreachable     varchar(200),                  -- why it can not be sent; null: it can
  state           varchar(13) not null,          -- MADE, PUBLISHED, RECALLED, or as receipts say
  state_at        timestamp(6) with time zone
);
create index notice_folder_of on notice (business_date, n, notice_id);
create index notice_number on notice (business_date, n, to_number);
create index notice_member on notice (member_id);
create index notice_state on notice (state);

-- One thing told. Of a warning there is one per member, date and stage.
create table notice_item (
  member_id      ${id} not null,
  item           varchar(16) not null check (item in ('EXPIRY_WARNING', 'DORMANCY_WARNING', 'POLICY_CHANGE', 'EXPIRED',
                   'EXTENDED', 'DEFERRED', 'REINSTATED', 'REVERSED')),
  subject_on     date not null,                  -- the date told of
  stage          varchar(16) not null,           -- P1M; empty where the item has no stage
  ref            varchar(80) not null,          -- empty for warnings; what happened, for the others; #2 where told again
  notice_id      varchar(32) not null references notice (notice_id),
  points         bigint not null,
  old_on         date,                           -- the date before, where one changed
  told_on        date not null,                  -- the send date
  primary key (member_id, item, subject_on, stage, ref)
);
create index notice_item_notice on notice_item (notice_id);
create index notice_item_subject on notice_item (member_id, subject_on);

-- What waits to be told: something that happened to a lot (its item), or a member to look at again (LOOK).
create table notice_cue (
  member_id  ${id} not null,
  item       varchar(16) not null,
  lot_id     ${id} not null,                     -- empty for LOOK
  ref        varchar(64) not null,
  points     bigint not null,
  old_on     date,
  new_on     date,
  primary key (member_id, item, lot_id, ref)
);

-- Ledger: what gateways reported.
create table receipt (
  notice_id        varchar(32) not null references notice (notice_id),
  state            varchar(13) not null,
  at               timestamp(6) with time zone not null,
  provider_code    varchar(100),
  provider_message varchar(1000),
  primary key (notice_id, state, at)
);

-- ---------------------------------------------------------------- imports and desk

-- One input file of one import command.
create table import_file (
  import_id    bigint generated by default as identity primary key,
  input        varchar(20) not null,
  file_name    varchar(1000) not null,
  sha256       varchar(64) not null,
  as_of        date,
  state        varchar(10) not null check (state in ('STAGING', 'MERGING', 'DONE', 'REJECTED')),
  rows_read    bigint default 0 not null,
  rows_applied bigint default 0 not null,
  rows_same    bigint default 0 not null,
  rows_skipped bigint default 0 not null,        -- older than what was applied before
  rows_rejected bigint default 0 not null,
  started_at   timestamp(6) with time zone not null,
  ended_at     timestamp(6) with time zone
);

-- Ledger: what the customer desk did.
create table desk_entry (
  desk_id      bigint generated by default as identity primary key,
  command      varchar(12) not null,
  member_id    ${id},
  lot_id       ${id},
  business_date date,
  until_on     date,
  points       bigint,
  why          varchar(1000) not null,
  by_whom      varchar(200) not null,
  recorded_at  timestamp(6) with time zone not null
);

create table feedback (
  feedback_id  ${id} primary key,
  member_id    ${id},
  received_on  date not null,
  channel      varchar(64),
  category     varchar(200),
  text         varchar(8000)
);
