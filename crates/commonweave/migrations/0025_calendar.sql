-- Calendars that a member fetches into a program of their own, by an address that is a secret: only its hash is kept. What
-- such a calendar holds is what its owner may read at the moment of fetching.
CREATE TABLE calendar_feeds (
    member_id BIGINT NOT NULL REFERENCES members (id),
    place TEXT NOT NULL,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    token_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (member_id, place)
);
CREATE UNIQUE INDEX calendar_feeds_by_token ON calendar_feeds (token_hash);

-- The last days of phases stand in the calendar; a phase without one has an empty day.
CREATE INDEX space_phases_by_day ON space_phases (network_id, last_day);
