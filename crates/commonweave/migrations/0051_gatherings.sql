-- What an event tells beyond when and where it is, how many it takes, and who may sign up. No capacity: as many as come.
ALTER TABLE events ADD COLUMN way_in TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN features TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN cost TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN bring TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN hosts TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN capacity BIGINT;
ALTER TABLE events ADD COLUMN most_guests BIGINT NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN sign_up BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE events ADD COLUMN held_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN waiting_count BIGINT NOT NULL DEFAULT 0;

-- How an event stood before it was moved.
CREATE TABLE event_moves (
    item_id BIGINT NOT NULL REFERENCES items (id),
    sequence BIGINT NOT NULL,
    all_day BOOLEAN NOT NULL,
    open_ended BOOLEAN NOT NULL,
    time_zone TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    moved_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, sequence)
);

-- Seats that are kept for some until a moment: newcomers, a sector, an organisation.
CREATE TABLE event_reserves (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    seats BIGINT NOT NULL,
    used BIGINT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX event_reserves_of ON event_reserves (item_id, id);

-- What the organiser asks of those who come, and what they answer.
CREATE TABLE event_questions (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    position BIGINT NOT NULL,
    question TEXT NOT NULL
);
CREATE INDEX event_questions_of ON event_questions (item_id, position, id);

-- Who said what to an event, how many they are, and whether they have seats. Whoever is no member stands by name; their
-- address stands in small letters and never twice at one event.
CREATE TABLE attendances (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT REFERENCES members (id),
    name TEXT NOT NULL,
    email TEXT,
    answer TEXT NOT NULL,
    party BIGINT NOT NULL,
    seat TEXT NOT NULL,
    reserve_id BIGINT,
    queued_at BIGINT NOT NULL,
    offered_until BIGINT,
    answered_at BIGINT NOT NULL,
    needs TEXT NOT NULL DEFAULT '',
    need_note TEXT NOT NULL DEFAULT '',
    need_state TEXT NOT NULL DEFAULT '',
    entered_by BIGINT REFERENCES members (id)
);
CREATE UNIQUE INDEX attendances_of_member ON attendances (member_id, item_id);
CREATE UNIQUE INDEX attendances_of_email ON attendances (item_id, email);
CREATE INDEX attendances_in_order ON attendances (item_id, answer, answered_at, id);
CREATE INDEX attendances_by_seat ON attendances (item_id, seat, queued_at, id);
CREATE INDEX attendances_of_item ON attendances (item_id, id);
CREATE INDEX attendances_kept ON attendances (member_id, seat, offered_until, id);
CREATE INDEX attendances_entered_by ON attendances (entered_by, id);
INSERT INTO attendances (item_id, network_id, member_id, name, answer, party, seat, queued_at, answered_at)
SELECT item_id, network_id, member_id, '', answer, 1, CASE WHEN answer = 'yes' THEN 'seated' ELSE 'free' END,
       answered_at, answered_at
FROM event_answers ORDER BY answered_at, member_id;
DROP TABLE event_answers;

CREATE TABLE event_replies (
    attendance_id BIGINT NOT NULL REFERENCES attendances (id),
    question_id BIGINT NOT NULL REFERENCES event_questions (id),
    reply TEXT NOT NULL,
    PRIMARY KEY (attendance_id, question_id)
);
CREATE INDEX event_replies_to ON event_replies (question_id, attendance_id);

-- Somebody without an account signs up by a mailed link; until they follow it, they have no seat and no row among those who
-- come. Each letter has a link of its own.
CREATE TABLE event_sign_ups (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    party BIGINT NOT NULL,
    attendance_id BIGINT REFERENCES attendances (id),
    asked_at BIGINT NOT NULL
);
CREATE INDEX event_sign_ups_by_email ON event_sign_ups (email, asked_at);
CREATE INDEX event_sign_ups_of ON event_sign_ups (item_id, asked_at);
CREATE INDEX event_sign_ups_behind ON event_sign_ups (attendance_id);
CREATE TABLE event_sign_up_links (
    token_hash TEXT NOT NULL,
    sign_up_id BIGINT NOT NULL REFERENCES event_sign_ups (id),
    PRIMARY KEY (token_hash)
);
CREATE INDEX event_sign_up_links_of ON event_sign_up_links (sign_up_id);

-- What a member needs at events, where they wish it to be known to those who hold one.
CREATE TABLE access_needs (
    member_id BIGINT NOT NULL REFERENCES members (id),
    needs TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (member_id)
);
