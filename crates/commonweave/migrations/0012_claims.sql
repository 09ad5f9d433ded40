-- Somebody who came by a common link says that they are one whom the stewards wrote down before. A steward decides.
CREATE TABLE claims (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    outcome TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT REFERENCES members (id)
);
CREATE UNIQUE INDEX claims_of_member ON claims (member_id);
CREATE INDEX claims_by_decider ON claims (decided_by, id);
CREATE INDEX claims_waiting ON claims (network_id, id) WHERE outcome = 'waiting';
