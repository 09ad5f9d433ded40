//! A round from its opening to its close: what its form asks, whom it calls, and how answers become sums.

mod beside;
mod calling;
mod closing;
mod cover;
mod fields;
mod reckoning;

pub(super) use beside::{shares, since};
pub(super) use calling::CALLING;
pub(super) use closing::{CLOSING, close_now};
pub(super) use cover::merged;
pub(super) use fields::{HEALTH_FIELDS, TRUST_FIELDS, open};
pub(super) use reckoning::{NO_SECTOR, REST};

use super::store;
use db::Read;
use house::ids::ItemId;
use house::web::Error;

/// A round stays in its space: whom it asks, and who holds it, follows from there; and when it is closed, those who answered did so for
/// those who are in that space, and wrote for those who hold it.
pub(super) fn bound(q: &mut Read<'_>, item: ItemId) -> Result<Option<&'static str>, Error> {
    Ok(store::of_item(q, item)?.map(|_| "round-refused-move"))
}
