//! Delegations: a member gives their vote to another, for a space, a tag or the whole network, until a day. Who gave it to whom
//! is shown to the two alone. It is taken back at any moment. This room never casts a vote: what a vote makes of the
//! delegations that stand at its end is its own business.

mod acts;
mod defaults;
mod delegation;
mod giving;
mod list;
mod store;

pub use acts::{DELEGATION_ENDED, DELEGATION_GIVEN, DELEGATION_SETTLED};
pub use delegation::What;
pub use store::{allowed, bring};

use house::access::Action;
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "delegations",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/delegations.ftl"),
    leaving: Some(store::leave),
    becoming: Some(store::merge),
    estranging: Some(store::part),
    extracts: store::EXTRACTS,
    tables: &["delegations", "delegation_networks", "delegation_spaces"],
    settings: &[("settings/delegation", "delegation-network-title")],
    needs: Some(list::needs),
    pages: &[RailPage {
        path: "delegations",
        label: "delegation-title",
        group: Group::Decide,
        action: Action::OwnMembership,
        shown: Shown::OnceUsed,
    }],
    measured: &[Measured::growing("delegations", "/n/{slug}/delegations")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/delegations", Action::OwnMembership, list::show)
        .post("/n/{slug}/delegations", Action::OwnMembership, giving::give)
        .post("/n/{slug}/delegations/removal", Action::OwnMembership, giving::end)
        .get("/n/{slug}/settings/delegation", Action::EditNetwork, defaults::of_network)
        .post("/n/{slug}/settings/delegation", Action::EditNetwork, defaults::keep_for_network)
        .get("/n/{slug}/spaces/{id}/delegation", Action::HoldSpace, defaults::of_space)
        .post("/n/{slug}/spaces/{id}/delegation", Action::HoldSpace, defaults::keep_for_space)
}
