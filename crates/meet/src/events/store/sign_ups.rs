//! People without an account who sign up, and the links that their letters hold.

use db::{Error, Read, Time, Write};
use house::ids::{AttendanceId, ItemId, NetworkId, SignUpId};

db::record! {
    /// Somebody without an account who signs up.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct SignUp {
        pub(in crate::events) id: SignUpId,
        pub(in crate::events) item_id: ItemId,
        pub(in crate::events) network_id: NetworkId,
        pub(in crate::events) name: String,
        pub(in crate::events) email: String,
        pub(in crate::events) party: i64,
        /// What they said, once they have followed the link.
        pub(in crate::events) attendance_id: Option<AttendanceId>,
        pub(in crate::events) asked_at: Time,
    }
}

/// Notes that somebody wants to sign up.
pub(in crate::events) fn open_sign_up(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (name, email): (&str, &str),
    party: i64,
    now: Time,
) -> Result<SignUpId, Error> {
    tx.one(
        "INSERT INTO event_sign_ups (item_id, network_id, name, email, party, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        &[&item, &network, &name, &email, &party, &now],
    )
}

/// How many letters with such a question went to an address since then.
pub(in crate::events) fn begun_today(q: &mut Read<'_>, email: &str, since: Time) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM event_sign_ups WHERE email = $1 AND asked_at > $2", &[&email, &since])
}

/// How many wanted to sign up for an event since then.
pub(in crate::events) fn lately(q: &mut Read<'_>, item: ItemId, since: Time) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) FROM event_sign_ups WHERE item_id = $1 AND asked_at > $2", &[&item, &since])
}

/// Notes a link that a letter holds.
pub(in crate::events) fn add_link(tx: &mut Write<'_>, id: SignUpId, hash: &str) -> Result<u64, Error> {
    tx.run("INSERT INTO event_sign_up_links (token_hash, sign_up_id) VALUES ($1, $2)", &[&hash, &id])
}

/// Whose link this is.
pub(in crate::events) fn by_link(q: &mut Read<'_>, hash: &str) -> Result<Option<SignUp>, Error> {
    q.maybe(
        "SELECT event_sign_ups.id, event_sign_ups.item_id, event_sign_ups.network_id, event_sign_ups.name,
                event_sign_ups.email, event_sign_ups.party, event_sign_ups.attendance_id, event_sign_ups.asked_at
         FROM event_sign_up_links JOIN event_sign_ups ON event_sign_ups.id = event_sign_up_links.sign_up_id
         WHERE event_sign_up_links.token_hash = $1",
        &[&hash],
    )
}

/// Who signs up, by its number.
pub(in crate::events) fn sign_up(q: &mut Read<'_>, id: SignUpId) -> Result<Option<SignUp>, Error> {
    q.maybe(
        "SELECT id, item_id, network_id, name, email, party, attendance_id, asked_at FROM event_sign_ups WHERE id = $1",
        &[&id],
    )
}

/// By which sign-up somebody came to be among those who come.
pub(in crate::events) fn sign_up_behind(
    q: &mut Read<'_>,
    attendance: AttendanceId,
) -> Result<Option<SignUpId>, Error> {
    q.maybe("SELECT id FROM event_sign_ups WHERE attendance_id = $1 ORDER BY id DESC LIMIT 1", &[&attendance])
}

/// Notes what somebody said once they had followed the link.
pub(in crate::events) fn attach(
    tx: &mut Write<'_>,
    id: SignUpId,
    attendance: AttendanceId,
) -> Result<u64, Error> {
    tx.run("UPDATE event_sign_ups SET attendance_id = $2 WHERE id = $1", &[&id, &attendance])
}

/// The address of the network in which an event is.
pub(in crate::events) fn slug_of(q: &mut Read<'_>, item: ItemId) -> Result<Option<String>, Error> {
    q.maybe(
        "SELECT networks.slug FROM events JOIN networks ON networks.id = events.network_id WHERE events.item_id = $1",
        &[&item],
    )
}
