-- Who was given a vote lately.
CREATE INDEX delegations_lately ON delegations (to_id, made_at, id);

-- Voters one after the other, for those who are reminded some hundred at a time.
CREATE INDEX proposal_voters_in_order ON proposal_voters (item_id, id);

-- Which question of its election a vote is that is held with Belenios; 0 where it is the only one.
ALTER TABLE proposal_elections ADD COLUMN question BIGINT NOT NULL DEFAULT 0;
CREATE INDEX proposal_elections_at ON proposal_elections (network_id, link, question, item_id);

-- How many votes somebody has who was named, in a vote that is held with Belenios; and how many more votes than voters there are.
ALTER TABLE proposal_named ADD COLUMN votes BIGINT NOT NULL DEFAULT 1;
ALTER TABLE proposals ADD COLUMN extra_votes BIGINT NOT NULL DEFAULT 0;

-- Whether the election that Belenios publishes was compared with the vote.
ALTER TABLE proposal_elections ADD COLUMN checked BOOLEAN NOT NULL DEFAULT FALSE;
