-- The forms of gateways in which a call's notices are written beside, separated by blanks: a resumed call writes the same.
alter table closing add column feeds varchar(200);
