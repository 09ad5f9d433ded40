//! The chassis: what every page and form stands on. It knows who is looking, in which language, and how to answer;
//! it never knows what the network does. Nothing here depends on a room.

pub mod assets;
pub mod colour;
pub mod error;
pub mod filters;
pub mod form;
pub mod frame;
pub mod guard;
pub mod markdown;
mod once;
pub mod page;
pub mod piece;
pub mod route;
pub mod sheet;
pub mod texts;
pub mod typesetting;
pub mod viewer;
pub mod visit;

pub use error::{Answer, Error};
pub use form::{Form, Upload};
pub use frame::Place;
pub use page::{Described, Page, hue, initials, picture_at};
pub use piece::{Need, Piece};
pub use route::{At, RouteLine, Routes};
pub use texts::difference;
pub use texts::{Argument, Locale, Said, Speech, Texts};
pub use viewer::{Account, Membership, Network, Viewer, Visitor};
pub use visit::Visit;

/// What the chassis is to the house: it serves the browser's files, which everybody may have, and knows a form that comes twice.
pub static ROOM: crate::room::Room = crate::room::Room {
    name: "web",
    routes: |_| routes(),
    jobs: &[&once::CLEANING],
    tables: &["sent_forms"],
    unmeasured: "style, scripts and signs are no pages: what they weigh is measured with each first view",
    ..crate::room::Room::EMPTY
};

fn routes() -> Routes {
    Routes::new().get(assets::PATH, crate::access::Action::Arrive, assets::serve)
}
