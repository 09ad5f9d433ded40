-- When a look at the sessions has found that this one has ended. It is deleted when a look a day later finds the same: a
-- clock that jumps forward and back signs nobody out.
ALTER TABLE sessions ADD COLUMN ended_at BIGINT;

-- One row, changed by whoever asks whether the server can write.
CREATE TABLE pulse (
    id BIGINT PRIMARY KEY,
    beats BIGINT NOT NULL
);
INSERT INTO pulse (id, beats) VALUES (1, 0);
