-- Panels: how many are drawn by lot among those who are willing, and how far that is. `trouble` says why it goes no further.
CREATE TABLE panels (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    size BIGINT NOT NULL,
    by_sector BOOLEAN NOT NULL,
    time_zone TEXT NOT NULL,
    open_until BIGINT NOT NULL,
    phase TEXT NOT NULL,
    trouble TEXT,
    volunteer_count BIGINT NOT NULL,
    space_id BIGINT REFERENCES spaces (id),
    closed_at BIGINT,
    drawn_at BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX panels_of_network ON panels (network_id, item_id);
CREATE INDEX panels_by_end ON panels (network_id, open_until);
CREATE INDEX panels_by_space ON panels (space_id);

-- By what a panel is made up as the many are: place 0 is the sector, all others are questions.
CREATE TABLE panel_features (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (item_id, place)
);

-- How many of a panel may share a value; `share` is how many of the network do. Where no panel meets all quotas, the numbers
-- that would help stand beside.
CREATE TABLE panel_quotas (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    feature BIGINT NOT NULL,
    place BIGINT NOT NULL,
    value TEXT NOT NULL,
    least BIGINT NOT NULL,
    most BIGINT NOT NULL,
    share BIGINT NOT NULL,
    wanted_least BIGINT,
    wanted_most BIGINT,
    PRIMARY KEY (item_id, feature, place)
);

-- Who is willing, and who was drawn, in which round (0: in none). Only who holds the panel reads who is willing and was not drawn.
CREATE TABLE panel_volunteers (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    number BIGINT,
    answers TEXT NOT NULL,
    sector TEXT NOT NULL,
    seat TEXT NOT NULL,
    round BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE UNIQUE INDEX panel_volunteers_member ON panel_volunteers (item_id, member_id);
CREATE INDEX panel_volunteers_of ON panel_volunteers (item_id, number, id);
CREATE INDEX panel_volunteers_by_seat ON panel_volunteers (item_id, seat, number);
CREATE INDEX panel_volunteers_of_member ON panel_volunteers (member_id, item_id);

-- Draws: where the seed comes from is said first; then both lists from which it is drawn are kept as the files that they are, and
-- everybody's chance is published; then the seed is typed in. Chances are counted of a million.
CREATE TABLE panel_draws (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    source TEXT NOT NULL,
    draw_on BIGINT NOT NULL,
    seats BIGINT NOT NULL,
    people BIGINT NOT NULL,
    least_chance BIGINT NOT NULL,
    most_chance BIGINT NOT NULL,
    for_all BOOLEAN NOT NULL,
    respondents TEXT NOT NULL,
    categories TEXT NOT NULL,
    respondents_digest TEXT NOT NULL,
    categories_digest TEXT NOT NULL,
    seed TEXT NOT NULL,
    published_at BIGINT,
    drawn_at BIGINT,
    PRIMARY KEY (item_id, round)
);
CREATE INDEX panel_draws_by_day ON panel_draws (network_id, draw_on);

-- The chance of each number in a draw.
CREATE TABLE panel_chances (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    number BIGINT NOT NULL,
    chance BIGINT NOT NULL,
    PRIMARY KEY (item_id, round, number)
);
