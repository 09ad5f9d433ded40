-- A change of one paragraph of a draft that somebody offers, and what its author answered.
CREATE TABLE proposal_amendments (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES members (id),
    was TEXT NOT NULL,
    becomes TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_by BIGINT REFERENCES members (id),
    answered_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX proposal_amendments_of ON proposal_amendments (item_id, id);
CREATE INDEX proposal_amendments_by ON proposal_amendments (author_id, id);
CREATE INDEX proposal_amendments_answered ON proposal_amendments (answered_by, id);
