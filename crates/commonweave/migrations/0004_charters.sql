-- One row a version. The newest version is the charter.
CREATE TABLE charters (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    version BIGINT NOT NULL,
    vision TEXT NOT NULL,
    purpose TEXT NOT NULL,
    principles TEXT NOT NULL,
    objectives TEXT NOT NULL,
    reason TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES members (id),
    member_endorsements BIGINT NOT NULL,
    organisation_endorsements BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX charters_version ON charters (network_id, version);

-- A member endorses for themselves (no organisation) or, as its representative, for an organisation.
CREATE TABLE endorsements (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    charter_id BIGINT NOT NULL REFERENCES charters (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    organisation_id BIGINT REFERENCES organisations (id),
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX endorsements_by_member ON endorsements (charter_id, member_id) WHERE organisation_id IS NULL;
CREATE UNIQUE INDEX endorsements_by_organisation ON endorsements (charter_id, organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX endorsements_of_members ON endorsements (charter_id, id) WHERE organisation_id IS NULL;
CREATE INDEX endorsements_of_organisations ON endorsements (charter_id, id) WHERE organisation_id IS NOT NULL;
CREATE INDEX endorsements_of_organisation ON endorsements (organisation_id, charter_id);
