-- What may come: a question, how far one looks, and, where it began with what would be lost if somebody left, of whom. That is a
-- number alone and refers to nothing: it is forgotten when they go.
CREATE TABLE scenarios (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    horizon TEXT NOT NULL,
    about_sort TEXT NOT NULL,
    about_id BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX scenarios_of_network ON scenarios (network_id, changed_at, item_id);
CREATE INDEX scenarios_about ON scenarios (about_sort, about_id);

-- What drives what is to come, rated from 1 to 5. Two of them are the axes (`axis` 1 and 2), each with what its two ends are called.
CREATE TABLE scenario_drivers (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    impact BIGINT NOT NULL CHECK (impact BETWEEN 1 AND 5),
    uncertainty BIGINT NOT NULL CHECK (uncertainty BETWEEN 1 AND 5),
    axis BIGINT NOT NULL CHECK (axis BETWEEN 0 AND 2),
    low_end TEXT NOT NULL,
    high_end TEXT NOT NULL
);
CREATE INDEX scenario_drivers_of ON scenario_drivers (item_id, id);

-- Four futures, one for each corner: 1 both high, 2 the first high, 3 the second high, 4 both low.
CREATE TABLE scenario_futures (
    item_id BIGINT NOT NULL REFERENCES items (id),
    corner BIGINT NOT NULL CHECK (corner BETWEEN 1 AND 4),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    story TEXT NOT NULL,
    story_html TEXT NOT NULL,
    PRIMARY KEY (item_id, corner)
);

-- What we could do, and how it fares in each future.
CREATE TABLE scenario_strategies (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    about TEXT NOT NULL
);
CREATE INDEX scenario_strategies_of ON scenario_strategies (item_id, id);
CREATE TABLE scenario_tests (
    strategy_id BIGINT NOT NULL REFERENCES scenario_strategies (id),
    corner BIGINT NOT NULL CHECK (corner BETWEEN 1 AND 4),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (strategy_id, corner)
);
CREATE INDEX scenario_tests_of ON scenario_tests (item_id, strategy_id);

-- By which live figure one sees early that a future is coming: which gauge of which room, read of what, held against which number.
CREATE TABLE scenario_signs (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    corner BIGINT NOT NULL CHECK (corner BETWEEN 1 AND 4),
    gauge TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    threshold BIGINT NOT NULL,
    set_by BIGINT NOT NULL REFERENCES members (id),
    set_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX scenario_signs_of ON scenario_signs (item_id, corner, gauge, subject_id);
CREATE INDEX scenario_signs_by ON scenario_signs (set_by, id);

-- Who changed what, and what stood there before. Never changed.
CREATE TABLE scenario_turns (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT REFERENCES members (id),
    turn TEXT NOT NULL,
    name TEXT NOT NULL,
    was TEXT NOT NULL,
    turned_at BIGINT NOT NULL
);
CREATE INDEX scenario_turns_of ON scenario_turns (item_id, id);
CREATE INDEX scenario_turns_by ON scenario_turns (member_id, id);

-- Organisations that are quieter than their own habit, reckoned once a day; and who might call, the strongest ties first: `through_id`
-- is to whom of the organisation they are tied. They follow what is counted elsewhere: so they hold numbers alone.
CREATE TABLE quiet_organisations (
    organisation_id BIGINT NOT NULL,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    last_day BIGINT NOT NULL,
    usual BIGINT NOT NULL,
    reckoned_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id)
);
CREATE INDEX quiet_organisations_of ON quiet_organisations (network_id, last_day, organisation_id);
CREATE TABLE quiet_callers (
    organisation_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    through_id BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, place)
);
CREATE INDEX quiet_callers_who ON quiet_callers (member_id, organisation_id);
CREATE INDEX quiet_callers_through ON quiet_callers (through_id, organisation_id);
