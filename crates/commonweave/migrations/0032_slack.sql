-- An export of Slack that a steward brought: kept until it is in, or thrown away; then only what came of it.
CREATE TABLE slack_imports (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    file_name TEXT NOT NULL,
    content BLOB NOT NULL,
    wants TEXT NOT NULL,
    state TEXT NOT NULL,
    report TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL
);
CREATE INDEX slack_imports_of_network ON slack_imports (network_id, id);
CREATE INDEX slack_imports_of_member ON slack_imports (member_id, id);
CREATE INDEX slack_imports_of_space ON slack_imports (space_id, id);

-- What became of each thing of Slack, so that no second run brings it again. Of a message, `root` is the contribution
-- under which answers to it stand; of everything else it is 0.
CREATE TABLE slack_things (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    kind TEXT NOT NULL,
    outer_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    root BIGINT NOT NULL,
    PRIMARY KEY (network_id, kind, outer_id)
);
CREATE INDEX slack_things_by_number ON slack_things (network_id, kind, number);

-- Something that somebody said elsewhere stands under the name of who was only written down: they cannot be erased.
ALTER TABLE members ADD COLUMN speaks BOOLEAN NOT NULL DEFAULT FALSE;
