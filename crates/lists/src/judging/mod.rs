//! What the columns of a table mean, and what it is a list of.

mod column;
mod columns;
mod field;
mod kind;
mod proposing;
mod suiting;
#[cfg(test)]
mod tests;
mod weighing;

pub use field::Field;
pub use kind::{Kind, Title, Why};
pub use suiting::{belied, placeless};

use crate::cutting::Table;
use crate::words::{Heading, Lexicon};
use column::Column;

/// What a table is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// What its rows are.
    pub kind: Kind,
    /// What each column means.
    pub fields: Vec<Field>,
    /// Why its rows are taken for that.
    pub why: Why,
    /// Whether that is beyond doubt.
    pub sure: bool,
    /// Two columns whose headings say the opposite of what stands below them: that with the first names, and that with
    /// the last names.
    pub crossed: Option<(Title, Title)>,
}

/// What somebody has said of a table: that holds, and all else is judged by it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What the rows are.
    pub kind: Option<Kind>,
    /// What columns mean, by their places.
    pub fields: Vec<(usize, Field)>,
}

impl Guess {
    /// Judges a table; `is_type` tells whether a word names what organisations are.
    pub fn of(table: &Table, is_type: &dyn Fn(&str) -> bool, told: &Told) -> Guess {
        let lexicon = Lexicon::new();
        let mut columns: Vec<Column> =
            (0..table.width()).map(|place| Column::of(table, place, &lexicon, is_type)).collect();
        for (place, field) in &told.fields {
            if let Some(column) = columns.get_mut(*place) {
                column.told = Some(*field);
                let means = Heading::Means(*field);
                column.said = Some(if *field == Field::Ignore { Heading::Nothing } else { means });
            }
        }
        let crossed = beside(&mut columns, table);
        let verdict = kind::judge(&mut columns, table);
        let (kind, why, sure) = match told.kind {
            Some(told) => (told, Why::Told, true),
            None => (verdict.kind, verdict.why, verdict.sure),
        };
        suiting::suit(&mut columns, table, kind);
        hold(&mut columns);
        let crossed = crossed.map(|(first, last)| (Title::of(&columns, first), Title::of(&columns, last)));
        Guess { kind, fields: columns.into_iter().map(|column| column.field).collect(), why, sure, crossed }
    }
}

/// What columns mean beside one another.
fn beside(columns: &mut [Column], table: &Table) -> Option<(usize, usize)> {
    hold(columns);
    columns::unnamed(columns);
    columns::parts(columns, table);
    hold(columns);
    columns::employers(columns, table);
    columns::titles(columns);
    let crossed = columns::crossed(columns);
    hold(columns);
    columns::keep_plainest(columns);
    hold(columns);
    crossed
}

/// What somebody has said of a column holds.
fn hold(columns: &mut [Column]) {
    for column in columns {
        column.field = column.told.unwrap_or(column.field);
    }
}
