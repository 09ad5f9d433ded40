-- What comes by thousands and may wait, such as digests: a job of this kind is taken up where nothing else is due.
ALTER TABLE jobs ADD COLUMN patient BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX jobs_by_patience ON jobs (patient, next_at, id) WHERE state = 'waiting';
