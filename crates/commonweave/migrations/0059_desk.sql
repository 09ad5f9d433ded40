-- Whoever looks across finds what waits without walking past what does not.
CREATE INDEX space_requests_waiting ON space_requests (network_id, created_at, member_id, space_id);
CREATE INDEX invitations_waiting ON invitations (network_id, id)
    WHERE revoked_at IS NULL AND uses_left > 0 AND (member_id IS NOT NULL OR email <> '');
CREATE INDEX organisations_in_order ON organisations (network_id, id) WHERE archived_at IS NULL;
CREATE INDEX members_in_order ON members (network_id, id) WHERE state = 'active';
CREATE INDEX members_holding ON members (network_id, role, id) WHERE state = 'active';

-- How often organisations are heard of, as it was last reckoned: of how many, the middle of the days between two of their
-- contacts in tenths of a day, and how many are heard of how often.
CREATE TABLE contact_figures (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    middle BIGINT NOT NULL,
    often BIGINT NOT NULL,
    monthly BIGINT NOT NULL,
    rarely BIGINT NOT NULL,
    silent BIGINT NOT NULL,
    since BIGINT NOT NULL,
    reckoned_at BIGINT NOT NULL,
    PRIMARY KEY (network_id)
);

-- What members carry where everybody may look, as it was last reckoned: it puts them in order, and is weighed anew where it is
-- shown. Who carries nothing has no row.
CREATE TABLE burdens (
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    points BIGINT NOT NULL,
    reckoned_at BIGINT NOT NULL,
    PRIMARY KEY (member_id)
);
CREATE INDEX burdens_by_points ON burdens (network_id, points, member_id);

-- How much those who carry something carry in the middle, and how many they are.
CREATE TABLE burden_figures (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    people BIGINT NOT NULL,
    middle BIGINT NOT NULL,
    reckoned_at BIGINT NOT NULL,
    PRIMARY KEY (network_id)
);
