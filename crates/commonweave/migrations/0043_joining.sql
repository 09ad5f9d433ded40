-- How one comes into a space, what is asked of whoever would like to, and whether the space was put aside.
ALTER TABLE spaces ADD COLUMN joining TEXT NOT NULL DEFAULT 'open';
ALTER TABLE spaces ADD COLUMN join_question TEXT NOT NULL DEFAULT '';
ALTER TABLE spaces ADD COLUMN archived_at BIGINT;
CREATE INDEX spaces_shown ON spaces (network_id, last_activity_at, id) WHERE archived_at IS NULL;
CREATE INDEX spaces_archived ON spaces (network_id, last_activity_at, id) WHERE archived_at IS NOT NULL;

-- Who would like to come into a space, and what they answered.
CREATE TABLE space_requests (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, member_id)
);
CREATE INDEX space_requests_of_member ON space_requests (member_id, space_id);

-- Whom somebody who holds a space has invited into it.
CREATE TABLE space_invitations (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    invited_by BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, member_id)
);
CREATE INDEX space_invitations_of_member ON space_invitations (member_id, created_at, space_id);
CREATE INDEX space_invitations_by ON space_invitations (invited_by, space_id);
