-- Whether a deleted item was archived before: it is so again when it is brought back.
ALTER TABLE items ADD COLUMN was_archived BOOLEAN NOT NULL DEFAULT FALSE;
-- The list of all that is open, or closed, in a space, whatever its verb.
CREATE INDEX items_of_space_all_open ON items (space_id, last_message_at, id)
    WHERE shelf = 'shown' AND closed_at IS NULL;
CREATE INDEX items_of_space_all_closed ON items (space_id, last_message_at, id)
    WHERE shelf = 'shown' AND closed_at IS NOT NULL;

-- E-mail to addresses of which nobody knows yet whose they are: so much of it in a day, by account and by address.
CREATE TABLE stranger_letters (
    id IDENTITY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    email_key TEXT NOT NULL,
    sent_at BIGINT NOT NULL
);
CREATE INDEX stranger_letters_of_account ON stranger_letters (account_id, sent_at);
CREATE INDEX stranger_letters_to_address ON stranger_letters (email_key, sent_at);
CREATE INDEX stranger_letters_by_age ON stranger_letters (sent_at);
