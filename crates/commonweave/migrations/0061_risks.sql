-- What could go wrong: how likely it is and how bad it would be (1 to 5 each), who carries it, what was made of it. `score` is
-- likelihood times impact. `raised_at` is since when a live figure calls for its owner; it is gone once somebody has looked. `sequence` tells
-- calendars how often the day of its review may have changed.
CREATE TABLE risks (
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    cause TEXT NOT NULL,
    consequence TEXT NOT NULL,
    likelihood BIGINT NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
    impact BIGINT NOT NULL CHECK (impact BETWEEN 1 AND 5),
    score BIGINT NOT NULL,
    owner_id BIGINT REFERENCES members (id),
    answer TEXT,
    answer_text TEXT NOT NULL,
    answer_html TEXT NOT NULL,
    review_on BIGINT,
    raised_at BIGINT,
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (item_id)
);
CREATE INDEX risks_by_score ON risks (network_id, score, item_id);
CREATE INDEX risks_of_owner ON risks (owner_id, review_on);
CREATE INDEX risks_by_review ON risks (network_id, review_on, item_id);
CREATE INDEX risks_raised ON risks (owner_id, raised_at, item_id);

-- Live figures to which risks are bound: which gauge of which room (`gauge`), read of what (`subject_id`), held against which
-- number. One that has called is armed again only once it was calm for a whole period.
CREATE TABLE risk_triggers (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    gauge TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    threshold BIGINT NOT NULL,
    set_by BIGINT NOT NULL REFERENCES members (id),
    set_at BIGINT NOT NULL,
    armed BOOLEAN NOT NULL,
    raised_at BIGINT,
    calm_since BIGINT
);
CREATE UNIQUE INDEX risk_triggers_of ON risk_triggers (item_id, gauge, subject_id);
CREATE INDEX risk_triggers_by ON risk_triggers (set_by, id);

-- What became of a risk, never changed. Without a member it raised itself.
CREATE TABLE risk_turns (
    id IDENTITY,
    item_id BIGINT NOT NULL REFERENCES items (id),
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT REFERENCES members (id),
    turn TEXT NOT NULL,
    likelihood BIGINT NOT NULL,
    impact BIGINT NOT NULL,
    note TEXT NOT NULL,
    turned_at BIGINT NOT NULL
);
CREATE INDEX risk_turns_of ON risk_turns (item_id, id);
CREATE INDEX risk_turns_by ON risk_turns (member_id, id);

-- On which days somebody took part lately is asked for the habit of an organisation.
CREATE INDEX tie_people_by_day ON tie_people (member_id, day);
