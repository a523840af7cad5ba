-- How long before a last usable day a member wants to be told, beside the policy's stages: periods, parted by blanks.
-- Members who asked for any are few; each night looks for them by the index.
alter table member add column notices_on varchar(64);
create index member_notices_on on member (notices_on);

alter table staged_member add column notices_on varchar(64);
