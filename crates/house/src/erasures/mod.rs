//! Erasing an account: its page, the one change in which every room lets go of whose it was, and the letter that says it is done.
//!
//! What somebody did with others stays, and stays counted, under the words "somebody who left". Each room says by `Room::leaving`
//! and `Room::erasing` what it takes away; this room knows none of them. It never erases what somebody else wrote.

mod asking;
mod letter;
mod store;

use crate::access::Action;
use crate::jobs::{Every, Job, Run};
use crate::room::Room;
use crate::web::Routes;
use std::time::Duration;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "erasures",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/erasures.ftl"),
    jobs: &[&letter::LETTER, &CLEANING],
    tables: &["erasures"],
    unmeasured: "its page is about one account, and nothing of a network stands on it",
    ..Room::EMPTY
};

/// For how long it is tried to send the letter; afterwards the address is forgotten all the same.
const KEPT: Duration = Duration::from_secs(60 * 60 * 24 * 3);

/// Forgets addresses to which no letter could be sent.
static CLEANING: Job = Job {
    name: "erasures-cleaning",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::forget_older(tx, task.now - KEPT)?;
        Ok(())
    }),
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new().get("/account/erasure", Action::OwnAccount, asking::ask).post(
        "/account/erasure",
        Action::OwnAccount,
        asking::erase,
    )
}
