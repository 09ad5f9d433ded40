//! What columns mean beside one another: parts of names, employers, two columns for one thing.

use super::column::{Column, LOOK};
use super::field::Field;
use crate::cutting::Table;
use crate::fold::fold;

/// Of two columns for one thing the one with the plainer heading is taken, of two as plain the first that holds
/// anything. A second address becomes a contact.
pub(super) fn keep_plainest(columns: &mut [Column]) {
    for field in Field::ALL.iter().copied().filter(|field| !field.gathers()) {
        let rank = |column: &Column| {
            (column.told.is_some(), column.filled > 0, column.whole, column.emails + column.texts)
        };
        let mut best: Option<usize> = None;
        for (place, column) in columns.iter().enumerate().filter(|(_, column)| column.field == field) {
            let better = best.and_then(|best| columns.get(best)).is_none_or(|best| {
                rank(column) > rank(best) && (column.told.is_some() || !best.whole || best.filled == 0)
            });
            if better {
                best = Some(place);
            }
        }
        for (place, column) in columns.iter_mut().enumerate() {
            if column.field == field && Some(place) != best {
                let second = field == Field::Email && column.emails > 0.0;
                column.field = if second { Field::ContactEmail } else { Field::Ignore };
                column.second_name = field == Field::Name;
            }
        }
    }
    // Sectors are gathered only from columns that hold words for them.
    let told = columns.iter().filter(|column| column.has(Field::Sector)).count();
    for column in
        columns.iter_mut().filter(|column| told > 1 && column.field == Field::Sector && column.texts < 0.5)
    {
        column.field = Field::Ignore;
    }
}

/// Beside the first and last names of people, a column of other names is that of their employers.
pub(super) fn employers(columns: &mut [Column], table: &Table) {
    let place = |field: Field| columns.iter().position(|column| column.has(field));
    let (Some(first), Some(last)) = (place(Field::FirstName), place(Field::LastName)) else { return };
    let mut taken = place(Field::Organisation).is_some();
    for (place, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.has(Field::Name)) {
        if !is_whole_name(table, place, first, last) {
            column.field = if taken { Field::Ignore } else { Field::Organisation };
            taken = true;
        }
    }
}

/// Beside first names alone, "name" is the family name; beside family names alone, the first name.
pub(super) fn parts(columns: &mut [Column], table: &Table) {
    let place = |field: Field| columns.iter().position(|column| column.has(field));
    let (first, last, name) = (place(Field::FirstName), place(Field::LastName), place(Field::Name));
    let (part, other) = match (first, last) {
        (Some(first), None) => (first, Field::LastName),
        (None, Some(last)) => (last, Field::FirstName),
        _ => return,
    };
    if let Some(name) = name.filter(|name| !is_whole_name(table, *name, part, part))
        && let Some(column) = columns.get_mut(name).filter(|column| column.bodies < 0.5)
    {
        column.field = other;
    }
}

/// First names below the heading for last names and the other way round: some forms are filled in so. They are read as
/// they stand, and that is said.
pub(super) fn crossed(columns: &mut [Column]) -> Option<(usize, usize)> {
    let place = |field: Field| columns.iter().position(|column| column.has(field) && column.told.is_none());
    let (first, last) = (place(Field::FirstName)?, place(Field::LastName)?);
    let of =
        |place: usize| columns.get(place).filter(|column| column.filled >= 5).map(|column| column.people);
    if of(first)? >= 0.1 || of(last)? < 0.3 {
        return None;
    }
    columns.get_mut(first)?.field = Field::LastName;
    columns.get_mut(last)?.field = Field::FirstName;
    Some((last, first))
}

/// Where a thing has a code under "name", what it is called may stand under "title".
pub(super) fn titles(columns: &mut [Column]) {
    let place = |field: Field| columns.iter().position(|column| column.has(field));
    if [Field::FirstName, Field::LastName, Field::Organisation].iter().any(|field| place(*field).is_some()) {
        return;
    }
    let called = |column: &Column| {
        column.is_titled() && column.bodies > 0.5 && column.distinct > 0.8 && column.roles < 0.2
    };
    let Some(title) = columns.iter().position(|column| column.has(Field::Headline) && called(column)) else {
        return;
    };
    let name = place(Field::Name);
    if let Some(name) = name.and_then(|name| columns.get_mut(name)) {
        if name.coded < 0.9 || name.people > 0.0 {
            return;
        }
        name.field = Field::Ignore;
    }
    if let Some(title) = columns.get_mut(title) {
        title.field = Field::Organisation;
    }
}

/// Where no heading stands at all, names of people in two columns, what they do and where are known by the cells.
pub(super) fn unnamed(columns: &mut [Column]) {
    if columns.iter().any(|column| !column.heading.is_empty()) {
        return;
    }
    let word = |column: &Column| column.single >= 0.6 && column.texts >= 0.7 && column.bodies < 0.2;
    let pair = columns.windows(2).position(|pair| match pair {
        [one, two] => {
            word(one)
                && word(two)
                && one.people.max(two.people) >= 0.25
                && (one.people - two.people).abs() >= 0.15
        }
        _ => false,
    });
    if let Some([one, two]) = pair.and_then(|at| columns.get_mut(at..at + 2)) {
        let in_order = one.people > two.people;
        one.field = if in_order { Field::FirstName } else { Field::LastName };
        two.field = if in_order { Field::LastName } else { Field::FirstName };
        columns
            .iter_mut()
            .filter(|column| column.field == Field::Name)
            .for_each(|column| column.field = Field::Ignore);
    }
    if !columns.iter().any(|column| {
        column.field == Field::FirstName || (column.field == Field::Name && column.people >= 0.25)
    }) {
        return;
    }
    let free = |column: &&mut Column| column.field == Field::Ignore && column.texts > 0.6;
    let most = |of: fn(&Column) -> f64, columns: &mut [Column], field: Field, least: f64| {
        let best = columns.iter_mut().filter(free).max_by(|one, two| of(one).total_cmp(&of(two)));
        if let Some(best) = best.filter(|best| of(best) >= least) {
            best.field = field;
        }
    };
    most(|column| column.roles, columns, Field::Headline, 0.3);
    most(|column| column.bodies - column.people, columns, Field::Organisation, 0.2);
}

/// Whether a column holds the names of which two others hold the parts.
fn is_whole_name(table: &Table, whole: usize, first: usize, last: usize) -> bool {
    let (mut same, mut seen) = (0, 0);
    for row in table.rows.iter().take(LOOK) {
        let cell = |place: usize| row.cells.get(place).map(|cell| fold(cell)).unwrap_or_default();
        let (whole, first, last) = (cell(whole), cell(first), cell(last));
        if !whole.is_empty() {
            seen += 1;
            let holds = |part: &str| !part.is_empty() && whole.contains(part);
            same += usize::from(holds(&last) || holds(&first));
        }
    }
    same * 2 >= seen
}
