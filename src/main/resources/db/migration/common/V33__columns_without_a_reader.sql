-- Nobody ever wrote the machine of a call (who works is in at_work), nor until when a withheld lot stays open: a hold, a
-- reversal and missing data have no end that is known.
alter table closing drop column host;
alter table withheld_lot drop column until_on;
