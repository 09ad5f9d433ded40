//! Coming in.

use super::member::{Profile, State};
use super::{name, store};
use crate::access::Role;
use crate::accounts;
use crate::happenings::{self, Happened};
use crate::ids::{AccountId, MemberId, NetworkId};
use crate::members::acts::MEMBER_JOINED;
use crate::networks::count;
use crate::web::{Error, Said, markdown};
use db::{Time, Write};
use std::collections::HashMap;

/// Makes an account an active member of the network. Who is already here stays as they are; who had left takes up
/// their row again. Nobody has proved that an address is theirs: it opens no row that a steward wrote down; a personal
/// link does.
///
/// # Errors
/// [`Error::Refused`] for somebody whom the stewards have suspended; [`Error::NotFound`] where the account was erased meanwhile.
pub fn join(
    tx: &mut Write<'_>,
    network: NetworkId,
    account: AccountId,
    name: &str,
    email: &str,
    role: Role,
    now: Time,
) -> Result<MemberId, Error> {
    accounts::hold(tx, account)?;
    let (email_key, name_key) = (email.to_lowercase(), name::fold(name));
    let known = store::of_account(tx, network, account)?;
    let by_email = store::of_email(tx, network, &email_key)?;
    let taken = by_email.is_some_and(|other| known.as_ref().is_none_or(|known| known.id != other.id));
    let row = store::NewRow {
        account: Some(account),
        role,
        state: State::Active,
        name,
        name_key: &name_key,
        email: (!taken).then_some(email),
        email_key: (!taken).then_some(email_key.as_str()),
        contact_email: "",
        headline: "",
        about: "",
        about_html: "",
        languages: "",
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
    announce(tx, network, id, name, role, now).map(|()| id)
}

/// Somebody who comes with an account and a whole profile.
pub struct Arrival<'a> {
    /// Their account, which is in this network for the first time.
    pub account: AccountId,
    /// Its address.
    pub email: &'a str,
    /// What they will be; no steward.
    pub role: Role,
    /// What they say about themselves.
    pub profile: &'a Profile,
    /// When.
    pub now: Time,
}

/// Makes many members at once, with words, skills and counts; answers with their numbers in the order in which they were
/// given. The caller has made sure that nobody of these addresses is known, and records what happened.
///
/// # Errors
/// A broken rule `members_email_key` when an address is known; those of the database.
pub fn join_many(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[Arrival<'_>],
) -> Result<Vec<MemberId>, Error> {
    let Some(now) = new.first().map(|first| first.now) else { return Ok(Vec::new()) };
    let kept: Vec<Kept> = new.iter().map(Kept::of).collect();
    let rows: Vec<store::NewRow<'_>> = new.iter().zip(&kept).map(|(new, kept)| kept.row(new)).collect();
    let made = store::insert(tx, network, &rows, now)?;
    let made: HashMap<String, MemberId> =
        made.into_iter().filter_map(|(id, _, email_key)| Some((email_key?, id))).collect();
    let ids = kept.iter().map(|kept| made.get(&kept.email_key).copied());
    let ids: Vec<MemberId> = ids.collect::<Option<_>>().ok_or(db::Error::Missing)?;
    let (mut words, mut skills) = (Vec::new(), Vec::new());
    for ((new, kept), id) in new.iter().zip(&kept).zip(&ids) {
        words.extend(
            name::found_by(&new.profile.name, &new.profile.headline).into_iter().map(|word| (*id, word)),
        );
        let Profile { offers, wants, .. } = new.profile;
        skills.extend(super::profile::new_skills(*id, &kept.name_key, offers, wants));
    }
    store::insert_words(tx, network, State::Active, &words)?;
    store::insert_skills(tx, network, State::Active, &skills)?;
    store::count_new_skills(tx, network, &skills)?;
    store::renew(tx, &ids)?;
    count(tx, network, State::Active.subject(), i64::try_from(ids.len()).unwrap_or(0))?;
    Ok(ids)
}

/// What is kept of somebody beside what they say.
struct Kept {
    name_key: String,
    email_key: String,
    about_html: String,
}

impl Kept {
    fn of(new: &Arrival<'_>) -> Kept {
        Kept {
            name_key: name::fold(&new.profile.name),
            email_key: new.email.to_lowercase(),
            about_html: markdown::to_html(&new.profile.about),
        }
    }

    fn row<'a>(&'a self, new: &'a Arrival<'_>) -> store::NewRow<'a> {
        store::NewRow {
            account: Some(new.account),
            role: new.role,
            state: State::Active,
            name: &new.profile.name,
            name_key: &self.name_key,
            email: Some(new.email),
            email_key: Some(&self.email_key),
            contact_email: "",
            headline: &new.profile.headline,
            about: &new.profile.about,
            about_html: &self.about_html,
            languages: &new.profile.languages,
            place: &new.profile.place,
            joined_at: Some(new.now),
        }
    }
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
    store::renew(tx, &[id])?;
    count(tx, network, State::Active.subject(), 1)?;
    count(tx, network, "stewards", i64::from(role == Role::Steward))?;
    happenings::record(tx, network, Some(id), now, Happened::new(&MEMBER_JOINED).subject(id.get()))?;
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
