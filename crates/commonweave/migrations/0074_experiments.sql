-- What people try for a while at their meetings or in how they work: who sees to it, until which day, by what they will see whether it
-- helped; then what became of it, and why.
CREATE TABLE experiments (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    -- At whose meetings it is looked at; where there is none, at all meetings of its space.
    series_id BIGINT REFERENCES event_series (id),
    owner_id BIGINT REFERENCES members (id),
    -- The midnight of UTC with which its last day begins.
    until_on BIGINT NOT NULL,
    sign TEXT NOT NULL,
    -- `kept`, `changed` or `dropped`; nothing as long as it is tried.
    verdict TEXT,
    learned TEXT NOT NULL,
    reviewed_by BIGINT REFERENCES members (id),
    reviewed_at BIGINT,
    -- How often its last day may have changed, for calendars, and when.
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX experiments_of_network ON experiments (network_id, item_id);
CREATE INDEX experiments_of_series ON experiments (series_id, item_id);
CREATE INDEX experiments_tried ON experiments (series_id, until_on, item_id) WHERE verdict IS NULL;
CREATE INDEX experiments_of_owner ON experiments (owner_id, item_id);
CREATE INDEX experiments_awaited ON experiments (owner_id, until_on, item_id) WHERE verdict IS NULL;
CREATE INDEX experiments_by_end ON experiments (network_id, until_on, item_id) WHERE verdict IS NULL;
CREATE INDEX experiments_by_reviewer ON experiments (reviewed_by, item_id);

-- The same bytes may lie under several items: a task that comes back takes its files along.
CREATE INDEX files_by_place ON files (place, id);

-- On the public holidays of which country a series does not come back, by its code in ISO 3166; nothing where none was chosen.
ALTER TABLE event_series ADD COLUMN holidays TEXT NOT NULL DEFAULT '';
