-- When a space was last opened to those who are not in it; empty for one that never was.
ALTER TABLE spaces ADD COLUMN opened_up_at BIGINT;
UPDATE spaces SET opened_up_at = (
    SELECT MAX(happenings.created_at) FROM happenings
    WHERE happenings.space_id = spaces.id AND happenings.what = 'space-changed'
      AND happenings.detail IN ('network', 'public'));

-- Whether people answered under the promise that only those in the space read what comes of it (`promised`), and how it is told: as a
-- whole, in steps, or not at all (`telling`).
ALTER TABLE rounds ADD COLUMN promised BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE rounds ADD COLUMN telling TEXT NOT NULL DEFAULT 'whole';
UPDATE rounds SET promised = TRUE WHERE EXISTS (
    SELECT 1 FROM items JOIN spaces ON spaces.id = items.space_id
    WHERE items.id = rounds.item_id
      AND (spaces.visibility = 'members' OR spaces.opened_up_at > rounds.opened_at));

-- Whether it was said here, and not brought in as a list: that stays so when whoever said it leaves.
ALTER TABLE trust_ties ADD COLUMN own BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE trust_ties SET own = TRUE WHERE said_by IS NOT NULL;

-- On which days everyone in a network rests, as day numbers from 1970 on: no silence is counted on them.
CREATE TABLE tie_rests (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    PRIMARY KEY (network_id, first_day, last_day)
);

-- What is listed by network.
CREATE INDEX round_figures_in_network ON round_figures (network_id, item_id, measure, sector);
CREATE INDEX round_words_in_network ON round_words (network_id, item_id, question, place);
CREATE INDEX trust_scores_in_network ON trust_scores (network_id, item_id, rated_id);
CREATE INDEX scenario_drivers_in_network ON scenario_drivers (network_id, item_id, id);
CREATE INDEX scenario_futures_in_network ON scenario_futures (network_id, item_id, corner);
CREATE INDEX scenario_strategies_in_network ON scenario_strategies (network_id, item_id, id);
CREATE INDEX scenario_tests_in_network ON scenario_tests (network_id, item_id, strategy_id, corner);
CREATE INDEX scenario_signs_in_network ON scenario_signs (network_id, item_id, id);
CREATE INDEX scenario_turns_in_network ON scenario_turns (network_id, item_id, id);
