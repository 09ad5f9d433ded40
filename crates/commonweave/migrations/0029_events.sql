-- When and where people come together. Whole days are kept as the midnights of UTC round them: they are days of the place,
-- whatever its zone, and move for nobody. What is open-ended ends, for the index, when it begins.
CREATE TABLE events (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    all_day BOOLEAN NOT NULL,
    open_ended BOOLEAN NOT NULL,
    time_zone TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    cancelled BOOLEAN NOT NULL,
    coming_count BIGINT NOT NULL,
    maybe_count BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX events_by_start ON events (network_id, starts_at, item_id);

-- Who comes: yes, maybe or no.
CREATE TABLE event_answers (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX event_answers_in_order ON event_answers (item_id, answer, answered_at, member_id);
CREATE INDEX event_answers_of_member ON event_answers (member_id, item_id);
