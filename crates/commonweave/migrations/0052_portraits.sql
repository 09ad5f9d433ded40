-- Pictures of people and logos of organisations: small, square, made anew. The bytes stand in the database, so that a copy of it
-- holds them and whoever leaves takes theirs along at once.
CREATE TABLE portraits (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT REFERENCES members (id) ON DELETE CASCADE,
    organisation_id BIGINT REFERENCES organisations (id) ON DELETE CASCADE,
    media TEXT NOT NULL,
    content BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    CHECK ((member_id IS NULL) <> (organisation_id IS NULL))
);
CREATE UNIQUE INDEX portraits_of_member ON portraits (member_id) WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX portraits_of_organisation ON portraits (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX portraits_in ON portraits (network_id, id);

-- A few letters of the picture's sum, by which its address changes with it; empty where there is none.
ALTER TABLE members ADD COLUMN picture TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN logo TEXT NOT NULL DEFAULT '';
