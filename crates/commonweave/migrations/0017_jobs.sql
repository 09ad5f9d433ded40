-- What is to be done later. A job waits until `next_at`; whoever takes it up moves that on by the length of a lease, so that
-- it is due again if they never end it. The payload holds numbers and words of ours alone; one of a name and a payload is
-- kept, so that the same thing is not queued twice.
CREATE TABLE jobs (
    id IDENTITY,
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    due_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    lease TEXT,
    fault TEXT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX jobs_once ON jobs (name, payload);
CREATE INDEX jobs_by_turn ON jobs (state, next_at, id);
CREATE INDEX jobs_by_lateness ON jobs (state, due_at);
CREATE INDEX jobs_by_end ON jobs (state, ended_at);
