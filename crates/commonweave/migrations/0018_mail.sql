-- Addresses from which letters came back, because a mail server did not know them. In small letters.
CREATE TABLE bounces (
    address TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);

-- Where an invitation goes by mail, in small letters; empty where its link was shown instead.
ALTER TABLE invitations ADD COLUMN email TEXT NOT NULL DEFAULT '';
