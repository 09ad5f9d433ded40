-- Letters between members. Nobody reads them but those among whom they are.
CREATE TABLE correspondences (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    -- The numbers of those among whom it is, with commas between them; another word once somebody has left it.
    people TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX correspondences_among ON correspondences (network_id, people);
CREATE INDEX correspondences_of_founder ON correspondences (created_by, id);

CREATE TABLE correspondents (
    id IDENTITY,
    correspondence_id BIGINT NOT NULL REFERENCES correspondences (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    -- When something last came that this one may read, and whether they have not looked at it.
    moved_at BIGINT NOT NULL,
    unread BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX correspondents_in ON correspondents (correspondence_id, member_id);
CREATE INDEX correspondents_of_member ON correspondents (member_id, moved_at, correspondence_id);
CREATE INDEX correspondents_unread ON correspondents (member_id, moved_at, id) WHERE unread;

CREATE TABLE member_letters (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    correspondence_id BIGINT NOT NULL REFERENCES correspondences (id),
    author_id BIGINT NOT NULL REFERENCES members (id),
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    -- Its words in small letters without accents, with a space before each.
    words TEXT NOT NULL,
    once TEXT,
    created_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX member_letters_of_correspondence ON member_letters (correspondence_id, id);
CREATE INDEX member_letters_at ON member_letters (correspondence_id, created_at, id);
CREATE INDEX member_letters_removed ON member_letters (correspondence_id, removed_at, id) WHERE removed_at IS NOT NULL;
CREATE INDEX member_letters_of_author ON member_letters (author_id, id);
CREATE UNIQUE INDEX member_letters_once ON member_letters (author_id, once);

-- From whom somebody takes no letters.
CREATE TABLE blocks (
    member_id BIGINT NOT NULL REFERENCES members (id),
    blocked_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (member_id, blocked_id)
);
CREATE INDEX blocks_of_blocked ON blocks (blocked_id, member_id);

-- A letter that somebody who got it has shown to the stewards: a copy of that one letter, and no more.
CREATE TABLE letter_reports (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    letter BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES members (id),
    reporter_id BIGINT NOT NULL REFERENCES members (id),
    body_html TEXT NOT NULL,
    reason TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES members (id)
);
CREATE UNIQUE INDEX letter_reports_of_letter ON letter_reports (letter, reporter_id);
CREATE INDEX letter_reports_of_network ON letter_reports (network_id, id);
CREATE INDEX letter_reports_open ON letter_reports (network_id, id) WHERE settled_at IS NULL;
CREATE INDEX letter_reports_of_author ON letter_reports (author_id, id);
CREATE INDEX letter_reports_of_reporter ON letter_reports (reporter_id, id);
CREATE INDEX letter_reports_settled_by ON letter_reports (settled_by, id);
