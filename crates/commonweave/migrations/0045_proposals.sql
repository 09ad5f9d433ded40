-- A decision in the making: how it is decided, by whom, until when; and what came of it. `version` grows with each change of
-- what is voted on while the vote is open; who voted on an older one is asked again. `lot` breaks ties that no rule breaks.
CREATE TABLE proposals (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    method TEXT NOT NULL,
    secrecy TEXT NOT NULL,
    electorate TEXT NOT NULL,
    threshold TEXT NOT NULL,
    seats BIGINT NOT NULL,
    dots BIGINT NOT NULL,
    quorum BIGINT NOT NULL,
    time_zone TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    version BIGINT NOT NULL,
    entitled_count BIGINT NOT NULL,
    cast_count BIGINT NOT NULL,
    lot BIGINT NOT NULL,
    verdict TEXT,
    winners TEXT NOT NULL,
    outcome TEXT NOT NULL,
    outcome_html TEXT NOT NULL,
    outcome_by BIGINT REFERENCES members (id),
    outcome_at BIGINT,
    review_at BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX proposals_by_closing ON proposals (network_id, closed_at, item_id);
CREATE INDEX proposals_by_end ON proposals (network_id, ends_at, item_id);
CREATE INDEX proposals_by_review ON proposals (network_id, review_at, item_id);
CREATE INDEX proposals_by_outcome ON proposals (outcome_by, item_id);

-- What is chosen among. Of an open vote they only grow.
CREATE TABLE proposal_options (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    label TEXT NOT NULL
);
CREATE INDEX proposal_options_of ON proposal_options (item_id, place, id);

-- Who is to vote where they were named one by one. Once the vote is open, it is the voters that count.
CREATE TABLE proposal_named (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX proposal_named_of_member ON proposal_named (member_id, item_id);

-- Who may vote, as it was when the vote was opened: a member, or an organisation for which its representatives vote.
-- `cast_version` is the version on which they voted; 0 where they did not.
CREATE TABLE proposal_voters (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT REFERENCES members (id),
    organisation_id BIGINT REFERENCES organisations (id),
    sector TEXT NOT NULL,
    cast_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX proposal_voters_member ON proposal_voters (item_id, member_id);
CREATE INDEX proposal_voters_of_member ON proposal_voters (member_id, cast_version, item_id);
CREATE INDEX proposal_voters_of_organisation ON proposal_voters (organisation_id, item_id);
CREATE INDEX proposal_voters_by_sector ON proposal_voters (item_id, sector, cast_version, organisation_id);

-- The ballot of a voter, by the member who cast it. Nothing reads a choice before it may be seen.
CREATE TABLE proposal_ballots (
    voter_id BIGINT NOT NULL REFERENCES proposal_voters (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    choice TEXT NOT NULL,
    reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    cast_at BIGINT NOT NULL,
    met_at BIGINT,
    PRIMARY KEY (voter_id)
);
CREATE INDEX proposal_ballots_by_choice ON proposal_ballots (item_id, choice, voter_id);
CREATE INDEX proposal_ballots_of_member ON proposal_ballots (member_id, item_id, voter_id);

-- Equal ballots on one pile, as they were when the vote closed: what every count is made from.
CREATE TABLE proposal_piles (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    side TEXT NOT NULL,
    choice TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (item_id, side, choice)
);

-- How many of each sector might vote, and how many did, when the vote closed.
CREATE TABLE proposal_turnouts (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    sector TEXT NOT NULL,
    entitled BIGINT NOT NULL,
    voted BIGINT NOT NULL,
    PRIMARY KEY (item_id, sector)
);
