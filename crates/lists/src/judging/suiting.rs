//! The columns as what the rows are can use them.

use super::column::Column;
use super::field::Field;
use super::kind::{Kind, is_of_people};
use super::proposing::best;
use crate::cells::present;
use crate::cutting::Table;
use crate::words::{Heading, Lexicon};

/// Fits the columns to what the rows are.
pub(super) fn suit(columns: &mut [Column], table: &Table, kind: Kind) {
    match kind {
        Kind::Organisations => suit_organisations(columns, table),
        Kind::People | Kind::Both => suit_people(columns, table),
    }
    if kind == Kind::People {
        of_people_alone(columns);
    }
}

fn has(columns: &[Column], field: Field) -> bool {
    columns.iter().any(|column| column.has(field))
}

fn turn(columns: &mut [Column], from: Field, to: Field) {
    columns.iter_mut().filter(|column| column.field == from).for_each(|column| column.field = to);
}

/// The column of this meaning that most reads like organisations becomes the names, the others nothing.
fn turn_one(columns: &mut [Column], from: &[Field], to: Field, of: fn(&Column) -> f64) {
    let found = columns.iter().enumerate().filter(|(_, column)| from.iter().any(|field| column.has(*field)));
    let best = found.max_by(|(place, one), (other, two)| of(one).total_cmp(&of(two)).then(other.cmp(place)));
    let best = best.map(|(place, _)| place);
    for (place, column) in columns.iter_mut().enumerate() {
        if Some(place) == best {
            column.field = to;
        } else if best.is_some() && from.contains(&column.field) {
            column.field = Field::Ignore;
        }
    }
}

/// Names are those of organisations, or of somebody to ask for there; addresses are contacts.
fn suit_organisations(columns: &mut [Column], table: &Table) {
    if !has(columns, Field::Organisation) {
        turn(columns, Field::Organisation, Field::Ignore);
        turn(columns, Field::Represents, Field::Organisation);
        let named = has(columns, Field::Organisation);
        turn(columns, Field::Name, if named { Field::ContactPerson } else { Field::Organisation });
    }
    if !has(columns, Field::Organisation) {
        let parts = [Field::FirstName, Field::LastName];
        turn_one(columns, &parts, Field::Organisation, |column| column.bodies);
    }
    if !has(columns, Field::Organisation)
        && let Some(place) = best(columns, table)
        && let Some(column) = columns.get_mut(place)
    {
        column.field = Field::Organisation;
    }
    let person = if has(columns, Field::ContactPerson) { Field::Ignore } else { Field::ContactPerson };
    turn(columns, Field::Name, person);
    // Who is called a person in a list of organisations is somebody to ask for there.
    let second =
        |column: &&mut Column| column.second_name && column.filled > 0 && is_of_people(&column.heading);
    if !has(columns, Field::ContactPerson)
        && let Some(second) = columns.iter_mut().find(second)
    {
        second.field = Field::ContactPerson;
    }
    turn(columns, Field::Email, Field::ContactEmail);
    for unused in [Field::Headline, Field::Skills, Field::FirstName, Field::LastName] {
        turn(columns, unused, Field::Ignore);
    }
}

/// Somebody to ask for is the person of the row, and the address theirs.
fn suit_people(columns: &mut [Column], table: &Table) {
    let named = |columns: &[Column]| {
        [Field::Name, Field::FirstName, Field::LastName].iter().any(|field| has(columns, *field))
    };
    if !named(columns) {
        let from =
            if has(columns, Field::ContactPerson) { Field::ContactPerson } else { Field::Organisation };
        let best = columns.iter().position(|column| column.has(from));
        if let Some(column) = best.and_then(|best| columns.get_mut(best)) {
            column.field = Field::Name;
        }
    }
    if !named(columns)
        && let Some(column) = best(columns, table).and_then(|place| columns.get_mut(place))
    {
        column.field = Field::Name;
    }
    if !has(columns, Field::Email)
        && let Some(first) = columns.iter_mut().find(|column| column.has(Field::ContactEmail))
    {
        first.field = Field::Email;
    }
}

/// What only organisations have.
const OF_BODIES: [Field; 6] =
    [Field::ContactPhone, Field::ContactPerson, Field::Website, Field::Sector, Field::Seeks, Field::Brings];

/// People who belong nowhere have neither a sector nor a website, and no telephone number of anybody is kept.
fn of_people_alone(columns: &mut [Column]) {
    let employed = has(columns, Field::Organisation) || has(columns, Field::Represents);
    for field in OF_BODIES {
        if !employed || matches!(field, Field::ContactPhone | Field::ContactPerson) {
            turn(columns, field, Field::Ignore);
        }
    }
}

/// The columns of a list of people that are understood and for which people have no place, with what they mean.
pub fn placeless(table: &Table, fields: &[Field]) -> Vec<(usize, Field)> {
    let lexicon = Lexicon::new();
    let left = fields.iter().enumerate().filter(|(_, field)| **field == Field::Ignore);
    let filled = left.filter(|(place, _)| table.column(*place).next().is_some());
    let understood = filled.filter_map(|(place, _)| match lexicon.read(table.header.get(place)?)? {
        Heading::Means(field) if OF_BODIES.contains(&field) => Some((place, field)),
        _ => None,
    });
    understood.collect()
}

/// The columns that are left out because no cell is what the heading promises, an address of mail or of a website, with
/// what it promises.
pub fn belied(table: &Table, fields: &[Field]) -> Vec<(usize, Field)> {
    let lexicon = Lexicon::new();
    let left = fields.iter().enumerate().filter(|(_, field)| **field == Field::Ignore);
    let promised = left.filter_map(|(place, _)| match lexicon.read(table.header.get(place)?)? {
        Heading::Means(field @ (Field::Email | Field::Website)) => Some((place, field)),
        _ => None,
    });
    let none = |(place, field): &(usize, Field)| {
        let mark = if *field == Field::Email { '@' } else { '.' };
        let mut filled = table.column(*place).map(present).filter(|cell| !cell.is_empty()).peekable();
        filled.peek().is_some() && !filled.any(|cell| cell.contains(mark))
    };
    promised.filter(none).collect()
}
