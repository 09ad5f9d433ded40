-- To which key the ballots of a secret vote are sealed; empty where a vote is none.
ALTER TABLE proposals ADD COLUMN public_key TEXT NOT NULL DEFAULT '';

-- While a secret vote is open: one sealed ballot a voter, and neither when nor what. Gone when it closes.
CREATE TABLE proposal_envelopes (
    voter_id BIGINT NOT NULL REFERENCES proposal_voters (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    sealed TEXT NOT NULL,
    PRIMARY KEY (voter_id)
);
CREATE INDEX proposal_envelopes_of ON proposal_envelopes (item_id, voter_id);

-- The ballots of a checkable vote that is closed, by their codes and in the order of these.
CREATE TABLE proposal_papers (
    item_id BIGINT NOT NULL REFERENCES items (id),
    code TEXT NOT NULL,
    network_id BIGINT NOT NULL,
    choice TEXT NOT NULL,
    PRIMARY KEY (item_id, code)
);
