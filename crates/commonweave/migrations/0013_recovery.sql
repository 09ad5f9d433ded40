-- The link with which somebody who has forgotten their password sets a new one: one an account at a time, gone once it is
-- used. Only the hash of its token is kept.
CREATE TABLE recovery_links (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    token_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX recovery_links_token ON recovery_links (token_hash);
