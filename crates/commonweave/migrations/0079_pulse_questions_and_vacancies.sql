-- The questions of its own that the pulse of a meeting asks, and a version of them for each time that they were set: for one meeting,
-- or for those of a series that had not begun by then.
CREATE TABLE pulse_forms (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    item_id BIGINT REFERENCES items (id),
    series_id BIGINT REFERENCES event_series (id),
    version BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX pulse_forms_of_meeting ON pulse_forms (item_id, version);
CREATE UNIQUE INDEX pulse_forms_of_series ON pulse_forms (series_id, version);
CREATE INDEX pulse_forms_of_network ON pulse_forms (network_id, id);

CREATE TABLE pulse_questions (
    id IDENTITY,
    form_id BIGINT NOT NULL REFERENCES pulse_forms (id),
    place BIGINT NOT NULL,
    -- `scale`, `choice` or `words`.
    way TEXT NOT NULL,
    words TEXT NOT NULL,
    -- The answers of a choice, one a line.
    options TEXT NOT NULL
);
CREATE UNIQUE INDEX pulse_questions_of ON pulse_questions (form_id, place);

-- What was answered to them, under the name of chance of the answer to which it belongs.
CREATE TABLE pulse_replies (
    token TEXT NOT NULL REFERENCES event_pulses (token),
    question_id BIGINT NOT NULL REFERENCES pulse_questions (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    -- The mark of a scale, the number of the answer of a choice from 1 on; 0 where there are words alone.
    mark BIGINT NOT NULL,
    -- The answer of a choice, or what somebody wrote; nothing of a scale.
    words TEXT NOT NULL,
    -- Replies to a question become told five at a time, when answers do.
    told BOOLEAN NOT NULL,
    PRIMARY KEY (token, question_id)
);
CREATE INDEX pulse_replies_of ON pulse_replies (item_id, question_id);
CREATE INDEX pulse_replies_to ON pulse_replies (question_id, item_id);
CREATE INDEX pulse_replies_of_network ON pulse_replies (network_id, item_id);

-- Roles in projects that somebody had and nobody has any more, under their folded words. Since when is noted by the next daily look
-- where the house was not told the time.
CREATE TABLE project_vacancies (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    role_key TEXT NOT NULL,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    role TEXT NOT NULL,
    since BIGINT,
    PRIMARY KEY (space_id, role_key)
);
CREATE INDEX project_vacancies_of_network ON project_vacancies (network_id, space_id, role_key);
CREATE INDEX project_vacancies_undated ON project_vacancies (space_id) WHERE since IS NULL;
