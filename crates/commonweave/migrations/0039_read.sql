-- How lately a member looked at a space, which puts out its dot; and up to when they said that all in it is read. What was
-- there at their last visit before this counts as both.
ALTER TABLE space_members ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE space_members ADD COLUMN read_to BIGINT NOT NULL DEFAULT 0;
UPDATE space_members SET seen_at =
    COALESCE((SELECT members.seen_at FROM members WHERE members.id = space_members.member_id), 0);
UPDATE space_members SET read_to = seen_at;

-- Who came last, and what was brought to its end last: for the side of Today.
CREATE INDEX members_by_joining ON members (network_id, joined_at, id) WHERE state = 'active';
CREATE INDEX items_by_end ON items (network_id, closed_at, id) WHERE closed_at IS NOT NULL;
