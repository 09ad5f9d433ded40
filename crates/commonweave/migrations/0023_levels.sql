-- When an item last took a turn (it began, was decided, ended) and when everyone in its space was last called: of this
-- hears who wants new things and decisions, or mentions alone.
ALTER TABLE items ADD COLUMN landmark_at BIGINT NOT NULL DEFAULT 0;
UPDATE items SET landmark_at = COALESCE(closed_at, created_at);
ALTER TABLE items ADD COLUMN everyone_at BIGINT;
CREATE INDEX items_of_space_by_landmark ON items (space_id, landmark_at, id);
CREATE INDEX items_calling_everyone ON items (space_id, everyone_at, id) WHERE everyone_at IS NOT NULL;

-- Of what somebody wants to hear: of an item, of a space, of a network, and of all their networks. What is empty is left to
-- what stands above it.
ALTER TABLE item_followers ADD COLUMN level TEXT NOT NULL DEFAULT 'everything';
CREATE TABLE inbox_spaces (
    member_id BIGINT NOT NULL REFERENCES members (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (member_id, space_id)
);
CREATE INDEX inbox_spaces_of_space ON inbox_spaces (space_id, member_id);
CREATE TABLE inbox_accounts (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    level TEXT NOT NULL
);
-- Also up to when all is done, what that was before, and between which minutes of the day nothing makes a noise.
CREATE TABLE inbox_members (
    member_id BIGINT PRIMARY KEY REFERENCES members (id),
    network_id BIGINT NOT NULL,
    level TEXT NOT NULL,
    done_to BIGINT NOT NULL,
    done_before BIGINT NOT NULL,
    done_at BIGINT NOT NULL,
    quiet_from BIGINT,
    quiet_to BIGINT
);
