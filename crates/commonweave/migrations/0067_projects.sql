-- The sheet of a project, beside its space: the objective of the charter that it serves, in the words that the charter had then
-- (`objective_key` is what an address says for them), what it should move and by which indicator, its days (midnights of UTC),
-- its light as it was last reported, and on which day the next report is asked for. `sequence` tells calendars how often its days
-- may have changed. An indicator is named by its number alone: its own room says whether there is one, and for whom.
CREATE TABLE projects (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    state TEXT NOT NULL,
    objective TEXT NOT NULL,
    objective_key TEXT NOT NULL,
    moves TEXT NOT NULL,
    indicator_id BIGINT,
    starts_on BIGINT,
    ends_on BIGINT,
    light TEXT,
    light_at BIGINT,
    report_due_on BIGINT,
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (space_id)
);
CREATE INDEX projects_newest ON projects (network_id, changed_at, space_id);
CREATE INDEX projects_moving ON projects (network_id, indicator_id, space_id);
CREATE INDEX projects_by_start ON projects (network_id, starts_on, space_id);
CREATE INDEX projects_by_end ON projects (network_id, ends_on, space_id);
CREATE INDEX projects_by_report ON projects (network_id, report_due_on, space_id);

-- Which organisations take part in a project, and what each does in it.
CREATE TABLE project_partners (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    network_id BIGINT NOT NULL,
    part TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (space_id, organisation_id)
);
CREATE INDEX project_partners_of ON project_partners (organisation_id, space_id);

-- What people of its space do in a project.
CREATE TABLE project_roles (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    member_id BIGINT NOT NULL REFERENCES members (id),
    network_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (space_id, member_id)
);
CREATE INDEX project_roles_of ON project_roles (member_id, space_id);

-- How a project stood, in a light and a sentence; never changed.
CREATE TABLE project_reports (
    id IDENTITY,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    light TEXT NOT NULL,
    sentence TEXT NOT NULL,
    reported_at BIGINT NOT NULL
);
CREATE INDEX project_reports_of ON project_reports (space_id, id);
CREATE INDEX project_reports_by ON project_reports (member_id, id);

-- From which state to which a project went, and why; never changed.
CREATE TABLE project_turns (
    id IDENTITY,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL REFERENCES members (id),
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    turned_at BIGINT NOT NULL
);
CREATE INDEX project_turns_of ON project_turns (space_id, id);
CREATE INDEX project_turns_by ON project_turns (member_id, id);

-- How a task comes back. The row goes on from task to task: it stands at the one that is to be done, and says from which that
-- was made. `month_day` is the day of the month that is meant, where a month has it.
CREATE TABLE task_repeats (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL,
    every TEXT NOT NULL,
    step BIGINT NOT NULL CHECK (step BETWEEN 1 AND 52),
    month_day BIGINT NOT NULL CHECK (month_day BETWEEN 1 AND 31),
    made_from BIGINT REFERENCES items (id),
    PRIMARY KEY (item_id)
);
CREATE INDEX task_repeats_made_from ON task_repeats (made_from, item_id);

-- Tasks as a space makes them again and again. `checks` is the check list, a line each.
CREATE TABLE task_templates (
    id IDENTITY,
    network_id BIGINT NOT NULL,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    estimate BIGINT NOT NULL,
    priority TEXT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id),
    checks TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES members (id),
    made_at BIGINT NOT NULL
);
CREATE INDEX task_templates_of_space ON task_templates (space_id, id);
CREATE INDEX task_templates_of_organisation ON task_templates (organisation_id, id);
CREATE INDEX task_templates_made_by ON task_templates (made_by, id);

-- What organisations carry where every member may look, reckoned once a day: by the word of what was counted. Organisation 0 is
-- none.
CREATE TABLE burden_loads (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    organisation_id BIGINT NOT NULL,
    word TEXT NOT NULL,
    amount BIGINT NOT NULL,
    reckoned_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, organisation_id, word)
);

-- For which items most others wait, and which organisation carries each (0 for none), reckoned with it.
CREATE TABLE burden_blocks (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    item_id BIGINT NOT NULL REFERENCES items (id),
    organisation_id BIGINT NOT NULL,
    waiting BIGINT NOT NULL,
    reckoned_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, item_id)
);
CREATE INDEX burden_blocks_of ON burden_blocks (item_id);
