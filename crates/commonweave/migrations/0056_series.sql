-- Events that come back: by a rule, from a first day on, and up to which day they are written down.
CREATE TABLE event_series (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    author_id BIGINT NOT NULL REFERENCES members (id),
    rule TEXT NOT NULL,
    first_day TEXT NOT NULL,
    left_out TEXT NOT NULL,
    shift BIGINT NOT NULL,
    grown_to TEXT NOT NULL,
    ended BOOLEAN NOT NULL,
    begun_at BIGINT NOT NULL
);
CREATE INDEX event_series_of_network ON event_series (network_id, id);
CREATE INDEX event_series_of_space ON event_series (space_id, id);
CREATE INDEX event_series_of_author ON event_series (author_id, id);
CREATE INDEX event_series_growing ON event_series (ended, grown_to, id);
ALTER TABLE events ADD COLUMN series_id BIGINT;
ALTER TABLE events ADD COLUMN own BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX events_of_series ON events (series_id, starts_at, item_id);

-- By which names events came from calendar files, so that a second reading adds nothing.
CREATE TABLE event_sources (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    PRIMARY KEY (network_id, name)
);
CREATE INDEX event_sources_of ON event_sources (item_id);

-- The pulse of a meeting. What was answered stands under a name of chance, without a time, and is joined to nobody; who has
-- answered stands apart.
CREATE TABLE event_pulses (
    token TEXT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    goal BIGINT,
    voice BIGINT,
    fair BIGINT,
    worth BIGINT,
    steps BIGINT,
    change TEXT NOT NULL,
    hindered BOOLEAN NOT NULL,
    hindrance TEXT NOT NULL,
    sector TEXT NOT NULL,
    PRIMARY KEY (token)
);
CREATE INDEX event_pulses_of ON event_pulses (item_id, token);
CREATE INDEX event_pulses_of_network ON event_pulses (network_id, item_id);
CREATE TABLE event_pulse_voices (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX event_pulse_voices_of ON event_pulse_voices (member_id, item_id);


-- For whose seats people wait.
CREATE INDEX events_awaited ON events (item_id) WHERE waiting_count > 0;
