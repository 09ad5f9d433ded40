-- What those who hold a space keep of a long conversation, and what came of it when it was closed: every version of both. The
-- newest of each is shown.
CREATE TABLE summaries (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    -- `summary` or `outcome`.
    purpose TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX summaries_of_item ON summaries (item_id, purpose, id);
CREATE INDEX summaries_of_member ON summaries (member_id, id);
