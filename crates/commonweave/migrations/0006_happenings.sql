-- One line an act, written in the transaction of the act, never changed.
-- Rows become visible in the order of (visible_order, id); see crates/db, `Write::order`.
CREATE TABLE happenings (
    id IDENTITY,
    visible_order BIGINT NOT NULL,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT REFERENCES members (id),
    what TEXT NOT NULL,
    space_id BIGINT REFERENCES spaces (id),
    item_id BIGINT REFERENCES items (id),
    message_id BIGINT REFERENCES messages (id),
    subject_id BIGINT,
    detail TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX happenings_in_order ON happenings (visible_order, id);
CREATE INDEX happenings_of_network ON happenings (network_id, visible_order, id);
CREATE INDEX happenings_of_network_by_time ON happenings (network_id, created_at, id);
CREATE INDEX happenings_of_space ON happenings (space_id, visible_order, id);
CREATE INDEX happenings_of_network_by_what ON happenings (network_id, what, visible_order, id);
CREATE INDEX happenings_of_network_by_member ON happenings (network_id, member_id, visible_order, id);
CREATE INDEX happenings_of_item ON happenings (item_id, visible_order, id);

-- One hash per network over a batch of happenings and the seal before it.
CREATE TABLE seals (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    number BIGINT NOT NULL,
    last_order BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, number)
);
CREATE INDEX seals_by_place ON seals (network_id, last_order, last_id);

-- Up to where the lines of all networks are sealed: one row. Who seals moves it on from where they found it, so that
-- of several nodes only one seals each line.
CREATE TABLE sealing (
    id BIGINT PRIMARY KEY,
    last_order BIGINT NOT NULL,
    last_id BIGINT NOT NULL
);
INSERT INTO sealing (id, last_order, last_id) VALUES (1, 0, 0);
