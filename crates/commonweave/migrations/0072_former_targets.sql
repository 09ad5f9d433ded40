-- What a target was before it was changed or taken away.
CREATE TABLE indicator_former_targets (
    id IDENTITY,
    indicator_id BIGINT NOT NULL REFERENCES indicators (id),
    series BIGINT NOT NULL,
    period BIGINT NOT NULL,
    network_id BIGINT NOT NULL,
    value REAL NOT NULL,
    set_by BIGINT NOT NULL REFERENCES members (id),
    set_at BIGINT NOT NULL,
    replaced_at BIGINT NOT NULL
);
CREATE INDEX indicator_former_targets_of ON indicator_former_targets (indicator_id, series, id);
CREATE INDEX indicator_former_targets_in_network ON indicator_former_targets (network_id, id);
CREATE INDEX indicator_former_targets_by_member ON indicator_former_targets (set_by, id);
CREATE INDEX indicator_values_grouped ON indicator_values (indicator_id, series, period) WHERE group_name > '';

-- In which space somebody took part; of those who did before it was noted, where the item stands now.
ALTER TABLE tie_people ADD COLUMN space_id BIGINT NOT NULL DEFAULT 0;
UPDATE tie_people SET space_id = COALESCE(
    (SELECT tie_acts.space_id FROM tie_acts
     WHERE tie_acts.item_id = tie_people.item_id AND tie_acts.layer = tie_people.layer
       AND tie_acts.period = tie_people.period), 0);

DROP INDEX tie_months_of_low;
CREATE INDEX tie_months_of_pair ON tie_months (low_id, high_id, layer, space_id, month);

-- Of which ties a map was drawn (their digest): one that was drawn before is drawn anew.
ALTER TABLE map_figures ADD COLUMN drawn_of TEXT NOT NULL DEFAULT '';
