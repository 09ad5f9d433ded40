CREATE TABLE spaces (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    purpose TEXT NOT NULL,
    visibility TEXT NOT NULL,
    member_count BIGINT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL
);
-- Names need not be unique: a refusal would tell that a hidden space has the name.
CREATE INDEX spaces_by_kind ON spaces (network_id, kind, id);
CREATE INDEX spaces_by_activity ON spaces (network_id, last_activity_at, id);

CREATE TABLE space_members (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, member_id)
);
CREATE INDEX space_members_of_member ON space_members (member_id, space_id);
CREATE INDEX space_members_by_role ON space_members (space_id, role, member_id);

-- Every thing that members make.
CREATE TABLE items (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    kind TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES members (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    closed_at BIGINT,
    last_message_at BIGINT NOT NULL,
    message_count BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    once TEXT
);
CREATE INDEX items_of_space ON items (space_id, last_message_at, id);
CREATE INDEX items_of_space_by_kind ON items (space_id, kind, last_message_at, id);
CREATE INDEX items_of_space_by_state ON items (space_id, state, last_message_at, id);
CREATE INDEX items_of_network ON items (network_id, last_message_at, id);
CREATE INDEX items_of_author ON items (author_id, id);
CREATE UNIQUE INDEX items_once ON items (author_id, once);

-- What an item said before each change of it.
CREATE TABLE item_revisions (
    item_id BIGINT NOT NULL REFERENCES items (id),
    revision BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, revision)
);

CREATE TABLE item_followers (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX item_followers_of_member ON item_followers (member_id, item_id);

-- "Led to": the trail from an idea to what came of it.
CREATE TABLE item_links (
    from_id BIGINT NOT NULL REFERENCES items (id),
    to_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (from_id, to_id)
);
CREATE INDEX item_links_back ON item_links (to_id, from_id);

-- One contribution to an item's conversation.
CREATE TABLE messages (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES items (id),
    parent_id BIGINT REFERENCES messages (id),
    author_id BIGINT NOT NULL REFERENCES members (id),
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    once TEXT,
    reply_count BIGINT NOT NULL,
    reactions TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT
);
CREATE INDEX messages_of_item ON messages (item_id, id);
CREATE INDEX messages_of_thread ON messages (item_id, parent_id, id);
CREATE INDEX messages_of_author ON messages (author_id, id);
CREATE UNIQUE INDEX messages_once ON messages (author_id, once);

CREATE TABLE message_revisions (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL REFERENCES messages (id),
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX message_revisions_of ON message_revisions (message_id, id);

CREATE TABLE reactions (
    message_id BIGINT NOT NULL REFERENCES messages (id),
    emoji TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (message_id, emoji, member_id)
);
CREATE INDEX reactions_of_member ON reactions (member_id, message_id);
