-- Which pages of rooms stand in a network's rail because somebody has used them, as words with commas between them.
ALTER TABLE networks ADD COLUMN pages TEXT NOT NULL DEFAULT '';
