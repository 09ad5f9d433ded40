-- The words under which a network's items are gathered. One that was merged into another stays as another spelling of it.
CREATE TABLE tags (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    merged_into BIGINT REFERENCES tags (id),
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX tags_by_name ON tags (network_id, name_key);
CREATE INDEX tags_merged ON tags (merged_into, id);

CREATE TABLE item_tags (
    item_id BIGINT NOT NULL REFERENCES items (id),
    tag_id BIGINT NOT NULL REFERENCES tags (id),
    network_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (item_id, tag_id)
);
CREATE INDEX item_tags_of_tag ON item_tags (tag_id, item_id);

-- How many items of a space have a tag: who may not read the space is not told that the tag exists.
CREATE TABLE tag_counts (
    network_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    tag_id BIGINT NOT NULL REFERENCES tags (id),
    amount BIGINT NOT NULL,
    PRIMARY KEY (tag_id, space_id)
);
