//! What a network wants, why, and by what values: its charter, version by version, and who stands behind each.
//!
//! A version that is written is never changed; an endorsement is for one version and never moves to the next.

mod acts;
mod charter;
mod edit;
mod endorsement;
mod merging;
mod show;
mod store;
mod version;
mod waiting;

pub use acts::{CHARTER_ENDORSED, CHARTER_REVISED, ENDORSEMENT_WITHDRAWN};
pub use charter::{Charter, NewCharter};
pub use store::{endorse, endorse_many, newest, write};

use house::access::Action;
use house::room::Room;
use house::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "charters",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/charters.ftl"),
    merging: Some(merging::MERGING),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["charters", "endorsements"],
    needs: Some(waiting::needs),
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/charter", Action::ReadNetwork, show::show)
        .get("/n/{slug}/charter/edit", Action::ReviseCharter, edit::edit)
        .get("/n/{slug}/charter/versions", Action::ReadNetwork, version::list)
        .post("/n/{slug}/charter/versions", Action::ReviseCharter, edit::create)
        .get("/n/{slug}/charter/versions/{version}", Action::ReadNetwork, version::show)
        .get("/n/{slug}/charter/versions/{version}/endorsements", Action::ReadNetwork, endorsement::list)
        .post("/n/{slug}/charter/endorsements", Action::EndorseCharter, endorsement::create)
        .post("/n/{slug}/charter/endorsements/removal", Action::EndorseCharter, endorsement::remove)
}
