-- An organisation that no longer takes part keeps its page and leaves the lists; one that was merged into another says
-- into which. Of whom it was made is still known by its own rows, so that it can come back.
ALTER TABLE organisations ADD COLUMN archived_at BIGINT;
ALTER TABLE organisations ADD COLUMN merged_into BIGINT REFERENCES organisations (id);
DROP INDEX organisations_by_sector;
CREATE INDEX organisations_present ON organisations (network_id, name_key) WHERE archived_at IS NULL;
CREATE INDEX organisations_by_sector ON organisations (network_id, sector, name_key) WHERE archived_at IS NULL;
CREATE INDEX organisations_archived ON organisations (network_id, name_key) WHERE archived_at IS NOT NULL;
CREATE INDEX organisations_merged ON organisations (merged_into, id);

-- What a merger changed in the organisation that stays, so that it can be undone.
CREATE TABLE organisation_mergers (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    into_id BIGINT NOT NULL REFERENCES organisations (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    changed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    undone_at BIGINT
);
CREATE INDEX organisation_mergers_of ON organisation_mergers (organisation_id, id);
CREATE INDEX organisation_mergers_into ON organisation_mergers (into_id, id);
CREATE INDEX organisation_mergers_of_member ON organisation_mergers (member_id, id);
