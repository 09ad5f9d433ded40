//! Files on items and messages: how they come in, where they lie, who may have them, and how they go. Who may read an item may
//! have its files and those of its messages; a file that waits for its text is its sender's alone.
//!
//! It never decides who may read an item, and never trusts what a file says of itself: what is no picture by its content is
//! only ever sent to be saved.

mod attaching;
mod cleaning;
mod depot;
mod download;
mod field;
mod file;
mod intake;
mod keeping;
mod laying;
mod name;
mod picture;
mod store;
mod upload;

pub use attaching::{Target, any, attach, carry, forget_message};
pub use cleaning::{clean_at, missing, stored};
pub use depot::{Depot, Spool, Trouble};
pub use download::of_item;
pub use download::of_messages;
pub use field::{field, offering};
pub use file::Shown;
pub use intake::Brought;
pub use laying::{Gift, give, give_back, picture_brought};
pub use picture::Darkroom;

use crate::access::Action;
use crate::jobs::{Every, Job, Run};
use crate::room::Room;
use crate::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "files",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/files.ftl"),
    jobs: &[&CLEANING],
    purging: Some(attaching::forget_item),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    finds: Some(&store::FINDS),
    tables: &["files", "file_leftovers"],
    unmeasured: "what is downloaded is no page: bench/files tells what files cost",
    ..Room::EMPTY
};

/// The routes of this room. That somebody may bring a file gives no right to put it anywhere: the item is asked for that.
fn routes() -> Routes {
    Routes::new()
        .post("/n/{slug}/files", Action::TakePart, upload::create)
        .get("/n/{slug}/files/{id}", Action::ReadSpace, download::show)
        .get("/n/{slug}/files/{id}/thumb", Action::ReadSpace, download::thumb)
}

/// What nobody uses goes: each hour, in the depot, where doing it twice does no harm.
static CLEANING: Job = Job {
    name: "files-cleaning",
    every: Some(Every::Hour),
    tries: Job::TRIES,
    run: Run::Outside(|app, task| Box::pin(async move { clean_at(&app, task.now).await })),
};

/// Where the small size of a picture lies.
fn thumb_place(place: &str) -> String {
    format!("{place}-thumb")
}
