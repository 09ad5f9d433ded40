-- Whose account was erased: their name and words are gone, what they made with others stays.
ALTER TABLE members ADD COLUMN erased_at BIGINT;

-- To whom the letter goes that says so. A row stands only until that letter is sent, or cannot be.
CREATE TABLE erasures (
    account_id BIGINT PRIMARY KEY REFERENCES accounts (id),
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    erased_at BIGINT NOT NULL
);
CREATE INDEX erasures_by_age ON erasures (erased_at);
