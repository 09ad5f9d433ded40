-- A question that comes back: how often, and when next.
CREATE TABLE checkins (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    rhythm TEXT NOT NULL,
    -- Words of weekdays with commas between them.
    weekdays TEXT NOT NULL,
    -- The first day on which it may come, and the hour on the clocks of whoever is asked.
    first_day TEXT NOT NULL,
    hour BIGINT NOT NULL,
    -- The day for which it comes next, and the moment at which that hour strikes somewhere on Earth.
    next_day TEXT NOT NULL,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX checkins_due ON checkins (next_at, item_id);

-- One time that a question is asked.
CREATE TABLE checkin_rounds (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    day TEXT NOT NULL,
    hour BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    -- When the hour of the next round has struck everywhere.
    closes_at BIGINT NOT NULL,
    closed_at BIGINT,
    -- How many were in the space when it opened, and how many have answered.
    asked_count BIGINT NOT NULL,
    answer_count BIGINT NOT NULL,
    -- The next moment at which its hour strikes for somebody who is to be told; none once it has for all.
    call_at BIGINT
);
CREATE UNIQUE INDEX checkin_rounds_of_item ON checkin_rounds (item_id, day);
CREATE INDEX checkin_rounds_open ON checkin_rounds (closes_at, id) WHERE closed_at IS NULL;
CREATE INDEX checkin_rounds_open_of_item ON checkin_rounds (item_id, day) WHERE closed_at IS NULL;
CREATE INDEX checkin_rounds_calling ON checkin_rounds (call_at, id) WHERE call_at IS NOT NULL;

CREATE TABLE checkin_answers (
    round_id BIGINT NOT NULL REFERENCES checkin_rounds (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    PRIMARY KEY (round_id, member_id)
);
CREATE INDEX checkin_answers_of_round ON checkin_answers (round_id, created_at, member_id);
CREATE INDEX checkin_answers_of_member ON checkin_answers (member_id, round_id);
CREATE INDEX checkin_answers_of_item ON checkin_answers (item_id, created_at, member_id);

-- Days on which nothing is asked: of a network (neither space nor member), of a space, or of one member.
CREATE TABLE days_off (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    space_id BIGINT REFERENCES spaces (id),
    member_id BIGINT REFERENCES members (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX days_off_of_network ON days_off (network_id, last_day, id) WHERE space_id IS NULL AND member_id IS NULL;
CREATE INDEX days_off_of_space ON days_off (space_id, last_day, id);
CREATE INDEX days_off_of_member ON days_off (member_id, last_day, id);
