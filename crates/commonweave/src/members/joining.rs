//! Coming in.

use super::member::State;
use super::{name, store};
use crate::access::Role;
use crate::happenings::{self, Happened, What};
use crate::ids::{AccountId, MemberId, NetworkId};
use crate::networks::count;
use crate::web::{Error, Said};
use db::{Time, Write};

/// Makes an account an active member of the network. Who is already here stays as they are; who had left takes up
/// their row again.
///
/// # Errors
/// [`Error::Refused`] for somebody whom the stewards have suspended.
pub fn join(
    tx: &mut Write<'_>,
    network: NetworkId,
    account: AccountId,
    name: &str,
    email: &str,
    role: Role,
    now: Time,
) -> Result<MemberId, Error> {
    let email_key = email.to_lowercase();
    // Nobody has proved that an address is theirs: it opens no row that a steward wrote down; a personal link does.
    let known = store::of_account(tx, network, account)?;
    let by_email = store::of_email(tx, network, &email_key)?;
    let taken = by_email.is_some_and(|other| known.as_ref().is_none_or(|known| known.id != other.id));
    let name_key = name::fold(name);
    let row = store::NewRow {
        account: Some(account),
        role,
        state: State::Active,
        name,
        name_key: &name_key,
        email: (!taken).then_some(email),
        email_key: (!taken).then_some(email_key.as_str()),
        headline: "",
        about: "",
        about_html: "",
        place: "",
        joined_at: Some(now),
    };
    let id = match known {
        Some(known) if known.state == State::Active => return Ok(known.id),
        Some(known) if known.state == State::Suspended => {
            return Err(Error::Refused(Said::key("member-refused-suspended")));
        }
        Some(known) => revive(tx, network, &known, &row, now)?,
        None => insert_one(tx, network, &row, now)?,
    };
    announce(tx, network, id, name, role, now)?;
    Ok(id)
}

fn insert_one(
    tx: &mut Write<'_>,
    network: NetworkId,
    row: &store::NewRow<'_>,
    now: Time,
) -> Result<MemberId, Error> {
    let made = store::insert(tx, network, std::slice::from_ref(row), now)?;
    Ok(made.first().map(|(id, _, _)| *id).ok_or(db::Error::Missing)?)
}

/// Makes somebody who has just joined findable, counted and told of.
fn announce(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: MemberId,
    name: &str,
    role: Role,
    now: Time,
) -> Result<(), Error> {
    let words: Vec<_> = name::words(name).into_iter().map(|word| (id, word)).collect();
    store::insert_words(tx, network, State::Active, &words)?;
    count(tx, network, State::Active.subject(), 1)?;
    count(tx, network, "stewards", i64::from(role == Role::Steward))?;
    happenings::record(tx, network, Some(id), now, Happened::new(What::MemberJoined).subject(id.get()))?;
    Ok(())
}

fn revive(
    tx: &mut Write<'_>,
    network: NetworkId,
    known: &store::Known,
    row: &store::NewRow<'_>,
    now: Time,
) -> Result<MemberId, Error> {
    store::revive(tx, known.id, row, now)?;
    store::delete_words(tx, known.id)?;
    store::spread(tx, known.id, State::Active, row.name_key)?;
    store::count_skills(tx, known.id, 1)?;
    count(tx, network, known.state.subject(), -1)?;
    Ok(known.id)
}
