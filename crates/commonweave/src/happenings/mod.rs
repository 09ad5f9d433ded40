//! The append-only log: who did what to which item, when. Written in the transaction of the act, sealed in
//! batches into a hash chain per network. Feed, live updates and audit all read it. Nothing here changes a line
//! once it is written, and no line holds what somebody wrote: only which act, by whom, on what.

mod happening;
mod live;
mod store;
mod telling;

pub use happening::{Audience, Happened, Happening, What};
pub use live::Hub;
pub use store::{BATCH, after_in_item, place, record};
pub use telling::{LogPlace, Telling, stream};

/// The routes of this room.
pub fn routes() -> crate::web::Routes {
    crate::web::Routes::new()
}

/// Seals what is new, every second.
pub async fn seal_every_second(_app: std::sync::Arc<crate::app::App>) {}
