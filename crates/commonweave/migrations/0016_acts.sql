-- Whether a line is news, and whether it may take a right away, stands on the line: rooms bring acts of their own, and no
-- index or statement has to know their words.
ALTER TABLE happenings ADD COLUMN news BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE happenings ADD COLUMN narrows BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE happenings SET news = TRUE
WHERE what IN ('charter-revised', 'charter-endorsed', 'member-joined', 'organisation-added', 'space-started',
    'item-started', 'item-closed', 'item-reopened', 'message-posted');
UPDATE happenings SET narrows = TRUE
WHERE what IN ('member-left', 'member-suspended', 'member-changed', 'space-left', 'space-changed', 'network-changed');
DROP INDEX happenings_news;
CREATE INDEX happenings_news ON happenings (network_id, created_at, id) WHERE news;
