CREATE TABLE organisations (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    sector TEXT NOT NULL,
    place TEXT NOT NULL,
    website TEXT NOT NULL,
    about TEXT NOT NULL,
    about_html TEXT NOT NULL,
    seeks TEXT NOT NULL,
    brings TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX organisations_by_name ON organisations (network_id, name_key);
CREATE INDEX organisations_by_sector ON organisations (network_id, sector, name_key);

-- The words by which an organisation is found: every word of its name, folded.
CREATE TABLE organisation_words (
    network_id BIGINT NOT NULL,
    word TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (network_id, word, organisation_id)
);
CREATE INDEX organisation_words_of ON organisation_words (organisation_id);

-- A member stands for an organisation (representative) or works in it, from, until. The organisation's sector and the
-- member's state and folded name stand in each row, so that one index answers who of a sector is here, by name.
CREATE TABLE affiliations (
    network_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    capacity TEXT NOT NULL,
    sector TEXT NOT NULL,
    member_state TEXT NOT NULL,
    name_key TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (organisation_id, member_id)
);
CREATE INDEX affiliations_of_member ON affiliations (member_id, organisation_id);
CREATE INDEX affiliations_of_organisation ON affiliations (organisation_id, member_state, name_key, member_id);
CREATE INDEX affiliations_by_sector ON affiliations (network_id, sector, member_state, name_key, member_id);

-- A file that a steward brought: its content is kept until its people and partners are in, or it is thrown away; then
-- only the refused rows stay, to be put right and brought again.
CREATE TABLE imports (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    file_name TEXT NOT NULL,
    content BLOB NOT NULL,
    content_hash TEXT NOT NULL,
    reading TEXT NOT NULL,
    state TEXT NOT NULL,
    report TEXT NOT NULL,
    refused BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT
);
CREATE INDEX imports_of_network ON imports (network_id, id);
