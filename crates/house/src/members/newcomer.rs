//! People whom a steward writes down before they come, many at a time: what an import needs to know and to write
//! without a journey to the database for each.

use super::belonging::{Belonging, Capacity};
use super::member::State;
use super::{name, store};
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::networks::count;
use crate::sector::Sector;
use crate::web::Error;
use db::{Read, Time, Write};
use std::collections::HashMap;

/// Somebody who is written down: no account, no role but that of a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomer {
    /// As others will see it.
    pub name: String,
    /// The address by which they are found again when they come.
    pub email: Option<String>,
    /// An address that several people share: a contact, never a way to sign in. Empty where there is none.
    pub contact_email: String,
    /// One line: what they do.
    pub headline: String,
    /// Markdown.
    pub about: String,
    /// Town or region.
    pub place: String,
    /// Skills they offer.
    pub offers: Vec<String>,
}

impl Newcomer {
    /// The address as it is compared.
    pub fn email_key(&self) -> Option<String> {
        self.email.as_ref().map(|email| email.to_lowercase())
    }
}

db::record! {
    /// Somebody who is known already.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Acquaintance {
        pub id: MemberId,
        pub name_key: String,
        pub email_key: Option<String>,
        pub state: State,
    }
}

/// What somebody will be to an organisation.
#[derive(Debug, Clone)]
pub struct NewAffiliation {
    /// The organisation and its sector.
    pub organisation: (OrganisationId, Sector),
    /// The member, their state and their folded name.
    pub member: (MemberId, State, String),
    /// In what capacity.
    pub capacity: Capacity,
}

/// Who is known, by folded address and by folded name.
#[derive(Debug, Clone, Default)]
pub struct Acquaintances {
    /// The one who has an address.
    pub by_email: HashMap<String, Acquaintance>,
    /// All who have a name.
    pub by_name: HashMap<String, Vec<Acquaintance>>,
}

/// Who of these addresses and folded names is known, whatever their state: asked in a few statements for all.
///
/// # Errors
/// Those of the database.
pub fn acquaintances(
    q: &mut Read<'_>,
    network: NetworkId,
    emails: &[String],
    names: &[String],
) -> Result<Acquaintances, Error> {
    let by_email = store::with_emails(q, network, emails)?;
    let by_email = by_email.into_iter().filter_map(|known| Some((known.email_key.clone()?, known))).collect();
    let mut by_name: HashMap<String, Vec<Acquaintance>> = HashMap::new();
    for known in store::with_names(q, network, names)? {
        by_name.entry(known.name_key.clone()).or_default().push(known);
    }
    Ok(Acquaintances { by_email, by_name })
}

/// Writes people down, in state invited, with words, skills and counts; answers with their numbers in the order in
/// which they were given. `set` makes safe HTML of what is said about each, unless it is at hand. The caller has made sure
/// that nobody of these addresses is known, and records the happening.
///
/// # Errors
/// A broken rule `members_email_key` when an address is known; those of the database.
pub fn write_down(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[Newcomer],
    set: &dyn Fn(&str) -> String,
    now: Time,
) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<(String, Option<String>)> =
        new.iter().map(|new| (name::fold(&new.name), new.email_key())).collect();
    let html: Vec<String> = new.iter().map(|new| set(&new.about)).collect();
    let rows: Vec<store::NewRow<'_>> =
        new.iter().zip(&keys).zip(&html).map(|((new, keys), html)| row(new, keys, html)).collect();
    let made = store::insert(tx, network, &rows, now)?;
    let mut ids: HashMap<(String, Option<String>), Vec<MemberId>> = HashMap::new();
    for (id, name_key, email_key) in made {
        ids.entry((name_key, email_key)).or_default().push(id);
    }
    let missing = || Error::from(db::Error::Missing);
    let ids: Vec<MemberId> =
        keys.iter().map(|key| ids.get_mut(key)?.pop()).collect::<Option<_>>().ok_or_else(missing)?;
    write_words_and_skills(tx, network, new, &keys, &ids)?;
    count(tx, network, State::Invited.subject(), i64::try_from(ids.len()).unwrap_or(0))?;
    Ok(ids)
}

/// Writes down the address of somebody of whom none was known and who has not come yet.
///
/// # Errors
/// A broken rule `members_email_key` when somebody else has the address; those of the database.
pub fn complete_address(tx: &mut Write<'_>, id: MemberId, email: &str) -> Result<(), Error> {
    store::complete_address(tx, id, email, &email.to_lowercase())?;
    Ok(())
}

/// Writes what members are to organisations. What stands there already is kept or becomes more.
///
/// # Errors
/// Those of the database.
pub fn affiliate_many(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[NewAffiliation],
    now: Time,
) -> Result<(), Error> {
    let rows: Vec<store::NewAffiliation<'_>> = new
        .iter()
        .map(|new| store::NewAffiliation {
            organisation: new.organisation.0,
            sector: new.organisation.1,
            member: new.member.0,
            state: new.member.1,
            name_key: &new.member.2,
            capacity: new.capacity,
        })
        .collect();
    store::put_affiliations(tx, network, &rows, now)?;
    Ok(())
}

/// To which organisations these members belong.
///
/// # Errors
/// Those of the database.
pub fn belongings(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<Belonging>, Error> {
    Ok(store::belongings(q, members)?)
}

fn row<'a>(new: &'a Newcomer, keys: &'a (String, Option<String>), html: &'a str) -> store::NewRow<'a> {
    store::NewRow {
        account: None,
        role: crate::access::Role::Member,
        state: State::Invited,
        name: &new.name,
        name_key: &keys.0,
        email: new.email.as_deref(),
        email_key: keys.1.as_deref(),
        contact_email: &new.contact_email,
        headline: &new.headline,
        about: &new.about,
        about_html: html,
        languages: "",
        place: &new.place,
        joined_at: None,
    }
}

fn write_words_and_skills(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &[Newcomer],
    keys: &[(String, Option<String>)],
    ids: &[MemberId],
) -> Result<(), Error> {
    let mut words = Vec::new();
    let mut skills = Vec::new();
    for ((new, (name_key, _)), id) in new.iter().zip(keys).zip(ids) {
        words.extend(name::found_by(&new.name, &new.headline).into_iter().map(|word| (*id, word)));
        skills.extend(super::profile::new_skills(*id, name_key, &new.offers, &[]));
    }
    store::insert_words(tx, network, State::Invited, &words)?;
    store::insert_skills(tx, network, State::Invited, &skills)?;
    Ok(())
}
