-- Money that people share out among projects: how much, by which rule, and how far it is. `counted_rule` is the rule by which
-- it was counted in the end.
CREATE TABLE budgets (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    amount BIGINT NOT NULL,
    decimals BIGINT NOT NULL,
    currency TEXT NOT NULL,
    ballot TEXT NOT NULL,
    most BIGINT NOT NULL,
    rule TEXT NOT NULL,
    electorate TEXT NOT NULL,
    proposers TEXT NOT NULL,
    criteria TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    gather_until BIGINT NOT NULL,
    review_until BIGINT NOT NULL,
    vote_until BIGINT NOT NULL,
    phase TEXT NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    counted_at BIGINT,
    counted_rule TEXT,
    entitled_count BIGINT NOT NULL,
    cast_count BIGINT NOT NULL,
    funded_count BIGINT NOT NULL,
    spent BIGINT NOT NULL,
    source TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX budgets_by_count ON budgets (network_id, counted_at, item_id);
CREATE INDEX budgets_by_end ON budgets (network_id, vote_until, item_id);
CREATE INDEX budgets_by_source ON budgets (network_id, source);

-- The categories and places of a budget, with the least and the most that each may cost; 0 where there is none.
CREATE TABLE budget_parts (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    side TEXT NOT NULL,
    name TEXT NOT NULL,
    place BIGINT NOT NULL,
    least BIGINT NOT NULL,
    most BIGINT NOT NULL,
    PRIMARY KEY (item_id, side, name)
);

-- What money is asked for. `code` is what a file called it.
CREATE TABLE budget_projects (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    code TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    cost BIGINT NOT NULL,
    category TEXT NOT NULL,
    place TEXT NOT NULL,
    proposer_id BIGINT REFERENCES members (id),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    unmet TEXT NOT NULL,
    judged_by BIGINT REFERENCES members (id),
    judged_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX budget_projects_of ON budget_projects (item_id, state, id);
CREATE INDEX budget_projects_by_proposer ON budget_projects (proposer_id, item_id, id);
CREATE INDEX budget_projects_by_judge ON budget_projects (judged_by, id);

-- Who may choose, as it was when the vote was opened.
CREATE TABLE budget_voters (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    sector TEXT NOT NULL,
    voted BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX budget_voters_member ON budget_voters (item_id, member_id);
CREATE INDEX budget_voters_of_member ON budget_voters (member_id, voted, item_id);
CREATE INDEX budget_voters_waiting ON budget_voters (item_id, voted, id);

-- What somebody chose. Nothing but the one count at the end reads the choices of others.
CREATE TABLE budget_choices (
    voter_id BIGINT NOT NULL REFERENCES budget_voters (id),
    project_id BIGINT NOT NULL REFERENCES budget_projects (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    points BIGINT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (voter_id, project_id)
);
CREATE INDEX budget_choices_of_project ON budget_choices (project_id, voter_id);
CREATE INDEX budget_choices_of ON budget_choices (item_id, voter_id, place, project_id);

-- What was taken out of somebody's choices because it is no longer to be had; it stands there until they have seen it.
CREATE TABLE budget_losses (
    voter_id BIGINT NOT NULL REFERENCES budget_voters (id),
    project_id BIGINT NOT NULL REFERENCES budget_projects (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    PRIMARY KEY (voter_id, project_id)
);
CREATE INDEX budget_losses_of ON budget_losses (project_id, voter_id);
CREATE INDEX budget_losses_in ON budget_losses (item_id);

-- Equal ballots on one pile, as they were when the vote closed: what every count is made from.
CREATE TABLE budget_piles (
    item_id BIGINT NOT NULL REFERENCES items (id),
    number BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    choice TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (item_id, number)
);

-- What became of a project, and why: `rank` is its place in the order of funding, none where it was not funded.
CREATE TABLE budget_results (
    project_id BIGINT NOT NULL REFERENCES budget_projects (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    rank BIGINT,
    backers BIGINT NOT NULL,
    why TEXT NOT NULL,
    people BIGINT NOT NULL,
    amount TEXT NOT NULL,
    least TEXT NOT NULL,
    price TEXT NOT NULL,
    tied BOOLEAN NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (project_id)
);
CREATE INDEX budget_results_of ON budget_results (item_id, rank, project_id);

-- What a sector got out of it, when the vote closed.
CREATE TABLE budget_groups (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    sector TEXT NOT NULL,
    entitled BIGINT NOT NULL,
    voted BIGINT NOT NULL,
    served BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    PRIMARY KEY (item_id, sector)
);

-- What was made of a funded project.
CREATE TABLE budget_leads (
    project_id BIGINT NOT NULL REFERENCES budget_projects (id),
    made_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (project_id, made_id)
);
CREATE INDEX budget_leads_made ON budget_leads (made_id);
