-- Of which task a template was kept: what that task said goes with it.
ALTER TABLE task_templates ADD COLUMN made_from BIGINT REFERENCES items (id);
CREATE INDEX task_templates_made_from ON task_templates (made_from, id);
