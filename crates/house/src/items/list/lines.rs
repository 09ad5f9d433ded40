//! What kinds add to the lines of a list: asked for all lines of a kind at once.

use crate::ids::{ItemId, MemberId};
use crate::inbox;
use crate::items::item::ItemRow;
use crate::items::kind::Kinds;
use crate::members::{self, Belonging};
use crate::web::{Error, Said, Viewer};
use db::Read;
use std::collections::{BTreeMap, BTreeSet};

/// What stands beside the titles of a list.
#[derive(Debug, Default)]
pub struct Lines {
    said: BTreeMap<ItemId, Said>,
    fresh: BTreeSet<ItemId>,
    from: BTreeMap<MemberId, Belonging>,
}

impl Lines {
    /// What the kind of this item adds to its line.
    pub fn of(&self, item: &ItemId) -> Option<&Said> {
        self.said.get(item)
    }

    /// To which organisation the author of an item belongs, as far as the viewer may know.
    pub fn from(&self, author: &MemberId) -> Option<&Belonging> {
        self.from.get(author)
    }

    /// Whether the item moved since the viewer read it.
    pub fn is_fresh(&self, item: &ItemId) -> bool {
        self.fresh.contains(item)
    }

    /// Whether any of them did.
    pub fn any_fresh(&self) -> bool {
        !self.fresh.is_empty()
    }
}

/// What their kinds add to these rows, which the viewer may read.
///
/// # Errors
/// Those of the database.
pub fn lines(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, rows: &[&[ItemRow]]) -> Result<Lines, Error> {
    let ids: Vec<ItemId> = rows.iter().copied().flatten().map(|row| row.id).collect();
    let authors: BTreeSet<MemberId> = rows.iter().copied().flatten().map(|row| row.author_id).collect();
    let authors: Vec<MemberId> = authors.into_iter().collect();
    let mut lines = Lines {
        said: BTreeMap::new(),
        fresh: inbox::fresh(q, viewer, &ids)?,
        from: members::organisation_of_each(q, viewer, &authors)?,
    };
    for kind in kinds {
        let Some(line) = kind.line else { continue };
        let theirs = rows.iter().copied().flatten().filter(|row| row.kind == kind.name);
        let ids: Vec<ItemId> = theirs.map(|row| row.id).collect();
        if !ids.is_empty() {
            lines.said.extend(line(q, viewer, &ids)?);
        }
    }
    Ok(lines)
}
