-- Rounds: the members of a space are asked how working together goes (`sort` is `health`), or how far organisations or members
-- trust each other (`organisations`, `members`). `form` keeps the questions as they were asked; `closed_at` is when answers became
-- sums.
CREATE TABLE rounds (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    sort TEXT NOT NULL,
    form TEXT NOT NULL,
    form_version BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    closed_at BIGINT,
    asked_count BIGINT NOT NULL,
    answer_count BIGINT NOT NULL,
    paper_count BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX rounds_of_network ON rounds (network_id, opened_at, item_id);
CREATE INDEX rounds_running ON rounds (network_id, closes_at, item_id) WHERE closed_at IS NULL;
CREATE INDEX rounds_closed ON rounds (network_id, sort, closed_at, item_id);

-- How many of each sector are asked and have answered; the sector is empty for those who belong to none.
CREATE TABLE round_groups (
    item_id BIGINT NOT NULL REFERENCES items (id),
    sector TEXT NOT NULL,
    asked_count BIGINT NOT NULL,
    answer_count BIGINT NOT NULL,
    PRIMARY KEY (item_id, sector)
);

-- Who has answered, and neither when nor what.
CREATE TABLE round_voices (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX round_voices_of ON round_voices (member_id, item_id);

-- What was answered, under a number of chance: neither who, nor when, nor in which order. Gone when the round closes.
CREATE TABLE round_answers (
    id BIGINT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    sector TEXT NOT NULL,
    sheet TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX round_answers_of ON round_answers (item_id, id);

-- What the answers came to, of five people or more each. The sector is empty for all together.
CREATE TABLE round_figures (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    measure TEXT NOT NULL,
    sector TEXT NOT NULL,
    people BIGINT NOT NULL,
    marks BIGINT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (item_id, measure, sector)
);

-- What people wrote, in the order of the alphabet.
CREATE TABLE round_words (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    question BIGINT NOT NULL,
    place BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (item_id, question, place)
);

-- What was made of a theme.
CREATE TABLE round_leads (
    item_id BIGINT NOT NULL REFERENCES items (id),
    theme BIGINT NOT NULL,
    made_id BIGINT NOT NULL REFERENCES items (id),
    PRIMARY KEY (item_id, theme, made_id)
);
CREATE INDEX round_leads_made ON round_leads (made_id, item_id);

-- What one says of a partner while a trust round runs: organisations or members by their numbers, and who of them has said it. Gone when the
-- round closes.
CREATE TABLE trust_ties (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    rater_id BIGINT NOT NULL,
    rated_id BIGINT NOT NULL,
    said_by BIGINT REFERENCES members (id),
    contact BIGINT NOT NULL,
    depth BIGINT NOT NULL,
    reliability BIGINT,
    support BIGINT,
    openness BIGINT,
    influence BIGINT,
    involvement BIGINT,
    resources BIGINT,
    PRIMARY KEY (item_id, rater_id, rated_id)
);
CREATE INDEX trust_ties_said ON trust_ties (said_by, item_id);

-- How far an organisation or a member is trusted, in hundredths of a mark, where three or more have said so.
CREATE TABLE trust_scores (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    rated_id BIGINT NOT NULL,
    raters BIGINT NOT NULL,
    trust BIGINT,
    worth BIGINT,
    PRIMARY KEY (item_id, rated_id)
);

-- Which two have both named each other, the smaller number first.
CREATE TABLE trust_pairs (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    one_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    PRIMARY KEY (item_id, one_id, other_id)
);
