-- A tenant. Nothing crosses it.
CREATE TABLE networks (
    id IDENTITY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    colour TEXT,
    visibility TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX networks_slug ON networks (slug);
CREATE INDEX networks_by_visibility ON networks (visibility, name, id);

-- Counts kept by the change that makes them true, so that no page counts rows.
CREATE TABLE network_counts (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    subject TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (network_id, subject)
);

-- An account in a network; or someone whom a steward wrote down and who has not come yet (no account).
CREATE TABLE members (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    account_id BIGINT REFERENCES accounts (id),
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    email TEXT,
    email_key TEXT,
    headline TEXT NOT NULL,
    about TEXT NOT NULL,
    about_html TEXT NOT NULL,
    languages TEXT NOT NULL,
    place TEXT NOT NULL,
    joined_at BIGINT,
    left_at BIGINT,
    seen_at BIGINT,
    since_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX members_account ON members (account_id, network_id);
CREATE UNIQUE INDEX members_email_key ON members (network_id, email_key);
CREATE INDEX members_by_name ON members (network_id, state, name_key, id);
CREATE INDEX members_by_name_key ON members (network_id, name_key, id);

-- The words by which a member is found: every word of the name, folded. The member's state stands in each row, so
-- that a search never walks over those who are not here.
CREATE TABLE member_words (
    network_id BIGINT NOT NULL,
    member_state TEXT NOT NULL,
    word TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    PRIMARY KEY (network_id, member_state, word, member_id)
);
CREATE INDEX member_words_of ON member_words (member_id);

CREATE TABLE member_skills (
    network_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    skill_key TEXT NOT NULL,
    member_state TEXT NOT NULL,
    name_key TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    skill TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (network_id, direction, skill_key, member_state, name_key, member_id)
);
CREATE INDEX member_skills_of ON member_skills (member_id, direction, position);

-- How many active members offer or want a skill, so that the directory can name the frequent ones.
CREATE TABLE skill_counts (
    network_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    skill_key TEXT NOT NULL,
    skill TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (network_id, direction, skill_key)
);
CREATE INDEX skill_counts_by_amount ON skill_counts (network_id, direction, amount, skill_key);

CREATE TABLE invitations (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    token_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    note TEXT NOT NULL,
    member_id BIGINT REFERENCES members (id),
    created_by BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    uses_left BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX invitations_token ON invitations (token_hash);
CREATE INDEX invitations_of_network ON invitations (network_id, id);
