-- Figures of each month that is over, counted once and never again: what is told of them cannot be reckoned apart by asking twice. A row is
-- a cell that may be told. `month` is twelve times the year, and the month from 0 to 11. `space_id` is 0 for the whole network;
-- these are split by sector where people are counted: a sector's word, `none` for people without an organisation, `together`
-- for all who would else be too few. A space's own cell has no sector. What may not be told has no row.
CREATE TABLE report_cells (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    figure TEXT NOT NULL,
    month BIGINT NOT NULL,
    space_id BIGINT NOT NULL,
    sector TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (network_id, figure, space_id, month, sector)
);

-- Up to which month each figure is counted.
CREATE TABLE report_marks (
    network_id BIGINT NOT NULL REFERENCES networks (id),
    figure TEXT NOT NULL,
    month BIGINT NOT NULL,
    PRIMARY KEY (network_id, figure)
);

-- Reports that somebody wants to find again: what was chosen, as an address holds it, and of which space. One that is shared outlives its
-- maker's membership.
CREATE TABLE saved_reports (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    member_id BIGINT REFERENCES members (id),
    space_id BIGINT REFERENCES spaces (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    shared BOOLEAN NOT NULL,
    saved_at BIGINT NOT NULL
);
CREATE INDEX saved_reports_in_network ON saved_reports (network_id, id);
CREATE INDEX saved_reports_shared ON saved_reports (network_id, id) WHERE shared;
CREATE INDEX saved_reports_of_member ON saved_reports (member_id, id);
CREATE INDEX saved_reports_of_space ON saved_reports (space_id, id);

-- What was done in a month is asked by the month.
CREATE INDEX tasks_done_in_time ON tasks (network_id, done_at, item_id) WHERE done_at IS NOT NULL;

-- The story of a year: a draft, or published to members or to everybody.
CREATE TABLE annual_stories (
    id IDENTITY,
    network_id BIGINT NOT NULL REFERENCES networks (id),
    year BIGINT NOT NULL,
    opening TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    published_at BIGINT,
    published_by BIGINT REFERENCES members (id)
);
CREATE UNIQUE INDEX annual_stories_by_year ON annual_stories (network_id, year);
CREATE INDEX annual_stories_publisher ON annual_stories (published_by, id);

-- Its sentences. `source` names what a sentence was made from, so that it is found again when the story is made anew. `record` says what it
-- tells of: an item or an indicator by number, the figures of a report by its address, or nothing. `edited` is what stewards wrote in
-- the place of what was made.
CREATE TABLE annual_sentences (
    id IDENTITY,
    story_id BIGINT NOT NULL REFERENCES annual_stories (id),
    network_id BIGINT NOT NULL,
    chapter TEXT NOT NULL,
    place BIGINT NOT NULL,
    source TEXT NOT NULL,
    record TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    query TEXT NOT NULL,
    made TEXT NOT NULL,
    edited TEXT,
    dropped BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX annual_sentences_of ON annual_sentences (story_id, source);
CREATE INDEX annual_sentences_in_order ON annual_sentences (story_id, place, id);
CREATE INDEX annual_sentences_about ON annual_sentences (record, record_id, id);
