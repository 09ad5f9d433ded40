//! What changes the tree from outside of its forms: objectives of the charter, organisations that become one.

use crate::outcomes::acts::OBJECTIVES_CHANGED;
use crate::outcomes::{LIMIT, store};
use db::Write;
use house::happenings::{self, Happened};
use house::ids::{ObjectiveId, OrganisationId};
use house::networks;
use house::web::{Error, Said, Viewer};

/// Puts objectives of the charter at the top of the tree.
///
/// # Errors
/// [`Error::Refused`] where there would be too many; those of the database.
pub(in crate::outcomes) fn adopt(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    titles: &[String],
) -> Result<(), Error> {
    for title in titles {
        room_for_one(tx, viewer)?;
        store::add_objective(tx, viewer.network.id, (title, ""), (None, true), viewer.now)?;
    }
    if !titles.is_empty() {
        note(tx, viewer)?;
    }
    Ok(())
}

/// Refuses one objective too many.
pub(super) fn room_for_one(tx: &mut Write<'_>, viewer: &Viewer) -> Result<(), Error> {
    if store::count_objectives(tx, viewer.network.id)? >= LIMIT {
        return Err(Error::Refused(Said::key("outcome-refused-objectives").with("most", LIMIT)));
    }
    Ok(())
}

/// Notes that the tree has changed.
pub(super) fn note(tx: &mut Write<'_>, viewer: &Viewer) -> Result<(), Error> {
    networks::use_page(tx, viewer.network.id, "outcomes")?;
    let happened = Happened::new(&OBJECTIVES_CHANGED);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// What the first organisation carried, the second does now.
pub(in crate::outcomes) fn merge(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
) -> Result<String, Error> {
    let carried = store::move_owner(tx, from, into)?;
    Ok(carried.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// It carries it again.
pub(in crate::outcomes) fn part(
    tx: &mut Write<'_>,
    from: OrganisationId,
    into: OrganisationId,
    kept: &str,
) -> Result<(), Error> {
    let carried: Vec<ObjectiveId> = kept.split(',').filter_map(|id| id.parse().ok()).collect();
    store::hand_over(tx, &carried, into, from)?;
    Ok(())
}
