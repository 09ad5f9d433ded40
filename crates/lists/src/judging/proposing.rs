//! Where no heading names anything: the column whose texts differ most.

use super::column::{Column, LOOK, share};
use super::field::Field;
use super::kind::{Kind, Title, Verdict, Why};
use super::weighing::weigh;
use crate::cutting::Table;
use crate::fold::fold;
use crate::words::Heading;

/// The column that is most likely to hold the names.
pub(super) fn best(columns: &[Column], table: &Table) -> Option<usize> {
    let rows = table.rows.len().min(LOOK);
    let worth = |column: &Column| {
        let named = f64::from(u8::from(fold(&column.heading).contains("name")));
        column.texts * column.distinct * share(column.filled, rows)
            + 0.5 * named
            + 0.5 * column.bodies.max(column.people)
    };
    let free = |column: &Column| {
        let open = column.field == Field::Ignore || (column.field == Field::Headline && column.is_titled());
        open && column.told.is_none() && column.texts > 0.4 && !matches!(column.said, Some(Heading::Tells))
    };
    // Some call their members by codes alone.
    let coded = |column: &Column| {
        column.field == Field::Ignore
            && column.told.is_none()
            && column.distinct > 0.9
            && column.said.is_none()
            && column.websites == 0.0
    };
    let plain = columns.iter().any(free);
    let open =
        columns.iter().enumerate().filter(|(_, column)| if plain { free(column) } else { coded(column) });
    open.max_by(|(place, one), (other, two)| worth(one).total_cmp(&worth(two)).then(other.cmp(place)))
        .map(|(place, _)| place)
}

/// Names the column, and judges by its cells.
pub(super) fn proposed(columns: &mut [Column], table: &Table) -> Verdict {
    let Some(place) = best(columns, table) else {
        let email = columns.iter().any(|column| column.has(Field::Email));
        let kind = if email { Kind::People } else { Kind::Organisations };
        return Verdict { kind, why: Why::Proposed { column: Title::default() }, sure: false };
    };
    if let Some(column) = columns.get_mut(place) {
        // It is weighed as a name, and not as what somebody does.
        column.field = Field::Ignore;
    }
    let weight = weigh(columns, table, place);
    let kind = if weight.people > weight.bodies { Kind::People } else { Kind::Organisations };
    if let Some(column) = columns.get_mut(place) {
        column.field = if kind == Kind::People { Field::Name } else { Field::Organisation };
    }
    let sure = (weight.people - weight.bodies).abs() >= 2.0;
    Verdict { kind, why: Why::Proposed { column: Title::of(columns, place) }, sure }
}
