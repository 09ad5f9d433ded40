-- Whether what a job does outside has begun at a try whose outcome nobody has written down.
ALTER TABLE jobs ADD COLUMN begun BOOLEAN NOT NULL DEFAULT FALSE;

-- What letters an account wants and when. `next_at` is when its next digest is due, 0 where none was planned yet; `told_at`
-- is up to where the last one told.
CREATE TABLE mailing (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    digest TEXT NOT NULL DEFAULT 'weekly',
    digest_hour BIGINT NOT NULL DEFAULT 8,
    digest_weekday BIGINT NOT NULL DEFAULT 1,
    at_once BOOLEAN NOT NULL DEFAULT TRUE,
    next_at BIGINT NOT NULL DEFAULT 0,
    told_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX mailing_by_turn ON mailing (next_at, account_id);
INSERT INTO mailing (account_id) SELECT id FROM accounts;

-- The links at the foot of letters by which one gets no more of them. Only the hash of a token is kept.
CREATE TABLE unsubscriptions (
    token_hash TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    what TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX unsubscriptions_by_age ON unsubscriptions (created_at);

-- Addresses for which somebody has asked for a new password, whether anybody has them or not: so the answer is the same, and
-- takes the same time.
CREATE TABLE recovery_requests (
    id IDENTITY,
    email_key TEXT NOT NULL,
    asked_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX recovery_requests_email_key ON recovery_requests (email_key);
CREATE INDEX recovery_requests_by_age ON recovery_requests (asked_at);

-- Who made the link with which a password is set: whose password it is, is told. One that a steward handed over is good as
-- long as that steward may hand it over: the numbers of both members, and the role of whom it is for.
ALTER TABLE recovery_links ADD COLUMN made_by TEXT NOT NULL DEFAULT 'host';
ALTER TABLE recovery_links ADD COLUMN giver TEXT NOT NULL DEFAULT '';
ALTER TABLE recovery_links ADD COLUMN given_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE recovery_links ADD COLUMN given_for BIGINT NOT NULL DEFAULT 0;
ALTER TABLE recovery_links ADD COLUMN given_role TEXT NOT NULL DEFAULT '';

-- The links with which passwords were set. Nobody who makes or voids another link can take such a line away.
CREATE TABLE recovery_uses (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    made_by TEXT NOT NULL,
    giver TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);
CREATE INDEX recovery_uses_of_account ON recovery_uses (account_id, used_at);
CREATE INDEX recovery_uses_by_age ON recovery_uses (used_at);

-- An address that an account is to have once a letter there was answered, and the one that it had before.
CREATE TABLE address_changes (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    email TEXT NOT NULL,
    former TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    done_at BIGINT
);
CREATE UNIQUE INDEX address_changes_token ON address_changes (token_hash);
CREATE INDEX address_changes_by_end ON address_changes (expires_at);

-- Links for a new password that a steward hands over. One for a steward waits for a second steward.
CREATE TABLE handovers (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    asked_by BIGINT NOT NULL REFERENCES members (id),
    asked_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX handovers_of_member ON handovers (member_id);
CREATE INDEX handovers_by_asker ON handovers (asked_by, id);
