-- An import is a job of Spring Batch: how far it came stands in the job repository. Its rows wait in a table for each
-- input, as they were read; the keys let rows that are decided together be read together, in their order. The tables
-- of earlier releases stay for an import that died under one of them.
create table staged_member (
  member_id         ${id} not null,
  line_no           bigint not null,
  name              varchar(1000),
  phone             varchar(64),
  tier              varchar(1000),
  status            varchar(20),
  joined_on         date,
  birth_month       bigint,
  last_activity_on  date,
  notices_off       boolean,
  marketing_consent boolean,
  locale            varchar(64),
  content           varchar(33000) not null,
  primary key (member_id, line_no)
);

create table staged_lot (
  lot_id     ${id} not null,
  line_no    bigint not null,
  member_id  ${id} not null,
  kind       varchar(1000),
  earned_on  date not null,
  points     bigint not null,
  remaining  bigint,
  expires_on date,
  content    varchar(33000) not null,
  primary key (lot_id, line_no)
);

create table staged_activity (
  member_id   ${id} not null,
  line_no     bigint not null,
  type        varchar(1000) not null,
  occurred_on date not null,
  content     varchar(33000) not null,
  primary key (member_id, line_no)
);

create table staged_redemption (
  redemption_id ${id} not null,
  line_no       bigint not null,
  member_id     ${id} not null,
  redeemed_on   date not null,
  points        bigint not null,
  content       varchar(33000) not null,
  primary key (member_id, redeemed_on, line_no)
);
create index staged_redemption_id on staged_redemption (redemption_id);

create table staged_cancellation (
  cancellation_id ${id} not null,
  line_no         bigint not null,
  redemption_id   ${id} not null,
  cancelled_on    date not null,
  points          bigint,
  content         varchar(33000) not null,
  primary key (redemption_id, cancelled_on, line_no)
);
create index staged_cancellation_id on staged_cancellation (cancellation_id);

create table staged_receipt (
  notice_id        ${id} not null,
  line_no          bigint not null,
  state            varchar(20) not null,
  at               timestamp(6) with time zone not null,
  provider_code    varchar(1000),
  provider_message varchar(8000),
  content          varchar(33000) not null,
  primary key (notice_id, line_no)
);

create table staged_feedback (
  feedback_id ${id} not null,
  line_no     bigint not null,
  member_id   ${id},
  received_on date not null,
  channel     varchar(1000),
  category    varchar(1000),
  text        varchar(8000),
  content     varchar(33000) not null,
  primary key (feedback_id, line_no)
);

-- The queue of members to look at again needs no foreign key: whoever queues a member knows them.
alter table review rename to review_before;
create table review (
  member_id  ${id} not null,
  due_on     date not null,
  constraint review_of_member primary key (member_id, due_on)
);
insert into review (member_id, due_on) select member_id, due_on from review_before;
drop table review_before;
create index review_due_on on review (due_on, member_id);

-- A new lot waits for its first date; the night finds it by that.
create index point_lot_undated on point_lot ${undated};
