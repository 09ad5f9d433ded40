-- The columns of the board of a space, in their order. A task is done where it stands in a column of what is done. One of
-- the three with which a board begins has a word instead of a name until somebody names it. `most` is how many tasks are
-- meant to stand in it at once; 0 where nobody has said so.
CREATE TABLE task_columns (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    word TEXT NOT NULL,
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    done BOOLEAN NOT NULL,
    most BIGINT NOT NULL,
    archived_at BIGINT
);
CREATE INDEX task_columns_of_space ON task_columns (space_id, position, id);

-- Something to be done. Days are kept as midnights of UTC: they are the same day for everybody. `place` puts the tasks of a
-- column in order by its letters; between two there is always room for a third.
CREATE TABLE tasks (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    column_id BIGINT NOT NULL REFERENCES task_columns (id),
    place TEXT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id),
    milestone_id BIGINT REFERENCES items (id),
    parent_id BIGINT REFERENCES items (id),
    starts_on BIGINT,
    due_on BIGINT,
    estimate BIGINT NOT NULL,
    priority TEXT NOT NULL,
    help TEXT NOT NULL,
    help_key TEXT NOT NULL,
    help_at BIGINT,
    check_count BIGINT NOT NULL,
    check_done BIGINT NOT NULL,
    logged BIGINT NOT NULL,
    done_at BIGINT,
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    source TEXT,
    PRIMARY KEY (item_id)
);
CREATE INDEX tasks_in_column ON tasks (column_id, done_at, item_id);
CREATE INDEX tasks_in_order ON tasks (column_id, place, item_id);
CREATE INDEX tasks_by_due ON tasks (network_id, due_on, item_id) WHERE due_on IS NOT NULL;
CREATE INDEX tasks_seeking_help ON tasks (network_id, help_key, item_id) WHERE help_at IS NOT NULL;
CREATE INDEX tasks_open ON tasks (network_id, organisation_id, item_id) WHERE done_at IS NULL;
CREATE INDEX tasks_of_parent ON tasks (parent_id, item_id);
CREATE INDEX tasks_of_milestone ON tasks (milestone_id, item_id);
CREATE INDEX tasks_of_organisation ON tasks (organisation_id, item_id);
CREATE UNIQUE INDEX tasks_source ON tasks (network_id, source);

-- Who does it.
CREATE TABLE task_people (
    item_id BIGINT NOT NULL REFERENCES items (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (item_id, member_id)
);
CREATE INDEX task_people_of_member ON task_people (member_id, item_id);

CREATE TABLE task_checks (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    done_at BIGINT,
    done_by BIGINT REFERENCES members (id)
);
CREATE INDEX task_checks_of_item ON task_checks (item_id, position, id);
CREATE INDEX task_checks_done_by ON task_checks (done_by, id);

-- Time that somebody gave, for which organisation, on which day.
CREATE TABLE task_hours (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    organisation_id BIGINT REFERENCES organisations (id),
    day BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    what TEXT NOT NULL,
    logged_at BIGINT NOT NULL
);
CREATE INDEX task_hours_of_item ON task_hours (item_id, day, id);
CREATE INDEX task_hours_of_member ON task_hours (member_id, day, id);
CREATE INDEX task_hours_by_day ON task_hours (network_id, day, id);
CREATE INDEX task_hours_of_organisation ON task_hours (organisation_id, day, id);

-- One task waits for another.
CREATE TABLE task_ties (
    blocker_id BIGINT NOT NULL REFERENCES items (id),
    blocked_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    tied_at BIGINT NOT NULL,
    PRIMARY KEY (blocker_id, blocked_id)
);
CREATE INDEX task_ties_of_blocked ON task_ties (blocked_id, blocker_id);

-- Until when something is to be reached.
CREATE TABLE milestones (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    due_on BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX milestones_by_due ON milestones (network_id, due_on, item_id);

-- How a list of tasks is narrowed, as somebody likes to find it again.
CREATE TABLE task_filters (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL
);
CREATE INDEX task_filters_of_member ON task_filters (member_id, space_id, id);

-- What tasks were before somebody changed them last, so that they can undo it.
CREATE TABLE task_undos (
    member_id BIGINT NOT NULL REFERENCES members (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    before TEXT NOT NULL,
    PRIMARY KEY (member_id, space_id)
);
