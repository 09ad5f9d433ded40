//! People who were only ever written down: whether they can go again, and their going.

use super::affiliating::ties_of;
use super::belonging::Capacity;
use super::member::State;
use super::newcomer::affiliate_many;
use super::store;
use crate::ids::{AccountId, MemberId, NetworkId, OrganisationId};
use crate::networks::count;
use crate::web::Error;
use db::{Read, Time, Write};

db::record! {
    /// Somebody whom a list wrote down, and what has become of them.
    #[derive(Debug, Clone)]
    pub struct Unmet {
        pub id: MemberId,
        pub name: String,
        pub state: State,
        pub account_id: Option<AccountId>,
        /// How many links of their own are still good.
        pub invited: i64,
        /// To how many organisations they belong at another time than then.
        pub since: i64,
        /// Whether something that they said elsewhere stands here under their name.
        pub speaks: bool,
    }
}

impl Unmet {
    /// Whether they have never come.
    pub fn is_unmet(&self) -> bool {
        self.state == State::Invited && self.account_id.is_none()
    }
}

/// What has become of people who were written down at this moment; those who are gone are left out.
///
/// # Errors
/// Those of the database.
pub fn unmet(q: &mut Read<'_>, network: NetworkId, ids: &[MemberId], at: Time) -> Result<Vec<Unmet>, Error> {
    Ok(store::unmet(q, network, ids, at)?)
}

/// Whether anybody was written down in this network and has not come yet.
///
/// # Errors
/// Those of the database.
pub fn are_awaited(q: &mut Read<'_>, network: NetworkId) -> Result<bool, Error> {
    let counts = crate::networks::counts(q, network)?;
    Ok(counts.iter().any(|(subject, amount)| subject == State::Invited.subject() && *amount > 0))
}

/// Deletes people who have never come, with all that stands beside their names. Who has come is left as they are. The
/// caller records the happening.
///
/// # Errors
/// Those of the database.
pub fn erase_unmet(tx: &mut Write<'_>, network: NetworkId, ids: &[MemberId]) -> Result<(), Error> {
    let held = store::hold_unmet(tx, network, ids)?;
    store::erase_all(tx, &held)?;
    count(tx, network, State::Invited.subject(), -i64::try_from(held.len()).unwrap_or(0))?;
    Ok(())
}

/// Notes that something that these people said elsewhere stands under their names: they can no longer be erased.
///
/// # Errors
/// Those of the database.
pub fn note_words(tx: &mut Write<'_>, network: NetworkId, ids: &[MemberId]) -> Result<(), Error> {
    store::note_words(tx, network, ids)?;
    Ok(())
}

/// Takes an address from somebody who has never come, if it is still theirs.
///
/// # Errors
/// Those of the database.
pub fn withdraw_address(tx: &mut Write<'_>, id: MemberId, email: &str) -> Result<(), Error> {
    store::withdraw_address(tx, id, email)?;
    Ok(())
}

/// All that anybody is or was to these organisations: which, who, since when.
///
/// # Errors
/// Those of the database.
pub fn all_ties(
    q: &mut Read<'_>,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, MemberId, Time)>, Error> {
    Ok(store::all_ties(q, organisations)?)
}

/// Those of these members who stand for an organisation belong to it from now on, and no more.
///
/// # Errors
/// Those of the database.
pub fn lower(
    tx: &mut Write<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    members: &[MemberId],
    now: Time,
) -> Result<(), Error> {
    let Some(sector) = store::sector_of(tx, organisation)? else { return Ok(()) };
    let there = ties_of(tx, organisation)?;
    let stand = there
        .iter()
        .filter(|tie| tie.capacity == Capacity::Representative && members.contains(&tie.member_id));
    let lowered: Vec<_> = stand.map(|tie| tie.at((organisation, sector), Capacity::Staff)).collect();
    affiliate_many(tx, network, &lowered, now)
}
