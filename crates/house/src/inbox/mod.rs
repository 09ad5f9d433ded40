//! What concerns somebody: how far they have read, what was addressed to them, of how much they want to hear, and one list
//! of it all, a line for each item. Rows are written for those few alone to whom somebody turned; whom a change only informs
//! is found out when they look, so that writing costs the same among few and among many. It never shows or counts what its
//! owner may not read at that moment.

mod acts;
mod calls;
mod gathering;
mod letters;
mod line;
mod list;
mod live;
mod needs;
mod reading;
mod settings;
mod settling;
mod store;

pub use acts::MEMBER_CALLED;
pub(crate) use calls::asked;
pub use calls::{Spoken, call, remind, remind_without_letter, spoken};
pub use letters::{Letter, direct, is_quiet, lines_for};
pub use line::Reason;
pub use needs::need;
pub use reading::{ReadPlace, fresh, note_read, read_place};
pub use settings::Level;

use crate::access::Action;
use crate::ids::{AccountId, ItemId, MemberId};
use crate::room::{Measured, Room};
use crate::web::Routes;
use db::Write;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "inbox",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/inbox.ftl"),
    leaving: Some(forget),
    purging: Some(purge),
    tables: &["attention", "inbox_members", "inbox_spaces", "inbox_accounts"],
    measured: &[Measured::beside_floor("the inbox", "/n/{slug}/inbox")],
    ..Room::EMPTY
};

fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/inbox", Action::OwnMembership, list::show)
        .get("/n/{slug}/inbox/live", Action::OwnMembership, live::live)
        .post("/n/{slug}/inbox/done", Action::OwnMembership, settling::all_done)
        .post("/n/{slug}/inbox/return", Action::OwnMembership, settling::all_back)
        .get("/n/{slug}/inbox/settings", Action::OwnMembership, settings::network::show)
        .post("/n/{slug}/inbox/settings", Action::OwnMembership, settings::network::save)
        .post("/n/{slug}/items/{id}/done", Action::Follow, settling::done)
        .post("/n/{slug}/items/{id}/snooze", Action::Follow, settling::snooze)
        .post("/n/{slug}/items/{id}/return", Action::Follow, settling::back)
        .post("/n/{slug}/items/{id}/reading", Action::Follow, reading::read)
        .post("/n/{slug}/reading", Action::OwnMembership, reading::read_all)
        .post("/n/{slug}/spaces/{id}/reading", Action::LeaveSpace, reading::read_space)
        .get("/n/{slug}/items/{id}/level", Action::Follow, settings::place::of_item)
        .post("/n/{slug}/items/{id}/level", Action::Follow, settings::place::set_item)
        .get("/n/{slug}/spaces/{id}/level", Action::LeaveSpace, settings::place::of_space)
        .post("/n/{slug}/spaces/{id}/level", Action::LeaveSpace, settings::place::set_space)
        .get("/account/inbox", Action::OwnAccount, settings::account::show)
        .post("/account/inbox", Action::OwnAccount, settings::account::save)
}

/// An item that is gone for good is in nobody's inbox.
fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), db::Error> {
    store::purge(tx, item)
}

/// What an item asked of somebody, it asks no more: it is closed, or rests. That somebody was named there stands.
///
/// # Errors
/// Those of the database.
pub fn rest(tx: &mut Write<'_>, item: ItemId) -> Result<(), db::Error> {
    store::rest(tx, item)
}

/// As [`rest`], of one member: they have done what it asked of them.
///
/// # Errors
/// Those of the database.
pub fn rest_for(tx: &mut Write<'_>, item: ItemId, member: MemberId) -> Result<(), db::Error> {
    store::rest_for(tx, item, member)
}

/// Forgets what an account chose for all its networks.
///
/// # Errors
/// Those of the database.
pub fn forget_account(tx: &mut Write<'_>, account: AccountId) -> Result<(), db::Error> {
    store::forget_account(tx, account)
}

/// Whoever leaves leaves nothing of this behind.
fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), db::Error> {
    store::forget(tx, member)
}
