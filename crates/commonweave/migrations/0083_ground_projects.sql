-- The project that was made of a statement: one at most.
CREATE TABLE ground_projects (
    statement_id BIGINT NOT NULL REFERENCES ground_statements (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    network_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (statement_id)
);
CREATE INDEX ground_projects_of ON ground_projects (space_id, statement_id);
CREATE INDEX ground_projects_in ON ground_projects (network_id, statement_id);
