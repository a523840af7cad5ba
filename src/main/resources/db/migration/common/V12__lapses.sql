-- Since when the member was inactive, as the night knew it that took the points by dormancy: only an activity after that
-- day is one that arrives late. Null: another reason, or a night of before this column.
alter table expiry_record add column inactive_since date;
