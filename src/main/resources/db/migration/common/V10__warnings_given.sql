-- Whether members were warned, and whether what they would lose was enough to warn them of.

-- The date that a deferral is about, and why the lot was due on it: the points of one date are the same for every chunk
-- of a night, whatever the chunks before it deferred. Null: of another cause, or of a release that did not record it.
alter table lot_floor add column due_on date;
alter table lot_floor add column reason varchar(13);

-- By which clock folders count as published: SYSTEM, or BUSINESS for a rehearsal, whose folders count as published on the
-- morning of their send date. Null: of a release that did not record it.
alter table closing add column clock varchar(8);
-- Notices that were not made, because their folder was published after they could still be sent.
alter table closing add column too_late bigint default 0 not null;
-- The instant at which the folder counts as published; decided before its files are written. Null: of a release that did
-- not decide it; then published_at says when it was.
alter table notice_folder add column publish_at timestamp(6) with time zone;

-- A recalled notice stays recalled, whatever receipts say later of its state.
alter table notice add column recalled boolean default false not null;
update notice set recalled = true where state = 'RECALLED';
