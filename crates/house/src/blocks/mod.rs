//! Who takes nothing from whom: a member who has blocked another gets no letters from them, and neither votes for the other.
//! Whoever is blocked is told when they try, and not before. This room has no page: one blocks people where their letters are.

mod store;

pub use store::{blocked, unblock, willing};

use crate::ids::{MemberId, NetworkId};
use crate::room::{Room, Rooms};
use crate::web::Said;
use db::{Error, Read, Time, Write};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "blocks",
    texts: include_str!("../../locales/en/blocks.ftl"),
    leaving: Some(store::leave),
    becoming: Some(become_one),
    tables: &["blocks"],
    ..Room::EMPTY
};

/// The first takes nothing from the second any more, and every room ends what it keeps between them; false where it was so
/// already.
///
/// # Errors
/// Those of the database.
pub fn block(
    tx: &mut Write<'_>,
    rooms: Rooms,
    network: NetworkId,
    (member, other): (MemberId, MemberId),
    now: Time,
) -> Result<bool, Error> {
    // Whoever gives the other something holds their own row: it is done before and ends here, or it finds the block.
    tx.lock("members", member.min(other).get())?;
    tx.lock("members", member.max(other).get())?;
    if !store::block(tx, network, (member, other), now)? {
        return Ok(false);
    }
    rooms.estrange(tx, (member, other), now)?;
    Ok(true)
}

/// Why neither of two members votes for the other, as the first is told; none where nothing speaks against it.
///
/// # Errors
/// Those of the database.
pub fn between(
    q: &mut Read<'_>,
    me: MemberId,
    (other, name): (MemberId, &str),
) -> Result<Option<Said>, Error> {
    let said = if willing(q, other, &[me])?.is_empty() {
        Some("block-own")
    } else if willing(q, me, &[other])?.is_empty() {
        Some("block-theirs")
    } else {
        None
    };
    Ok(said.map(|key| Said::key(key).with("name", name)))
}

/// Whoever was only written down has blocked nobody; but somebody may have blocked them.
fn become_one(tx: &mut Write<'_>, rooms: Rooms, from: MemberId, to: MemberId) -> Result<(), Error> {
    for (member, since) in store::merge(tx, from, to)? {
        rooms.estrange(tx, (member, to), since)?;
    }
    Ok(())
}
