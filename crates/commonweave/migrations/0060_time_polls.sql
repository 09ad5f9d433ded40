-- Time polls: an item under which several times are offered, of which one becomes an event.
CREATE TABLE polls (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    time_zone TEXT NOT NULL,
    -- Grows whenever times are added: whoever has answered an earlier round is asked again.
    round BIGINT NOT NULL,
    answerer_count BIGINT NOT NULL,
    -- When the last of the times begins.
    last_at BIGINT NOT NULL,
    -- The time that was chosen, and the event that was made of it.
    time_id BIGINT,
    event_id BIGINT REFERENCES items (id),
    PRIMARY KEY (item_id)
);
CREATE INDEX polls_to_come ON polls (network_id, last_at, item_id);
CREATE INDEX polls_behind ON polls (event_id);

CREATE TABLE poll_times (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX poll_times_of ON poll_times (item_id, starts_at, ends_at);

-- Who answers: a member, or somebody by name whom those who hold the poll have written down.
CREATE TABLE poll_answerers (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT REFERENCES members (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- Under which they are counted: the sector to which they belonged when they answered.
    sector TEXT NOT NULL,
    round BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    entered_by BIGINT REFERENCES members (id)
);
CREATE UNIQUE INDEX poll_answerers_of_member ON poll_answerers (member_id, item_id);
CREATE INDEX poll_answerers_in_order ON poll_answerers (item_id, id);
CREATE INDEX poll_answerers_by_name ON poll_answerers (item_id, name_key);
CREATE INDEX poll_answerers_entered_by ON poll_answerers (entered_by, id);

CREATE TABLE poll_answers (
    time_id BIGINT NOT NULL REFERENCES poll_times (id),
    answerer_id BIGINT NOT NULL REFERENCES poll_answerers (id),
    suits TEXT NOT NULL,
    PRIMARY KEY (time_id, answerer_id)
);
CREATE INDEX poll_answers_of ON poll_answers (answerer_id, time_id);

-- How many of each sector have said what to each time.
CREATE TABLE poll_sums (
    time_id BIGINT NOT NULL REFERENCES poll_times (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    sector TEXT NOT NULL,
    yes_count BIGINT NOT NULL,
    need_be_count BIGINT NOT NULL,
    no_count BIGINT NOT NULL,
    PRIMARY KEY (time_id, sector)
);
CREATE INDEX poll_sums_of ON poll_sums (item_id, sector, time_id);

-- Who was there: those of whom it was noted at the door, how many they are, and the code that hangs there.
ALTER TABLE events ADD COLUMN door_code TEXT;
ALTER TABLE events ADD COLUMN came_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attendances ADD COLUMN came_at BIGINT;
