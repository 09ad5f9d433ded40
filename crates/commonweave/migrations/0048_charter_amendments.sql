-- Whether the charter changes when a proposal is carried.
ALTER TABLE proposals ADD COLUMN charter BOOLEAN NOT NULL DEFAULT FALSE;

-- The wording that becomes the next version of the charter when the proposal is carried, and the version that it began with.
CREATE TABLE charter_amendments (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    base BIGINT NOT NULL,
    vision TEXT NOT NULL,
    purpose TEXT NOT NULL,
    principles TEXT NOT NULL,
    objectives TEXT NOT NULL,
    vision_html TEXT NOT NULL,
    purpose_html TEXT NOT NULL,
    principles_html TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    adopted_version BIGINT,
    PRIMARY KEY (item_id)
);
CREATE INDEX charter_amendments_by ON charter_amendments (member_id, item_id);
