//! What becomes of a member whose account is erased: they leave, if they have not, and what says who they are goes. The row
//! stays, because what they did with others names it.

mod store;

pub use store::Named;

use super::{Act, Change};
use crate::happenings::{self, Happened};
use crate::ids::{AccountId, InvitationId, MemberId, NetworkId};
use crate::mail;
use crate::members::acts::{INVITATION_REVOKED, MEMBER_ERASED};
use crate::members::member::{Profile, State};
use crate::members::{profile, store as members};
use crate::room::{Erased, Rooms};
use crate::web::Error;
use db::{Read, Time, Write};

/// A network that nobody else holds: its address and name.
pub type HeldAlone = (String, String);

/// The networks of which an account is the only steward, by name: it has to hand them over first.
///
/// # Errors
/// Those of the database.
pub fn held_alone(q: &mut Read<'_>, account: AccountId) -> Result<Vec<HeldAlone>, Error> {
    Ok(store::held_alone(q, account)?)
}

/// As what, and where, an account is or was a member; in the order of the numbers.
///
/// # Errors
/// Those of the database.
pub fn named(q: &mut Read<'_>, account: AccountId) -> Result<Vec<Named>, Error> {
    Ok(store::named(q, account)?)
}

/// Takes a member out of the network and takes away what says who they are; `nobody` stands in the place of their name, and
/// `address` is that of their account.
///
/// # Errors
/// [`Error::Refused`] where nobody else holds the network; those of the database.
pub fn erase(
    tx: &mut Write<'_>,
    rooms: Rooms,
    named: &Named,
    (nobody, address): (&str, &str),
    now: Time,
) -> Result<(), Error> {
    let (network, id) = (named.network_id, named.id);
    tx.lock("members", id.get())?;
    let member = members::by_id(tx, network, id)?.ok_or(Error::NotFound)?;
    let own = member.email.iter().map(|email| email.to_lowercase()).filter(|email| email != address);
    let erased = Erased {
        network,
        member: id,
        name: member.name.clone(),
        nobody: nobody.to_owned(),
        addresses: [address.to_owned()].into_iter().chain(own).collect(),
        now,
    };
    rooms.erase(tx, &erased)?;
    if member.state != State::Left {
        let act = Act { network, by: id, now, rooms };
        act.apply(tx, id, Change::Leave)?;
    }
    let empty = Profile { name: nobody.to_owned(), ..Profile::default() };
    profile::set_profile(tx, network, id, (&empty, ""), now)?;
    store::strip(tx, id, now)?;
    take_back_invitations(tx, &erased)?;
    let happened = Happened::new(&MEMBER_ERASED).subject(id.get());
    happenings::record(tx, network, Some(id), now, happened)?;
    Ok(())
}

/// Invitations that went to an address of theirs say no more where they went, and let nobody in any more: whoever had them, and had them
/// while suspended, would come in by them as somebody else. That letters to one of them came back is forgotten.
fn take_back_invitations(tx: &mut Write<'_>, erased: &Erased) -> Result<(), Error> {
    // Compared here, as everywhere else: SQLite makes small letters of plain ones alone.
    let mut sent = store::sent_invitations(tx, erased.network, erased.now)?;
    sent.retain(|(_, email, _)| erased.addresses.contains(&email.to_lowercase()));
    let ids: Vec<InvitationId> = sent.iter().map(|(id, _, _)| *id).collect();
    store::strip_invitations(tx, erased.network, &ids, erased.now)?;
    for address in &erased.addresses {
        mail::forgive(tx, address)?;
    }
    for (id, _, _) in sent.iter().filter(|(_, _, good)| *good) {
        let happened = Happened::new(&INVITATION_REVOKED).subject(id.get());
        happenings::record(tx, erased.network, Some(erased.member), erased.now, happened)?;
    }
    Ok(())
}

/// A member whose account was erased: their network, its address, and what stands in the place of the name.
///
/// # Errors
/// Those of the database.
pub fn erased(q: &mut Read<'_>, id: MemberId) -> Result<Option<(NetworkId, String, String)>, Error> {
    Ok(store::erased(q, id)?)
}

/// What stands in the place of the names of those of these members whose accounts were erased.
///
/// # Errors
/// Those of the database.
pub fn erased_names(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    Ok(store::erased_names(q, network, ids)?)
}
