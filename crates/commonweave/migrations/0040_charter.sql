-- The parts of a version as safe HTML, made when it was written; empty for what was written before, which is shown as typed.
ALTER TABLE charters ADD COLUMN vision_html TEXT NOT NULL DEFAULT '';
ALTER TABLE charters ADD COLUMN purpose_html TEXT NOT NULL DEFAULT '';
ALTER TABLE charters ADD COLUMN principles_html TEXT NOT NULL DEFAULT '';

-- The draft of a network's next version, and where it is talked over.
CREATE TABLE charter_drafts (
    network_id BIGINT PRIMARY KEY REFERENCES networks (id),
    author_id BIGINT NOT NULL REFERENCES members (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    version BIGINT NOT NULL,
    vision TEXT NOT NULL,
    purpose TEXT NOT NULL,
    principles TEXT NOT NULL,
    objectives TEXT NOT NULL,
    reason TEXT NOT NULL,
    vision_html TEXT NOT NULL,
    purpose_html TEXT NOT NULL,
    principles_html TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX charter_drafts_of_author ON charter_drafts (author_id);
CREATE INDEX charter_drafts_of_item ON charter_drafts (item_id);
