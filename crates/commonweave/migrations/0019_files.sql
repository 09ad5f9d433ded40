-- Files on items and messages. The bytes lie elsewhere, at `place`; a row is written when they lie there whole. Without an
-- item a file waits for the text with which it is sent.
CREATE TABLE files (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    item_id BIGINT REFERENCES items (id),
    message_id BIGINT REFERENCES messages (id),
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    thumb_bytes BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    alt TEXT NOT NULL,
    digest TEXT NOT NULL,
    place TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX files_of_network ON files (network_id, id);
CREATE INDEX files_of_member ON files (member_id, id);
CREATE INDEX files_of_item ON files (item_id, message_id, id);
CREATE INDEX files_of_message ON files (message_id, id);
CREATE INDEX files_waiting_of_member ON files (member_id, id) WHERE item_id IS NULL;
CREATE INDEX files_waiting ON files (created_at, id) WHERE item_id IS NULL;

-- Places in which bytes may lie that no row speaks of: on their way in, or left behind. They are emptied when it is time.
CREATE TABLE file_leftovers (
    place TEXT PRIMARY KEY,
    due_at BIGINT NOT NULL
);
CREATE INDEX file_leftovers_due ON file_leftovers (due_at, place);
