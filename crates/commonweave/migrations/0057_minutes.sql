-- What is to be talked about at an event, point by point, and what was written down under each.
CREATE TABLE agenda_points (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    aim TEXT NOT NULL,
    -- In minutes; nothing where nobody has said.
    length BIGINT,
    speaker TEXT NOT NULL,
    material TEXT NOT NULL,
    -- `proposed` or `planned`.
    state TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    notes TEXT NOT NULL,
    notes_html TEXT NOT NULL,
    revision BIGINT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX agenda_points_in_order ON agenda_points (item_id, position, id);
CREATE INDEX agenda_points_of_member ON agenda_points (member_id, id);

-- What the notes of a point said before they were changed.
CREATE TABLE agenda_revisions (
    point_id BIGINT NOT NULL REFERENCES agenda_points (id),
    revision BIGINT NOT NULL,
    notes TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (point_id, revision)
);
CREATE INDEX agenda_revisions_of_member ON agenda_revisions (member_id, point_id);

-- A decision that was taken, or what somebody is to do: then what was made of it.
CREATE TABLE minutes_lines (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    point_id BIGINT NOT NULL REFERENCES agenda_points (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    -- `decision` or `action`.
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    owner_id BIGINT REFERENCES members (id),
    due TEXT NOT NULL,
    made_id BIGINT REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    written_at BIGINT NOT NULL
);
CREATE INDEX minutes_lines_of ON minutes_lines (item_id, point_id, id);
CREATE INDEX minutes_lines_of_point ON minutes_lines (point_id, id);
CREATE INDEX minutes_lines_of_network ON minutes_lines (network_id, kind, written_at, item_id);
CREATE INDEX minutes_lines_behind ON minutes_lines (made_id);
CREATE INDEX minutes_lines_of_owner ON minutes_lines (owner_id, id);
CREATE INDEX minutes_lines_of_member ON minutes_lines (member_id, id);

-- Until when members may propose points.
CREATE TABLE agendas (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    open_until BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);

-- The minutes as they were approved, each time.
CREATE TABLE minutes_versions (
    item_id BIGINT NOT NULL REFERENCES items (id),
    number BIGINT NOT NULL,
    html TEXT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    approved_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, number)
);
CREATE INDEX minutes_versions_of_member ON minutes_versions (member_id, item_id);
