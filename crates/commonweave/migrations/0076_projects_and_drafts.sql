-- The project of which an idea was the beginning: a space that brings it about.
ALTER TABLE ideas ADD COLUMN project_id BIGINT REFERENCES spaces (id);
CREATE INDEX ideas_of_project ON ideas (project_id, item_id);

-- What somebody has begun to write to those with whom they correspond; seen by nobody else.
ALTER TABLE correspondents ADD COLUMN draft TEXT NOT NULL DEFAULT '';
