-- Up to where the log was read for ties and voices: one row. It moves in the change that keeps what was read, so that nothing
-- is counted twice or lost, wherever a node is killed.
CREATE TABLE tie_reading (
    id BIGINT PRIMARY KEY,
    last_order BIGINT NOT NULL,
    last_id BIGINT NOT NULL
);
INSERT INTO tie_reading (id, last_order, last_id) VALUES (1, 0, 0);

-- What people did together: an item in a layer, and for conversations in a week. `space_id` and `counted` tell where it stands
-- in the ties. These tables follow the log, which outlives what it is about: so they hold numbers alone, and refer to nothing.
CREATE TABLE tie_acts (
    item_id BIGINT NOT NULL,
    layer TEXT NOT NULL,
    period BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    counted BOOLEAN NOT NULL,
    PRIMARY KEY (item_id, layer, period)
);

-- Who took part in it, since which day of the calendar (counted from 1970). Who has left the network since is absent, and still
-- one of how many there were.
CREATE TABLE tie_people (
    item_id BIGINT NOT NULL,
    layer TEXT NOT NULL,
    period BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    present BOOLEAN NOT NULL,
    PRIMARY KEY (item_id, layer, period, member_id)
);
CREATE INDEX tie_people_of_member ON tie_people (member_id, item_id);

-- Who is tied to whom, by the space in which they did something, because not everybody may see every space. `weight` is a whole
-- number that grows with the day on which it was earned as much as older ones fade: nothing has to be computed again as
-- time goes by, and what was added can be taken away to the last unit.
CREATE TABLE ties (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    space_id BIGINT NOT NULL,
    layer TEXT NOT NULL,
    low_id BIGINT NOT NULL,
    high_id BIGINT NOT NULL,
    weight BIGINT NOT NULL,
    PRIMARY KEY (low_id, high_id, layer, space_id)
);
CREATE INDEX ties_by_weight ON ties (network_id, weight);
CREATE INDEX ties_of_high ON ties (high_id, low_id);
CREATE INDEX ties_empty ON ties (low_id) WHERE weight = 0;

-- The same, by the month in which it was earned: with it the map goes back in time.
CREATE TABLE tie_months (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    month BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    layer TEXT NOT NULL,
    low_id BIGINT NOT NULL,
    high_id BIGINT NOT NULL,
    weight BIGINT NOT NULL,
    PRIMARY KEY (network_id, month, low_id, high_id, layer, space_id)
);
CREATE INDEX tie_months_of_low ON tie_months (low_id, month);
CREATE INDEX tie_months_of_high ON tie_months (high_id, month);
CREATE INDEX tie_months_empty ON tie_months (low_id) WHERE weight = 0;

-- How often a member took a step of having a voice, by month and space.
CREATE TABLE voice_sums (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    month BIGINT NOT NULL,
    step TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (network_id, month, step, member_id, space_id)
);
CREATE INDEX voice_sums_of_member ON voice_sums (member_id, month);

-- Who is on no map, and which of their ties a member hides.
CREATE TABLE tie_absences (
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (member_id)
);
CREATE INDEX tie_absences_of ON tie_absences (network_id, member_id);
CREATE TABLE tie_hides (
    member_id BIGINT NOT NULL REFERENCES members (id),
    other_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (member_id, other_id)
);
CREATE INDEX tie_hides_of ON tie_hides (network_id, member_id, other_id);
CREATE INDEX tie_hides_from ON tie_hides (other_id, member_id);

-- Ties that were brought in from a list, as they were declared. They do not fade; the next list takes their place.
CREATE TABLE declared_ties (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    sort TEXT NOT NULL,
    low_id BIGINT NOT NULL,
    high_id BIGINT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (network_id, sort, low_id, high_id)
);
CREATE INDEX declared_ties_of_low ON declared_ties (low_id, sort);
CREATE INDEX declared_ties_of_high ON declared_ties (high_id, sort);

-- Where members and organisations stand on the map, so that it holds still, and what they are to the network.
CREATE TABLE map_nodes (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    sort TEXT NOT NULL,
    node_id BIGINT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    ways REAL NOT NULL,
    community BIGINT NOT NULL,
    PRIMARY KEY (network_id, sort, node_id)
);

-- What is known of the whole map, and when it was drawn.
CREATE TABLE map_figures (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    sort TEXT NOT NULL,
    figures TEXT NOT NULL,
    drawn_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, sort)
);

-- What became of the ideas of each group is asked by kind.
CREATE INDEX items_of_network_by_kind ON items (network_id, kind, created_at, author_id);

-- Who wants to be introduced to people, and who was proposed to whom. What each said stands beside their own number, and is told to
-- nobody until both have said yes.
CREATE TABLE introduction_wishes (
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (member_id)
);
CREATE INDEX introduction_wishes_of ON introduction_wishes (network_id, member_id);
CREATE TABLE introductions (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    first_id BIGINT NOT NULL REFERENCES members (id),
    second_id BIGINT NOT NULL REFERENCES members (id),
    first_said TEXT NOT NULL,
    second_said TEXT NOT NULL,
    proposed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX introductions_of ON introductions (first_id, second_id);
CREATE INDEX introductions_with ON introductions (second_id, first_id);
CREATE INDEX introductions_in ON introductions (network_id, id);
