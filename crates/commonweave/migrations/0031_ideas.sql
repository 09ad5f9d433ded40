-- What became of an idea. The row begins when somebody shows interest, answers it or merges it.
CREATE TABLE ideas (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    interest_count BIGINT NOT NULL,
    stance TEXT,
    answer TEXT NOT NULL,
    answer_html TEXT NOT NULL,
    answered_by BIGINT REFERENCES members (id),
    answered_at BIGINT,
    merged_into BIGINT REFERENCES items (id),
    PRIMARY KEY (item_id)
);
CREATE INDEX ideas_merged_into ON ideas (merged_into, item_id);
CREATE INDEX ideas_answered_by ON ideas (answered_by, item_id);

CREATE TABLE idea_interests (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX idea_interests_of_member ON idea_interests (member_id, item_id);
