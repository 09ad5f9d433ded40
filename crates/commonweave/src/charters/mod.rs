//! What a network wants, why, and by what values: its charter, version by version, and who stands behind each.
//!
//! A version that is written is never changed; an endorsement is for one version and never moves to the next.

mod acts;
mod amendment;
mod charter;
mod draft;
mod edit;
mod endorsement;
mod merging;
mod reporting;
mod show;
mod store;
mod version;
mod waiting;

pub use acts::{CHARTER_AMENDMENT_WRITTEN, CHARTER_ENDORSED, CHARTER_REVISED, ENDORSEMENT_WITHDRAWN};
pub use charter::{Charter, Html, NewCharter};
pub use store::{endorse, endorse_many, newest, write};

use house::access::Action;
use house::room::{Measured, Room};
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
    purging: Some(|tx, item| {
        store::purge(tx, item)?;
        store::amending::purge(tx, item)
    }),
    tables: &["charters", "charter_amendments", "charter_drafts", "endorsements"],
    carrying: Some(amendment::carried),
    needs: Some(waiting::needs),
    trays: &[&reporting::MISSING],
    proxies: &[&reporting::BEHIND],
    objectives: Some(|q, network| {
        let charter = store::newest(q, network)?;
        Ok(charter.iter().flat_map(Charter::objectives).map(str::to_owned).collect())
    }),
    measured: &[Measured::beside_floor("the charter", "/n/{slug}/charter")],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/charter", Action::ReadNetwork, show::show)
        .get("/n/{slug}/items/{id}/charter", Action::ReadSpace, amendment::show)
        .post("/n/{slug}/items/{id}/charter", Action::ReadSpace, amendment::save)
        .get("/n/{slug}/charter/edit", Action::ReviseCharter, edit::edit)
        .get("/n/{slug}/charter/draft", Action::ReadToday, draft::show)
        .post("/n/{slug}/charter/draft", Action::ReviseCharter, draft::save)
        .post("/n/{slug}/charter/draft/removal", Action::ReviseCharter, draft::discard)
        .get("/n/{slug}/charter/versions", Action::ReadNetwork, version::list)
        .post("/n/{slug}/charter/versions", Action::ReviseCharter, edit::create)
        .get("/n/{slug}/charter/versions/{version}", Action::ReadNetwork, version::show)
        .get("/n/{slug}/charter/versions/{version}/endorsements", Action::ReadNetwork, endorsement::list)
        .post("/n/{slug}/charter/endorsements", Action::EndorseCharter, endorsement::create)
        .post("/n/{slug}/charter/endorsements/removal", Action::EndorseCharter, endorsement::remove)
}
