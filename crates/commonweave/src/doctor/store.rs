//! What the doctor asks. It reads the tables of all rooms and writes to none.

use db::{Error, Read};
use house::ids::NetworkId;
use house::members::State;
use house::sector::Sector;

/// A row whose count is wrong: its number, what is kept, what counting gives. At most 20 of a kind are told.
type Wrong = Vec<(i64, i64, i64)>;

pub(super) fn networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all("SELECT id FROM networks ORDER BY id", &[])
}

/// Whether this is a database of ours at all: it has seen a migration.
///
/// # Errors
/// Where there is no table of migrations.
pub fn has_tables(q: &mut Read<'_>) -> Result<bool, Error> {
    Ok(q.maybe::<i64>("SELECT position FROM migrations ORDER BY position LIMIT 1", &[])?.is_some())
}

/// The place in the order of the newest line of all logs; zero where there is none.
///
/// # Errors
/// Those of the database.
pub fn newest_order(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT COALESCE(MAX(visible_order), 0) AS newest FROM happenings", &[])
}

/// SQLite's own word about its file: `ok`, or what is wrong.
pub(super) fn integrity(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all("PRAGMA integrity_check", &[])
}

/// Tables with rows that point at nothing, on SQLite.
pub(super) fn broken_references(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY \"table\"", &[])
}

/// How many rows of this table point by this column at a row of that one which is not there.
pub(super) fn orphans(q: &mut Read<'_>, table: &str, column: &str, parent: &str) -> Result<i64, Error> {
    let sql = format!(
        "SELECT COUNT(*) FROM {table} AS child WHERE child.{column} IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE parent.id = child.{column})"
    );
    q.one(&sql, &[])
}

/// Indexes that PostgreSQL holds to be unusable.
pub(super) fn invalid_indexes(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT CAST(pg_class.relname AS TEXT) FROM pg_index JOIN pg_class ON pg_class.oid = pg_index.indexrelid
         WHERE NOT pg_index.indisvalid ORDER BY 1",
        &[],
    )
}

/// Rules that PostgreSQL was told not to check.
pub(super) fn unchecked_rules(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    q.all("SELECT CAST(conname AS TEXT) FROM pg_constraint WHERE NOT convalidated ORDER BY 1", &[])
}

/// Pages whose checksum was wrong when PostgreSQL read them; zero where it keeps none.
pub(super) fn damaged_pages(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one(
        "SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()
         ORDER BY datid LIMIT 1",
        &[],
    )
}

pub(super) fn members_in_state(q: &mut Read<'_>, subject: &str, state: State) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = $1), 0) AS kept,
                   (SELECT COUNT(*) FROM members WHERE network_id = networks.id AND state = $2) AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[&subject, &state],
    )
}

pub(super) fn stewards(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = 'stewards'), 0) AS kept,
                   (SELECT COUNT(*) FROM members
                    WHERE network_id = networks.id AND role = 'steward' AND state = 'active') AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

pub(super) fn organisations(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = 'organisations'), 0) AS kept,
                   (SELECT COUNT(*) FROM organisations
                    WHERE network_id = networks.id AND archived_at IS NULL) AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

pub(super) fn organisations_in_sector(
    q: &mut Read<'_>,
    subject: &str,
    sector: Sector,
) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   COALESCE((SELECT amount FROM network_counts
                             WHERE network_id = networks.id AND subject = $1), 0) AS kept,
                   (SELECT COUNT(*) FROM organisations
                    WHERE network_id = networks.id AND sector = $2 AND archived_at IS NULL) AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[&subject, &sector],
    )
}

pub(super) fn space_members(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT spaces.id, spaces.member_count AS kept,
                   (SELECT COUNT(*) FROM space_members WHERE space_id = spaces.id) AS counted
            FROM spaces) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

pub(super) fn item_messages(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT items.id, items.message_count AS kept,
                   (SELECT COUNT(*) FROM messages
                    WHERE item_id = items.id AND deleted_at IS NULL) AS counted
            FROM items) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// Removed replies keep their place, and are counted.
pub(super) fn replies(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT messages.id, messages.reply_count AS kept,
                   (SELECT COUNT(*) FROM messages AS replies
                    WHERE replies.item_id = messages.item_id AND replies.parent_id = messages.id) AS counted
            FROM messages) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

pub(super) fn member_endorsements(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT charters.id, charters.member_endorsements AS kept,
                   (SELECT COUNT(*) FROM endorsements
                    WHERE charter_id = charters.id AND organisation_id IS NULL) AS counted
            FROM charters) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

pub(super) fn organisation_endorsements(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT charters.id, charters.organisation_endorsements AS kept,
                   (SELECT COUNT(*) FROM endorsements
                    WHERE charter_id = charters.id AND organisation_id IS NOT NULL) AS counted
            FROM charters) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// The kinds of reactions to a message that stand beside it with their right amounts, where they are not all kinds that were
/// given, or others stand there too.
pub(super) fn reactions(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT messages.id,
                   CAST(CASE WHEN messages.reactions = '' THEN 0
                        ELSE LENGTH(messages.reactions) - LENGTH(REPLACE(messages.reactions, ',', '')) + 1
                        END AS BIGINT) AS parts,
                   (SELECT COUNT(*) FROM (
                        SELECT emoji, COUNT(*) AS amount FROM reactions
                        WHERE reactions.message_id = messages.id GROUP BY emoji) given
                    WHERE ',' || messages.reactions || ','
                          LIKE '%,' || given.emoji || ' ' || CAST(given.amount AS TEXT) || ',%') AS kept,
                   (SELECT COUNT(DISTINCT emoji) FROM reactions
                    WHERE reactions.message_id = messages.id) AS counted
            FROM messages) found
         WHERE kept <> counted OR parts <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

/// Skills of active members, all kinds together.
pub(super) fn skills(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT networks.id,
                   CAST(COALESCE((SELECT SUM(amount) FROM skill_counts
                                  WHERE network_id = networks.id), 0) AS BIGINT) AS kept,
                   (SELECT COUNT(*) FROM member_skills
                    WHERE network_id = networks.id AND member_state = 'active') AS counted
            FROM networks) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

pub(super) fn coming(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT item_id AS id, coming_count AS kept,
                   (SELECT COUNT(*) FROM event_answers
                    WHERE event_answers.item_id = events.item_id AND event_answers.answer = 'yes') AS counted
            FROM events
         ) counts WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}

pub(super) fn perhaps(q: &mut Read<'_>) -> Result<Wrong, Error> {
    q.all(
        "SELECT id, kept, counted FROM (
            SELECT item_id AS id, maybe_count AS kept,
                   (SELECT COUNT(*) FROM event_answers
                    WHERE event_answers.item_id = events.item_id AND event_answers.answer = 'maybe') AS counted
            FROM events
         ) counts WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )
}
