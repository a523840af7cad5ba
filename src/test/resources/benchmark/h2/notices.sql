-- The rows of all notices.
insert into bare.notice select * from csvread('${notices}');
insert into bare.notice_item select * from csvread('${items}');
