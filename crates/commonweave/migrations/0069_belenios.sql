-- A vote that is held with Belenios: where its election stands, and what was brought from it. `digest` is that of the file, empty
-- until it was brought; of `tallied` ballots `spoiled` broke the rules of the method.
CREATE TABLE proposal_elections (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    link TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    digest TEXT NOT NULL,
    tallied BIGINT NOT NULL,
    spoiled BIGINT NOT NULL,
    brought_at BIGINT,
    PRIMARY KEY (item_id)
);
