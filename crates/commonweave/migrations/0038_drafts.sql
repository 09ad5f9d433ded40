-- What somebody has begun to write and not sent: theirs alone, one for each conversation and each thread of it.
CREATE TABLE drafts (
    member_id BIGINT NOT NULL REFERENCES members (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    -- The contribution that it answers; 0 where it answers none.
    thread BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (member_id, item_id, thread)
);
CREATE INDEX drafts_of_item ON drafts (item_id, member_id);
