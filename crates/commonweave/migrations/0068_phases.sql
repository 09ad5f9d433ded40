-- How high stewards have put a space in the list and the rail; 0 where nobody has.
ALTER TABLE spaces ADD COLUMN arranged BIGINT NOT NULL DEFAULT 0;
DROP INDEX spaces_shown;
CREATE INDEX spaces_shown ON spaces (network_id, arranged, last_activity_at, id) WHERE archived_at IS NULL;
-- The kinds of which nothing new is begun in a space while its phase lasts, as words with commas between them.
ALTER TABLE spaces ADD COLUMN resting TEXT NOT NULL DEFAULT '';

-- The phases that those who hold a space have set up for it, by their places from 1 on. Days stand as texts that sort as days
-- do; `begins_at` and `ends_at` are the midnights of the network before the first day and after the last. `asks` is what members
-- are asked for, `resting` of which kinds nothing new is begun meanwhile. `told_at` is when its beginning was told.
CREATE TABLE phases (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    place BIGINT NOT NULL CHECK (place BETWEEN 1 AND 8),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    sentence TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    begins_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    asks TEXT NOT NULL,
    resting TEXT NOT NULL,
    told_at BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, place)
);
CREATE INDEX phases_by_first ON phases (network_id, first_day, space_id);
CREATE INDEX phases_by_last ON phases (network_id, last_day, space_id);

-- Which phases a space has gone through, in the words that they had when they began. Never changed.
CREATE TABLE phase_turns (
    id IDENTITY,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    sentence TEXT NOT NULL,
    last_day TEXT NOT NULL,
    turned_at BIGINT NOT NULL
);
CREATE INDEX phase_turns_of ON phase_turns (space_id, id);
CREATE INDEX phase_turns_of_network ON phase_turns (network_id, id);
