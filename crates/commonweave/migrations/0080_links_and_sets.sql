-- Whether those who are asked get a letter with a link by which they answer without signing in.
ALTER TABLE rounds ADD COLUMN by_mail BOOLEAN NOT NULL DEFAULT FALSE;

-- The links of these letters, of each the hash of its secret alone: whose it is, for which organisation or member it answers (`voice`), to
-- which address it went, and whether an answer to a health round came by it. Gone when the round closes. Which answer came by a
-- link stands nowhere: that follows from the secret.
CREATE TABLE round_links (
    token_hash TEXT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    voice BIGINT NOT NULL,
    address_hash TEXT NOT NULL,
    used BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (token_hash)
);
CREATE INDEX round_links_in ON round_links (item_id, member_id);
CREATE INDEX round_links_of ON round_links (member_id, item_id);

-- Events that introduce those who come to each other, and who asked for it; and of which event an introduction came.
CREATE TABLE introduction_sets (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    asked_by BIGINT NOT NULL REFERENCES members (id),
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX introduction_sets_in ON introduction_sets (network_id, asked_at, item_id);
CREATE INDEX introduction_sets_of ON introduction_sets (asked_by, item_id);
ALTER TABLE introductions ADD COLUMN event_id BIGINT REFERENCES items (id);
CREATE INDEX introductions_at ON introductions (event_id, id);
