//! Who is in a network: names, roles, states, what they say about themselves, their skills, what they are to
//! organisations, and the invitations that bring them in. It never knows what members do in spaces.

mod belonging;
mod joining;
mod member;
mod name;
mod store;

use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::web::{Error, Routes, Viewer};
use db::Read;

pub use belonging::{Affiliate, Belonging, Capacity};
pub use joining::join;
pub use member::{Direction, Member, MemberCard, Profile, State, role_label};
pub use name::{fold, words};

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}

/// A member whose page this viewer may see: members see who is here; stewards also who is invited, suspended or gone.
///
/// # Errors
/// Those of the database.
pub fn visible_to(q: &mut Read<'_>, viewer: &Viewer, id: MemberId) -> Result<Option<Member>, Error> {
    if !viewer.may(crate::access::Action::ReadMembers) {
        return Ok(None);
    }
    let steward = viewer.may(crate::access::Action::ManageMembers);
    let member = store::by_id(q, viewer.network.id, id)?;
    Ok(member.filter(|member| steward || member.state == State::Active))
}

/// Names and faces by number, whatever became of the members: what they wrote stays under their name.
///
/// # Errors
/// Those of the database.
pub fn cards(q: &mut Read<'_>, network: NetworkId, ids: &[MemberId]) -> Result<Vec<MemberCard>, Error> {
    Ok(store::cards(q, network, ids)?)
}

/// Active members by the beginnings of words of their names, at most `limit` of them, by name.
///
/// # Errors
/// Those of the database.
pub fn find_by_name(
    q: &mut Read<'_>,
    network: NetworkId,
    text: &str,
    limit: i64,
) -> Result<Vec<MemberCard>, Error> {
    let mut words = name::words(text);
    // The longest word leaves the fewest to look through.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::with_words(q, network, State::Active, &words, limit)?;
    Ok(store::cards(q, network, &found)?)
}

/// What a member is to an organisation, if anything.
///
/// # Errors
/// Those of the database.
pub fn capacity_in(
    q: &mut Read<'_>,
    organisation: OrganisationId,
    member: MemberId,
) -> Result<Option<Capacity>, Error> {
    Ok(store::capacity(q, organisation, member)?)
}
