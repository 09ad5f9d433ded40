-- What can be found: one row for each member, organisation, space, item, message and file, numbered in the order in which
-- they came. Who may see it is asked of the space in which it stands now.
CREATE TABLE search_entries (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    sort TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    space_id BIGINT REFERENCES spaces (id),
    item_id BIGINT REFERENCES items (id),
    written_at BIGINT NOT NULL,
    fingerprint BIGINT NOT NULL
);
CREATE UNIQUE INDEX search_entries_of ON search_entries (sort, subject_id);
CREATE INDEX search_entries_of_item ON search_entries (item_id, id);

-- The words of each, folded by us: the index alone, for the text stands elsewhere.
CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
);
