-- Of which lots a notice told that their date changes: an amendment afterwards concerns them, and no others.
alter table notice_item add column lots varchar array;
comment on column notice_item.lots is 'POLICY_CHANGE: the lots told of; null: another item, or a notice of an earlier release';
comment on column notice_item.subject_on is 'the date told of; 9999-12-31: never';
