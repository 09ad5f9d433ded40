-- Where an item stands: `shown` in the lists of its space; `archived`, out of them and still to be read; `deleted`, gone for
-- everybody, and back if its author or a facilitator says so within thirty days; `purged`, a number without a word.
ALTER TABLE items ADD COLUMN shelf TEXT NOT NULL DEFAULT 'shown';
ALTER TABLE items ADD COLUMN shelved_at BIGINT;
ALTER TABLE items ADD COLUMN pinned_at BIGINT;
-- The verb of its kind, so that a tab is one walk through one index.
ALTER TABLE items ADD COLUMN verb TEXT NOT NULL DEFAULT 'talk';

DROP INDEX items_of_space;
DROP INDEX items_of_space_by_kind;
DROP INDEX items_of_space_by_state;
CREATE INDEX items_of_space ON items (space_id, shelf, last_message_at, id);
CREATE INDEX items_of_space_by_verb ON items (space_id, shelf, verb, last_message_at, id);
CREATE INDEX items_of_space_by_kind ON items (space_id, shelf, kind, last_message_at, id);
CREATE INDEX items_of_space_open ON items (space_id, verb, last_message_at, id)
    WHERE shelf = 'shown' AND closed_at IS NULL;
CREATE INDEX items_of_space_closed ON items (space_id, verb, last_message_at, id)
    WHERE shelf = 'shown' AND closed_at IS NOT NULL;
CREATE INDEX items_pinned ON items (space_id, pinned_at, id) WHERE pinned_at IS NOT NULL;
CREATE INDEX items_deleted ON items (space_id, shelved_at, id) WHERE shelf = 'deleted';
CREATE INDEX items_to_purge ON items (shelved_at, id) WHERE shelf = 'deleted';

-- The tabs that are on in a space, as words of verbs with commas between them; each kind that is first used adds its own.
ALTER TABLE spaces ADD COLUMN tabs TEXT NOT NULL DEFAULT 'talk';
-- Where a space stands on its way, where its template has phases; and until when each lasts, where somebody has said so.
ALTER TABLE spaces ADD COLUMN phase TEXT NOT NULL DEFAULT '';
CREATE TABLE space_phases (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    phase TEXT NOT NULL,
    network_id BIGINT NOT NULL,
    last_day TEXT NOT NULL,
    PRIMARY KEY (space_id, phase)
);
