-- Of an announcement: whether it asks to be confirmed, and by how many it was.
CREATE TABLE announcements (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    asks BOOLEAN NOT NULL,
    confirmed_count BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);

CREATE TABLE announcement_confirmations (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX announcement_confirmations_of_member ON announcement_confirmations (member_id, item_id);
