-- Whom one writes to, and how: of partners who will never sign in, and of people who share a mailbox with others. None
-- of these is ever a way to sign in.
ALTER TABLE organisations ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN contact_person TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN contact_email TEXT NOT NULL DEFAULT '';
