-- Rounds of introductions at an event: how many, how large the tables, from whom, and how many rounds have begun.
CREATE TABLE table_plans (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    rounds BIGINT NOT NULL,
    size BIGINT NOT NULL,
    -- `here` or `coming`.
    among TEXT NOT NULL,
    begun BIGINT NOT NULL,
    -- How often two sit together who sat together in an earlier round of the plan.
    repeats BIGINT NOT NULL,
    planned_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX table_plans_of_network ON table_plans (network_id, item_id);

-- The rounds that have begun, and how many pairs of different sectors sat together in them for the first time.
CREATE TABLE table_rounds (
    item_id BIGINT NOT NULL REFERENCES items (id),
    round BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    counted BOOLEAN NOT NULL,
    first_across BIGINT NOT NULL,
    PRIMARY KEY (item_id, round)
);

-- Who sits where in which round: members, and those who were written down by name alone.
CREATE TABLE table_seats (
    item_id BIGINT NOT NULL REFERENCES items (id),
    round BIGINT NOT NULL,
    place BIGINT NOT NULL,
    attendance_id BIGINT NOT NULL REFERENCES attendances (id),
    PRIMARY KEY (item_id, round, attendance_id)
);
CREATE INDEX table_seats_in_order ON table_seats (item_id, round, place, attendance_id);
CREATE INDEX table_seats_of ON table_seats (attendance_id, round);

-- Who has sat at one table, wherever that was.
CREATE TABLE table_pairs (
    low_id BIGINT NOT NULL REFERENCES members (id),
    high_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    PRIMARY KEY (low_id, high_id)
);
CREATE INDEX table_pairs_of_high ON table_pairs (high_id, low_id);
CREATE INDEX table_pairs_of_network ON table_pairs (network_id, low_id, high_id);

-- Who hosts the meetings of a series in turn, and who hosts a meeting.
CREATE TABLE series_hosts (
    series_id BIGINT NOT NULL REFERENCES event_series (id),
    position BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    PRIMARY KEY (series_id, position)
);
CREATE INDEX series_hosts_of ON series_hosts (member_id, series_id);
ALTER TABLE events ADD COLUMN host_id BIGINT REFERENCES members (id);
ALTER TABLE events ADD COLUMN host_told BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX events_of_host ON events (host_id, starts_at);
CREATE INDEX events_hosted ON events (starts_at, item_id) WHERE host_id IS NOT NULL;

-- What the pulses of a quarter of a year come to, by series (0 for what belongs to none) and sector, once nothing can be
-- answered any more: sectors of fewer than five answers stand together under no name, so that nothing is found by taking one
-- sum from another.
CREATE TABLE pulse_cells (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    series_id BIGINT NOT NULL,
    quarter BIGINT NOT NULL,
    sector TEXT NOT NULL,
    answers BIGINT NOT NULL,
    goal BIGINT NOT NULL,
    goal_count BIGINT NOT NULL,
    voice BIGINT NOT NULL,
    voice_count BIGINT NOT NULL,
    fair BIGINT NOT NULL,
    fair_count BIGINT NOT NULL,
    worth BIGINT NOT NULL,
    worth_count BIGINT NOT NULL,
    steps BIGINT NOT NULL,
    steps_count BIGINT NOT NULL,
    PRIMARY KEY (space_id, series_id, quarter, sector)
);
CREATE INDEX pulse_cells_of_network ON pulse_cells (network_id, quarter, space_id);

-- The quarters that were reckoned.
CREATE TABLE pulse_quarters (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    quarter BIGINT NOT NULL,
    PRIMARY KEY (network_id, quarter)
);

-- What was made of a thing to change.
ALTER TABLE event_pulses ADD COLUMN made_id BIGINT REFERENCES items (id);
CREATE INDEX event_pulses_behind ON event_pulses (made_id);
