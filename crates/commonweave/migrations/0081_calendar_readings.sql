-- What a calendar file said of an event when it was last read, so that a later reading changes what the calendar has changed.
ALTER TABLE event_sources ADD COLUMN told TEXT NOT NULL DEFAULT '';
-- From which days of its rule a series is held otherwise, and at which moments it comes besides.
ALTER TABLE event_series ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE event_series ADD COLUMN besides TEXT NOT NULL DEFAULT '';
