-- Whether an answer to the pulse of a meeting is told. Answers become so five at a time and never one by one: by two looks at a
-- page nobody learns what a single one was. What was shown until now has been told.
ALTER TABLE event_pulses ADD COLUMN told BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE event_pulses SET told = TRUE
WHERE item_id IN (SELECT item_id FROM event_pulses GROUP BY item_id HAVING COUNT(*) >= 5);
