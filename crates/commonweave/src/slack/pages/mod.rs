//! The pages on which an export goes its way: brought and looked through, brought in, told.

pub(super) mod applying;
pub(super) mod list;
pub(super) mod show;

use super::order::{Order, wants};
use super::store::{self, Line};
use db::Read;
use house::ids::{SlackImportId, SpaceId};
use house::web::{At, Error, Viewer};

/// The network's slug and the export's number.
pub(super) type Address = At<(String, SlackImportId)>;

/// An export of this network.
pub(super) fn find(q: &mut Read<'_>, viewer: &Viewer, id: SlackImportId) -> Result<Line, Error> {
    store::by_id(q, viewer.network.id, id)?.ok_or(Error::NotFound)
}

/// What somebody ordered by a form.
pub(super) fn order(
    viewer: &Viewer,
    (space, wanted): (SpaceId, &str),
    import: Option<SlackImportId>,
) -> Result<Order, Error> {
    Ok(Order {
        network: viewer.network.id,
        slug: viewer.network.slug.clone(),
        space,
        wants: wants(wanted.contains("private"), wanted.contains("direct")),
        by: Some(viewer.member()?.id),
        import,
        now: viewer.now,
    })
}
