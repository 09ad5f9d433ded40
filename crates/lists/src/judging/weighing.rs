//! What speaks for organisations and what for people in a column of names.

use super::column::{Column, LOOK, share};
use super::field::Field;
use crate::cells::{addresses, present};
use crate::cutting::Table;
use crate::fold::fold;
use crate::words::{Heading, Lexicon, role_mailbox};

/// What was found.
pub(super) struct Weight {
    pub(super) bodies: f64,
    pub(super) people: f64,
    /// Whether anything at all is a sign of a person, beyond what both may have.
    pub(super) of_somebody: bool,
}

/// Weighs them.
pub(super) fn weigh(columns: &[Column], table: &Table, name: usize) -> Weight {
    let hints = |wanted: Heading| {
        columns.iter().filter(|column| column.said == Some(wanted) && column.filled > 0).count()
    };
    let any = |test: &dyn Fn(&Column) -> bool| f64::from(u8::from(columns.iter().any(test)));
    let has = |field: Field| any(&|column| column.has(field));
    let Some(column) = columns.get(name) else {
        return Weight { bodies: 0.0, people: 0.0, of_somebody: false };
    };
    let (offices, own) = mailboxes(columns, table, name);
    let hint = |count: usize| f64::from(u8::try_from(count.min(2)).unwrap_or(2)) * 1.5;
    let heading = f64::from(u8::from(Lexicon::new().field(&column.heading) == Some(Field::Organisation)));
    let bodies = 3.0 * column.bodies
        // A type of which no word is one of organisations may be that of anything.
        + any(&|column| column.has(Field::Sector) && column.types > 0.0)
        + has(Field::Website)
        + 0.5 * has(Field::ContactPerson)
        + 2.0 * offices
        + hint(hints(Heading::OfBodies))
        + 2.0 * heading;
    let people = 3.0 * column.people
        + 2.5 * own
        + hint(hints(Heading::OfPeople))
        + has(Field::Headline)
        + has(Field::Skills);
    let of_somebody = column.people > 0.05 || own > 0.0 || hints(Heading::OfPeople) > 0;
    Weight { bodies, people, of_somebody }
}

/// The share of addresses that are those of an office or of a house named as the row is, and of those that bear the name
/// of the person.
fn mailboxes(columns: &[Column], table: &Table, name: usize) -> (f64, f64) {
    let Some(place) =
        columns.iter().position(|column| column.has(Field::Email) || column.has(Field::ContactEmail))
    else {
        return (0.0, 0.0);
    };
    let (mut offices, mut own, mut seen) = (0, 0, 0);
    for row in table.rows.iter().take(LOOK) {
        let cell = |place: usize| row.cells.get(place).map(|cell| present(cell)).unwrap_or_default();
        let Some(email) = addresses(cell(place)).all.into_iter().next() else { continue };
        let folded = fold(cell(name));
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2).collect();
        let (local, domain) = email.split_once('@').unwrap_or_default();
        let (local, domain) = (fold(local), fold(domain));
        seen += 1;
        if role_mailbox(&email) || words.iter().any(|word| domain.contains(word) && word.len() > 3) {
            offices += 1;
        } else if words.iter().any(|word| local.contains(word)) {
            own += 1;
        }
    }
    (share(offices, seen), share(own, seen))
}
