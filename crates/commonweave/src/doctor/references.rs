//! Rows that point at rows which are not there. PostgreSQL keeps such rows from coming to be, unless somebody told it not to;
//! when asked for faults it says nothing of them.

use super::store;
use db::{Error, Migration, Read};

/// A sentence for each table with such rows.
pub(super) fn broken(q: &mut Read<'_>, schema: &'static [Migration]) -> Result<Vec<String>, Error> {
    let mut said = Vec::new();
    for Reference { table, column, parent, key } in all(schema) {
        let orphans = store::orphans(q, (table, column), (parent, key))?;
        if orphans > 0 {
            said.push(format!("a row of {table} points at a row that is not there ({orphans} by {column})"));
        }
    }
    Ok(said)
}

/// A column by which rows point at rows of another table, and the column of those.
struct Reference {
    table: &'static str,
    column: &'static str,
    parent: &'static str,
    key: &'static str,
}

/// Every one of the schema, read out of its migrations, so that none is forgotten.
fn all(schema: &'static [Migration]) -> Vec<Reference> {
    let mut found = Vec::new();
    for migration in schema {
        let mut table = "";
        for line in migration.sql.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let after = |word: &str| {
                let place = words.iter().position(|other| *other == word)?;
                words.get(place.checked_add(1)?).copied()
            };
            table = after("TABLE").unwrap_or(table);
            if line.starts_with("DROP TABLE ") {
                found.retain(|one: &Reference| Some(one.table) != name(Some(table)));
            }
            if line.contains(" DROP COLUMN ") {
                found.retain(|one: &Reference| {
                    one.table != table || Some(one.column) != name(after("COLUMN"))
                });
            }
            if line.contains(" RENAME COLUMN ")
                && let Some(to) = name(after("TO"))
            {
                let own = |one: &&mut Reference| one.table == table && Some(one.column) == after("COLUMN");
                found.iter_mut().filter(own).for_each(|one| one.column = to);
            }
            let column = after("COLUMN").or(words.first().copied());
            if let (Some(column), Some(parent)) = (column, after("REFERENCES")) {
                let key = after(parent).filter(|word| word.starts_with('('));
                let (parent, key) = parent.split_once('(').unwrap_or((parent, key.unwrap_or("id")));
                let key = key.trim_matches(|sign| "(),;".contains(sign));
                found.push(Reference { table, column, parent, key });
            }
        }
    }
    found
}

/// A word without the sign that ends the statement.
fn name(word: Option<&'static str>) -> Option<&'static str> {
    word.map(|word| word.trim_end_matches(';'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrations;

    /// How many references stand in tables that a later migration takes away.
    fn gone() -> usize {
        let whole: String = migrations::ALL.iter().map(|step| step.sql).collect();
        let dropped = whole.lines().filter_map(|line| line.strip_prefix("DROP TABLE ")?.strip_suffix(';'));
        let in_table = |table: &str| {
            let body = whole.split_once(&format!("CREATE TABLE {table} ("))?.1.split_once("\n);")?.0;
            Some(body.matches(" REFERENCES ").count())
        };
        dropped.filter_map(in_table).sum()
    }

    #[test]
    fn every_reference_of_the_schema_is_found_with_its_table() {
        let written: usize =
            migrations::ALL.iter().map(|step| step.sql.matches(" REFERENCES ").count()).sum();
        let all = all(migrations::ALL);
        // A column that takes the name of another takes its place too.
        let replaced: usize =
            migrations::ALL.iter().map(|step| step.sql.matches(" RENAME COLUMN ").count()).sum();
        assert_eq!(all.len(), written - replaced - gone());
        assert!(
            all.iter()
                .any(|found| (found.table, found.column, found.parent) == ("messages", "item_id", "items"))
        );
        assert!(all.iter().any(
            |found| (found.table, found.parent, found.key) == ("pulse_replies", "event_pulses", "token")
        ));
        let plain = |word: &str| word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        assert!(all.iter().all(|found| plain(found.table)
            && plain(found.column)
            && plain(found.parent)
            && plain(found.key)));
    }
}
