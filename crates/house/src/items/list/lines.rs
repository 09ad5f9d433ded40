//! What kinds add to the lines of a list: asked for all lines of a kind at once.

use crate::ids::ItemId;
use crate::items::item::ItemRow;
use crate::items::kind::Kinds;
use crate::web::{Error, Said, Viewer};
use db::Read;
use std::collections::BTreeMap;

/// What stands beside the titles of a list.
#[derive(Debug, Default)]
pub struct Lines(BTreeMap<ItemId, Said>);

impl Lines {
    /// What the kind of this item adds to its line.
    pub fn of(&self, item: &ItemId) -> Option<&Said> {
        self.0.get(item)
    }
}

/// What their kinds add to these rows, which the viewer may read.
///
/// # Errors
/// Those of the database.
pub fn lines(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, rows: &[&[ItemRow]]) -> Result<Lines, Error> {
    let mut lines = Lines::default();
    for kind in kinds {
        let Some(line) = kind.line else { continue };
        let theirs = rows.iter().copied().flatten().filter(|row| row.kind == kind.name);
        let ids: Vec<ItemId> = theirs.map(|row| row.id).collect();
        if !ids.is_empty() {
            lines.0.extend(line(q, viewer, &ids)?);
        }
    }
    Ok(lines)
}
