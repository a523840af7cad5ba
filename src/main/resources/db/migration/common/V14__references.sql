-- What happened, as notices refer to it, is named after a run and an extension programme: that takes up to 97
-- characters, and a number where it is told again.
alter table notice_cue alter column ref set data type varchar(120);
alter table notice_item alter column ref set data type varchar(120);
