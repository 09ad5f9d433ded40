//! The living map: who works with whom, drawn from what people did together. A picture that holds still, beside it a list
//! that can do all that the picture can, and what is known of the whole in plain words. It ranks nobody in public, shows a
//! tie from a hidden space to its members alone, and nobody who does not want to be on it.

mod drawing;
mod export;
mod figures;
mod gathering;
mod gauges;
mod list;
mod mine;
mod net;
mod picture;
mod show;
mod store;
mod view;
mod without;

pub use drawing::draw_all;
pub use figures::{Figures, measured};
pub use gathering::{Scope, gather};
pub use net::{Net, Node};
pub use view::{Sort, View};

use house::access::Action;
use house::happenings::{Act, Audience};
use house::room::{Measured, Room};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// Somebody chose what of them stands on the map. It is nobody else's business what.
pub static MAP_CHOSEN: Act = Act { word: "map-chosen", audience: Audience::Nobody, ..Act::QUIET };

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "map",
    routes: |_| routes(),
    acts: &[&MAP_CHOSEN],
    leaving: Some(store::forget),
    gauges: gauges::GAUGES,
    jobs: &[&drawing::DRAWING, &drawing::DRAWING_ONE],
    texts: include_str!("../../locales/en/map.ftl"),
    tables: &["map_nodes", "map_figures"],
    pages: &[RailPage {
        path: "map",
        label: "map-title",
        group: Group::Effect,
        action: Action::ReadMap,
        shown: Shown::OnceUsed,
    }],
    measured: &[
        Measured::beside_floor("the map", "/n/{slug}/map"),
        Measured { query: "of-whom=member", ..Measured::beside_floor("the map of people", "/n/{slug}/map") },
    ],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/map", Action::ReadMap, show::show)
        .get("/n/{slug}/map.csv", Action::ReadMap, export::csv)
        .get("/n/{slug}/map.graphml", Action::ReadMap, export::graphml)
        .get("/n/{slug}/map/mine", Action::OwnMembership, mine::show)
        .post("/n/{slug}/map/mine", Action::OwnMembership, mine::choose)
        .get("/n/{slug}/map/without", Action::ReadMap, without::show)
        .post("/n/{slug}/map/without", Action::ReadMap, without::save)
}
