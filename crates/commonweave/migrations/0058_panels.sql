-- Panels: how many are drawn by lot among those who are willing, and how far that is. Chances are counted of a million; `digest`
-- is that of the lists from which it is drawn, published before the seed is known.
CREATE TABLE panels (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    size BIGINT NOT NULL,
    by_sector BOOLEAN NOT NULL,
    time_zone TEXT NOT NULL,
    open_until BIGINT NOT NULL,
    phase TEXT NOT NULL,
    trouble TEXT NOT NULL,
    volunteer_count BIGINT NOT NULL,
    least_chance BIGINT NOT NULL,
    most_chance BIGINT NOT NULL,
    digest TEXT NOT NULL,
    space_id BIGINT REFERENCES spaces (id),
    closed_at BIGINT,
    drawn_at BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX panels_of_network ON panels (network_id, item_id);
CREATE INDEX panels_by_space ON panels (space_id);

-- By what a panel is made up as the many are: place 0 is the sector, all others are questions.
CREATE TABLE panel_features (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (item_id, place)
);

-- How many of a panel may share a value; `share` is how many of the network do.
CREATE TABLE panel_quotas (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    feature BIGINT NOT NULL,
    place BIGINT NOT NULL,
    value TEXT NOT NULL,
    least BIGINT NOT NULL,
    most BIGINT NOT NULL,
    share BIGINT NOT NULL,
    PRIMARY KEY (item_id, feature, place)
);

-- Who is willing, and who was drawn. Only who holds the panel reads who is willing and was not drawn.
CREATE TABLE panel_volunteers (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    number BIGINT,
    answers TEXT NOT NULL,
    sector TEXT NOT NULL,
    seat TEXT NOT NULL,
    chance BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE UNIQUE INDEX panel_volunteers_member ON panel_volunteers (item_id, member_id);
CREATE INDEX panel_volunteers_of ON panel_volunteers (item_id, number, id);
CREATE INDEX panel_volunteers_of_member ON panel_volunteers (member_id, item_id);

-- Draws: where the seed comes from is said before; the seed stands here once it is known.
CREATE TABLE panel_draws (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    source TEXT NOT NULL,
    draw_on BIGINT NOT NULL,
    seed TEXT NOT NULL,
    seats BIGINT NOT NULL,
    drawn_at BIGINT,
    PRIMARY KEY (item_id, round)
);
