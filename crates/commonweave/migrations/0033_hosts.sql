-- Whoever set the server up is told on their own page what is stuck there. It is the account that came by a set-up link: the
-- first one.
ALTER TABLE accounts ADD COLUMN is_host BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE accounts SET is_host = TRUE
WHERE id = (SELECT MIN(id) FROM accounts) AND EXISTS (SELECT 1 FROM setup_links WHERE used_at IS NOT NULL);
