-- From when on every member was looked at who may have to be told of an announced policy: the first run that knew it.
create table policy_announcement (
  version       varchar(64) primary key,
  first_send_on date not null                    -- the send date of that run
);
