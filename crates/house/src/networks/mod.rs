//! Tenants: what a network is called, how it looks, who may see it, and the counts that its pages show.
//!
//! It never knows who is in a network or what they make there, and nothing of one network is ever seen from another.

mod acts;
mod counting;
mod network;
mod settings;
mod store;

pub use acts::{NETWORK_CHANGED, NETWORK_STARTED};
pub use counting::{count, counts, take_unless_last};
pub use network::{ListedNetwork, NewNetwork, slug_of};
pub use store::{create, listed, use_page};

use crate::access::Action;
use crate::room::Room;
use crate::web::{Error, Form, Routes};
use db::Read;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "networks",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/networks.ftl"),
    extracts: store::EXTRACTS,
    tables: &["networks", "network_counts"],
    unmeasured: "its page is a form over one row",
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/n/{slug}/settings", Action::EditNetwork, settings::show).post(
        "/n/{slug}/settings",
        Action::EditNetwork,
        settings::update,
    )
}

/// Complains in the form where the address is another network's.
///
/// # Errors
/// [`Error::Invalid`] where it is taken; those of the database.
pub fn free(q: &mut Read<'_>, form: &mut Form, slug: &str) -> Result<(), Error> {
    if store::at(q, slug)?.is_some() {
        form.fail("slug", "network-slug-taken");
    }
    form.checked()
}
