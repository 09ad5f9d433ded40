//! The pages on which a file goes its way: brought, mapped, tried, applied, reported.

pub(super) mod bringing;
pub(super) mod list;
pub(super) mod mapping;
pub(super) mod outcome;
pub(super) mod sheets;
pub(super) mod trial;

use super::import::Import;
use super::store;
use db::Read;
use house::ids::ImportId;
use house::web::{At, Error, Page, Place, Viewer};

/// The network's slug and the import's number.
pub(super) type Address = At<(String, ImportId)>;

/// An import of this network.
pub(super) fn find(q: &mut Read<'_>, viewer: &Viewer, id: ImportId) -> Result<Import, Error> {
    store::by_id(q, viewer.network.id, id)?.ok_or(Error::NotFound)
}

/// A page below the list of imports.
pub(super) fn below<T>(viewer: &Viewer, body: T, title: &'static str) -> Page<T> {
    Page::new(body, title).place(Place::People).under("imports-title", viewer.path("imports"))
}
