-- What an import made and changed, so that it can be taken back as a whole.
CREATE TABLE import_traces (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    kept TEXT NOT NULL,
    PRIMARY KEY (import_id, kind, subject_id, other_id)
);
-- What stayed when it was taken back, and why.
ALTER TABLE imports ADD COLUMN stayed TEXT NOT NULL DEFAULT '';
CREATE INDEX invitations_of_member ON invitations (member_id, id);

-- Whoever is deleted is looked for by both engines in every table that may lead to them: an index for each.
DROP INDEX happenings_of_network_by_member;
CREATE INDEX happenings_of_member ON happenings (member_id, network_id, visible_order, id);
CREATE INDEX item_revisions_of_member ON item_revisions (member_id, item_id);
CREATE INDEX item_links_of_member ON item_links (member_id, from_id);
CREATE INDEX endorsements_of_member ON endorsements (member_id, charter_id);
CREATE INDEX invitations_by_maker ON invitations (created_by, id);
CREATE INDEX imports_of_member ON imports (member_id, id);
CREATE INDEX charters_of_author ON charters (author_id, id);
CREATE INDEX spaces_by_maker ON spaces (created_by, id);
