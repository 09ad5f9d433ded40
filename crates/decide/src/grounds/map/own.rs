//! Where one stands oneself: reckoned from one's own answers and the axes that are kept, for nobody else.

use super::figures::Figures;
use crate::grounds::store::Mark;
use house::ids::StatementId;

/// With fewer answers nobody stands on the map, unless there are fewer statements.
const ENOUGH: usize = 7;

/// A place on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::grounds) struct Own {
    pub(in crate::grounds) x: f64,
    pub(in crate::grounds) y: f64,
    /// The number of the group in whose middle one stands nearest; none where there are no groups.
    pub(in crate::grounds) group: Option<usize>,
}

/// The place of somebody who has said this; none for who has not said enough.
pub(in crate::grounds) fn own(figures: &Figures, marks: &[Mark], said: &[(StatementId, i64)]) -> Option<Own> {
    let statements = usize::try_from(figures.statements).unwrap_or(0);
    if said.len() < ENOUGH.min(statements) || said.is_empty() {
        return None;
    }
    let (mut x, mut y, mut seen) = (0.0, 0.0, 0_i64);
    for (statement, answer) in said {
        // What the map does not know, or keeps off, does not count here either.
        let Ok(at) = marks.binary_search_by_key(statement, |mark| mark.statement_id) else { continue };
        let Some(mark) = marks.get(at).filter(|mark| mark.axis_x != 0.0 || mark.axis_y != 0.0) else {
            continue;
        };
        let off = i32::try_from(*answer).map_or(0.0, f64::from) - mark.mean;
        x += off * mark.axis_x;
        y += off * mark.axis_y;
        seen += 1;
    }
    let seen = u32::try_from(seen + figures.masked).unwrap_or(1).max(1);
    let scale = (u32::try_from(statements).map_or(0.0, f64::from) / f64::from(seen)).sqrt();
    let (x, y) = (x * scale, y * scale);
    Some(Own { x, y, group: nearest(figures, x, y) })
}

/// The groups of many, by what each has said.
pub(in crate::grounds) fn groups_of(
    figures: &Figures,
    marks: &[Mark],
    said: &[(StatementId, i64)],
) -> Option<usize> {
    own(figures, marks, said).and_then(|own| own.group)
}

fn nearest(figures: &Figures, x: f64, y: f64) -> Option<usize> {
    let far = |at: usize| figures.groups.get(at).map_or(f64::MAX, |group| (group.x - x).hypot(group.y - y));
    (0..figures.groups.len()).min_by(|a, b| far(*a).total_cmp(&far(*b)))
}
