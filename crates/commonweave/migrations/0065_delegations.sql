-- Who gave their vote to whom, for what and until when. `scope` says which of space and tag is set. A row that has ended stays as
-- what was; of those that stand, a member has one for each scope.
CREATE TABLE delegations (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    to_id BIGINT NOT NULL REFERENCES members (id),
    scope TEXT NOT NULL,
    space_id BIGINT REFERENCES spaces (id),
    tag_id BIGINT REFERENCES tags (id),
    made_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX delegations_by ON delegations (member_id, id);
CREATE INDEX delegations_to ON delegations (to_id, id);
CREATE INDEX delegations_in ON delegations (network_id, id);
CREATE INDEX delegations_of_space ON delegations (space_id, id);
CREATE INDEX delegations_of_tag ON delegations (tag_id, id);

-- Whether votes allow delegation where nobody says otherwise: in a network, and in a space.
CREATE TABLE delegation_networks (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    allowed BOOLEAN NOT NULL,
    PRIMARY KEY (network_id)
);
CREATE TABLE delegation_spaces (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    allowed BOOLEAN NOT NULL,
    PRIMARY KEY (space_id)
);

-- Whether a vote allows delegation, how many votes one person may hold as a proxy in it, and, once it is closed, how many votes were
-- carried.
ALTER TABLE proposals ADD COLUMN delegable BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE proposals ADD COLUMN proxies BIGINT NOT NULL DEFAULT 0;
ALTER TABLE proposals ADD COLUMN carried_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE proposal_piles ADD COLUMN carried BIGINT NOT NULL DEFAULT 0;
ALTER TABLE proposal_turnouts ADD COLUMN carried BIGINT NOT NULL DEFAULT 0;

-- Who gave their vote to whom for one vote alone; taken away when they vote themselves.
CREATE TABLE proposal_proxies (
    voter_id BIGINT NOT NULL REFERENCES proposal_voters (id),
    holder_id BIGINT NOT NULL REFERENCES proposal_voters (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (voter_id)
);
CREATE INDEX proposal_proxies_of_holder ON proposal_proxies (holder_id, voter_id);
CREATE INDEX proposal_proxies_of ON proposal_proxies (item_id, voter_id);

-- Whose vote was carried by whose ballot when the vote closed.
CREATE TABLE proposal_carried (
    voter_id BIGINT NOT NULL REFERENCES proposal_voters (id),
    by_id BIGINT NOT NULL REFERENCES proposal_voters (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    PRIMARY KEY (voter_id)
);
CREATE INDEX proposal_carried_by ON proposal_carried (by_id, voter_id);
CREATE INDEX proposal_carried_of ON proposal_carried (item_id, voter_id);
