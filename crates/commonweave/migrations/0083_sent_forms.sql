-- Forms that came a short while ago, by a mark of all that was typed on them, each with what it made: a double click makes one thing.
CREATE TABLE sent_forms (
    member_id BIGINT NOT NULL REFERENCES members (id),
    mark TEXT NOT NULL,
    made TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (member_id, mark)
);
CREATE INDEX sent_forms_by_age ON sent_forms (sent_at);
