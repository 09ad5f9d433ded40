-- Common ground: short statements under a question, and what people say to them. Figures that pages show are kept; the map
-- is drawn beside the requests.
CREATE TABLE grounds (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    moderation TEXT NOT NULL,
    link_token TEXT,
    link_by BIGINT REFERENCES members (id),
    statement_count BIGINT NOT NULL,
    waiting_count BIGINT NOT NULL,
    person_count BIGINT NOT NULL,
    visitor_count BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    outcome_html TEXT NOT NULL,
    outcome_by BIGINT REFERENCES members (id),
    outcome_at BIGINT,
    source TEXT,
    drawn_for BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE UNIQUE INDEX grounds_link ON grounds (link_token);
CREATE UNIQUE INDEX grounds_source ON grounds (network_id, source);
CREATE INDEX grounds_linker ON grounds (link_by);
CREATE INDEX grounds_summing_up ON grounds (outcome_by);

-- Whether people who are not in the network may answer by a link, as its stewards say.
CREATE TABLE ground_settings (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    links BOOLEAN NOT NULL,
    PRIMARY KEY (network_id)
);

-- Who takes part: a member, a visitor by the hash of what their browser keeps, or a label of an export. The shuffle is
-- drawn by chance: in exports people stand in its order, so that nobody is known by when they came.
CREATE TABLE ground_people (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT REFERENCES members (id),
    visitor TEXT,
    label TEXT,
    shuffle BIGINT NOT NULL
);
CREATE UNIQUE INDEX ground_people_member ON ground_people (item_id, member_id);
CREATE UNIQUE INDEX ground_people_visitor ON ground_people (item_id, visitor);
CREATE UNIQUE INDEX ground_people_label ON ground_people (item_id, label);
CREATE INDEX ground_people_shuffled ON ground_people (item_id, shuffle, id);
CREATE INDEX ground_people_of_member ON ground_people (member_id, item_id);

CREATE TABLE ground_statements (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    author_id BIGINT REFERENCES ground_people (id),
    seed BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    agree_count BIGINT NOT NULL,
    pass_count BIGINT NOT NULL,
    disagree_count BIGINT NOT NULL,
    lead_count BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX ground_statements_number ON ground_statements (item_id, number);
CREATE INDEX ground_statements_state ON ground_statements (item_id, state, number);
CREATE INDEX ground_statements_author ON ground_statements (author_id, id);

CREATE TABLE ground_answers (
    item_id BIGINT NOT NULL REFERENCES items (id),
    person_id BIGINT NOT NULL REFERENCES ground_people (id),
    statement_id BIGINT NOT NULL REFERENCES ground_statements (id),
    network_id BIGINT NOT NULL,
    answer BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, person_id, statement_id)
);
CREATE INDEX ground_answers_statement ON ground_answers (statement_id, person_id);

-- What the last map says of each statement, written anew as a whole whenever it is drawn.
CREATE TABLE ground_marks (
    statement_id BIGINT NOT NULL REFERENCES ground_statements (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    axis_x REAL NOT NULL,
    axis_y REAL NOT NULL,
    mean REAL NOT NULL,
    extremity REAL NOT NULL,
    common BOOLEAN NOT NULL,
    PRIMARY KEY (statement_id)
);
CREATE INDEX ground_marks_item ON ground_marks (item_id, statement_id);
CREATE INDEX ground_marks_common ON ground_marks (network_id, common, statement_id);

CREATE TABLE ground_maps (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    drawn_at BIGINT NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (item_id)
);

-- What was made of a statement.
CREATE TABLE ground_leads (
    statement_id BIGINT NOT NULL REFERENCES ground_statements (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (statement_id, item_id)
);
CREATE INDEX ground_leads_item ON ground_leads (item_id, statement_id);
