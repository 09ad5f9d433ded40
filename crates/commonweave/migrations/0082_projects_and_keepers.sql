-- The project that was made of a statement: one at most.
CREATE TABLE ground_projects (
    statement_id BIGINT NOT NULL REFERENCES ground_statements (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (statement_id)
);
CREATE INDEX ground_projects_of ON ground_projects (space_id, statement_id);
CREATE INDEX ground_projects_in ON ground_projects (network_id, statement_id);

-- What follows from the passphrase of a steward and its salt: the public half of a key. The passphrase is kept nowhere.
CREATE TABLE vote_passphrases (
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    salt TEXT NOT NULL,
    public_key TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (member_id)
);
CREATE INDEX vote_passphrases_in ON vote_passphrases (network_id, member_id);

-- The private half of the key of a secret vote, sealed once for each steward who keeps it; gone when the vote is closed.
CREATE TABLE proposal_keepers (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    salt TEXT NOT NULL,
    public_key TEXT NOT NULL,
    sealed TEXT NOT NULL,
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX proposal_keepers_of ON proposal_keepers (member_id, item_id);
ALTER TABLE proposals ADD COLUMN shared BOOLEAN NOT NULL DEFAULT FALSE;
