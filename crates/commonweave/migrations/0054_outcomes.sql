-- Whether a network lets everyone who may read it see its outcomes.
CREATE TABLE outcome_settings (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    is_public BOOLEAN NOT NULL,
    PRIMARY KEY (network_id)
);

-- What is to be reached. Those that stand in the charter too bear its words.
CREATE TABLE objectives (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    parent_id BIGINT REFERENCES objectives (id),
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    of_charter BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    archived_at BIGINT
);
CREATE INDEX objectives_in_network ON objectives (network_id, id);
CREATE INDEX objectives_below ON objectives (parent_id, id);

-- Which organisations carry an objective. One that is gone is left out when they are named.
CREATE TABLE objective_owners (
    objective_id BIGINT NOT NULL REFERENCES objectives (id),
    organisation_id BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    PRIMARY KEY (objective_id, organisation_id)
);
CREATE INDEX objective_owners_in_network ON objective_owners (network_id, objective_id);
CREATE INDEX objective_owners_of ON objective_owners (organisation_id, objective_id);

-- The spaces that work toward an objective.
CREATE TABLE objective_projects (
    objective_id BIGINT NOT NULL REFERENCES objectives (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    PRIMARY KEY (objective_id, space_id)
);
CREATE INDEX objective_projects_in_network ON objective_projects (network_id, objective_id);
CREATE INDEX objective_projects_of ON objective_projects (space_id, objective_id);

-- What is measured: how a whole population fares, or how well one space works. `version` is that of its definition.
CREATE TABLE indicators (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    objective_id BIGINT REFERENCES objectives (id),
    space_id BIGINT REFERENCES spaces (id),
    sort TEXT NOT NULL,
    quadrant TEXT NOT NULL,
    headline BOOLEAN NOT NULL,
    agenda BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    archived_at BIGINT
);
CREATE INDEX indicators_in_network ON indicators (network_id, id);
CREATE INDEX indicators_of_space ON indicators (space_id, id);

-- Definitions in their versions; none is changed. Figures of one series can be compared with one another.
CREATE TABLE indicator_definitions (
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    version BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    series BIGINT NOT NULL,
    name TEXT NOT NULL,
    plain TEXT NOT NULL,
    technical TEXT NOT NULL,
    unit TEXT NOT NULL,
    polarity TEXT NOT NULL,
    mark_low REAL NOT NULL,
    mark_high REAL NOT NULL,
    frequency TEXT NOT NULL,
    source TEXT NOT NULL,
    is_ratio BOOLEAN NOT NULL,
    per_each BIGINT NOT NULL,
    numerator TEXT NOT NULL,
    denominator TEXT NOT NULL,
    of_people BOOLEAN NOT NULL,
    communication TEXT NOT NULL,
    proxy TEXT NOT NULL,
    data_power TEXT NOT NULL,
    reason TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (indicator_id, version)
);
CREATE INDEX indicator_definitions_in_network ON indicator_definitions (network_id, indicator_id, version);
CREATE INDEX indicator_definitions_by_member ON indicator_definitions (author_id, indicator_id);

-- Figures, the total under an empty name. `period` is the number of its first month since the year 0.
CREATE TABLE indicator_values (
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    series BIGINT NOT NULL,
    group_name TEXT NOT NULL,
    period BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    value REAL NOT NULL,
    counted REAL,
    among REAL,
    people REAL,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    entered_by BIGINT NOT NULL REFERENCES members (id),
    entered_at BIGINT NOT NULL,
    PRIMARY KEY (indicator_id, series, group_name, period)
);
CREATE INDEX indicator_values_by_period ON indicator_values (indicator_id, series, period);
CREATE INDEX indicator_values_in_network ON indicator_values (network_id, indicator_id, period);
CREATE INDEX indicator_values_by_member ON indicator_values (entered_by, indicator_id);

-- What a figure was before it was corrected.
CREATE TABLE indicator_corrections (
    id IDENTITY,
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    series BIGINT NOT NULL,
    group_name TEXT NOT NULL,
    period BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    value REAL NOT NULL,
    counted REAL,
    among REAL,
    people REAL,
    note TEXT NOT NULL,
    entered_by BIGINT NOT NULL REFERENCES members (id),
    entered_at BIGINT NOT NULL,
    replaced_at BIGINT NOT NULL
);
CREATE INDEX indicator_corrections_of ON indicator_corrections (indicator_id, id);
CREATE INDEX indicator_corrections_in_network ON indicator_corrections (network_id, id);
CREATE INDEX indicator_corrections_by_member ON indicator_corrections (entered_by, id);

CREATE TABLE indicator_targets (
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    series BIGINT NOT NULL,
    period BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    value REAL NOT NULL,
    set_by BIGINT NOT NULL REFERENCES members (id),
    set_at BIGINT NOT NULL,
    PRIMARY KEY (indicator_id, series, period)
);
CREATE INDEX indicator_targets_in_network ON indicator_targets (network_id, indicator_id, period);
CREATE INDEX indicator_targets_by_member ON indicator_targets (set_by, indicator_id);

-- Forecasts, frozen as they were made; `base` is the period of the last figure that went in.
CREATE TABLE indicator_forecasts (
    id IDENTITY,
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    series BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    base BIGINT NOT NULL,
    level REAL NOT NULL,
    slope REAL NOT NULL,
    slope_low REAL NOT NULL,
    slope_high REAL NOT NULL,
    spread_low REAL NOT NULL,
    spread_high REAL NOT NULL,
    frozen_by BIGINT NOT NULL REFERENCES members (id),
    frozen_at BIGINT NOT NULL
);
CREATE INDEX indicator_forecasts_of ON indicator_forecasts (indicator_id, series, id);
CREATE INDEX indicator_forecasts_in_network ON indicator_forecasts (network_id, id);
CREATE INDEX indicator_forecasts_by_member ON indicator_forecasts (frozen_by, id);

-- The story behind a curve, kept by date.
CREATE TABLE indicator_stories (
    id IDENTITY,
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    network_id BIGINT NOT NULL,
    strand TEXT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX indicator_stories_of ON indicator_stories (indicator_id, id);
CREATE INDEX indicator_stories_in_network ON indicator_stories (network_id, id);
CREATE INDEX indicator_stories_by_member ON indicator_stories (author_id, id);

-- Which figures have been looked at together, by their period.
CREATE TABLE indicator_reviews (
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    period BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    reviewed_by BIGINT NOT NULL REFERENCES members (id),
    reviewed_at BIGINT NOT NULL,
    PRIMARY KEY (indicator_id, period)
);
CREATE INDEX indicator_reviews_in_network ON indicator_reviews (network_id, indicator_id, period);
CREATE INDEX indicator_reviews_by_member ON indicator_reviews (reviewed_by, indicator_id);

-- Tasks that came of a review.
CREATE TABLE indicator_actions (
    item_id BIGINT NOT NULL REFERENCES items (id),
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    network_id BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX indicator_actions_of ON indicator_actions (indicator_id, item_id);
CREATE INDEX indicator_actions_in_network ON indicator_actions (network_id, item_id);
