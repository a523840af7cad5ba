-- Whether members were warned, and whether what they would lose was enough to warn them of.

-- The date that a deferral is about, and why the lot was due on it: the points of one date are the same for every chunk
-- of a night, whatever the chunks before it deferred. Null: of another cause, or of a release that did not record it.
alter table lot_floor add column due_on date;
alter table lot_floor add column reason varchar(13);
