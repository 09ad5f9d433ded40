-- Who brought a list in; nobody where the host did, by the command line.
DROP INDEX imports_of_member;
ALTER TABLE imports ADD COLUMN brought_by BIGINT REFERENCES members (id);
UPDATE imports SET brought_by = member_id;
ALTER TABLE imports DROP COLUMN member_id;
ALTER TABLE imports RENAME COLUMN brought_by TO member_id;
CREATE INDEX imports_of_member ON imports (member_id, id);

-- The workbook of which one sheet was read, as long as another may be chosen.
ALTER TABLE imports ADD COLUMN workbook BLOB;

-- What a name looks like, letters that look alike taken for one: stewards are shown whose name looks like another's.
-- Nothing where that was not found out yet.
ALTER TABLE members ADD COLUMN look TEXT;
ALTER TABLE organisations ADD COLUMN look TEXT;
CREATE INDEX members_look ON members (network_id, look, id);
CREATE INDEX organisations_look ON organisations (network_id, look, id);
CREATE INDEX members_without_look ON members (id) WHERE look IS NULL;
CREATE INDEX organisations_without_look ON organisations (id) WHERE look IS NULL;
