-- When somebody answered first, where they have answered otherwise since; empty where the answer is still the first one.
ALTER TABLE attendances ADD COLUMN first_answered_at BIGINT;
