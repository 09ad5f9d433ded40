//! Minutes that were written elsewhere: their points with what was said under each, approved as they came.

use super::point::{Aim, PointState};
use super::store::{self, New};
use super::{approving, hold, writing};
use db::Write;
use house::ids::ItemId;
use house::web::{Error, Speech, Viewer};

/// A point as minutes tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct Written {
    pub(in crate::events) title: String,
    /// What was said, as Markdown; may be empty.
    pub(in crate::events) notes: String,
}

/// Writes down the points of an event that has none, and keeps the whole as approved minutes.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn bring(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: ItemId,
    points: &[Written],
    speech: &Speech,
) -> Result<(), Error> {
    hold(tx, item)?;
    let whose = (viewer.network.id, item, viewer.member()?.id);
    store::touch(tx, (viewer.network.id, item), viewer.now)?;
    for point in points {
        let new = New {
            title: point.title.clone(),
            aim: Aim::Discuss,
            length: None,
            speaker: String::new(),
            material: String::new(),
        };
        let id = store::lay(tx, whose, &new, PointState::Planned)?;
        if !point.notes.is_empty() {
            writing::first_notes(tx, whose, id, &point.notes, viewer.now)?;
        }
    }
    approving::freeze(tx, viewer, item, speech)?;
    Ok(())
}
