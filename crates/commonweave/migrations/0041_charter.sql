-- The parts of a version as safe HTML, made when it was written; empty for what was written before, which is shown as typed.
ALTER TABLE charters ADD COLUMN vision_html TEXT NOT NULL DEFAULT '';
ALTER TABLE charters ADD COLUMN purpose_html TEXT NOT NULL DEFAULT '';
ALTER TABLE charters ADD COLUMN principles_html TEXT NOT NULL DEFAULT '';
