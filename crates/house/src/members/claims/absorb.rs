//! Two rows that are one person: what was written down goes over to the member who came, where they have said nothing
//! themselves, and the entry that waited goes.

use super::{Claim, Refused, store};
use crate::ids::MemberId;
use crate::members::member::{Direction, Member, Profile, State};
use crate::members::newcomer::{NewAffiliation, affiliate_many, belongings};
use crate::members::store as members;
use crate::members::{erase_unmet, set_profile};
use crate::web::{Error, Viewer};
use db::Write;

/// Gives what stands at an entry to the member who claims it. The caller records the happening.
pub(super) fn absorb(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    claim: &Claim,
    entry: MemberId,
) -> Result<(), Error> {
    let network = viewer.network.id;
    let own = claim.member_id;
    // Always in the same order, so that of two who decide at once neither waits for the other for ever.
    for held in [own.min(entry), own.max(entry)] {
        tx.lock("members", held.get())?;
    }
    let member = members::by_id(tx, network, own)?.filter(|member| member.state == State::Active);
    let member = member.ok_or(Refused::Decided)?;
    let waiting = members::by_id(tx, network, entry)?;
    let waiting = waiting.filter(|entry| entry.state == State::Invited && entry.account_id.is_none());
    let waiting = waiting.ok_or(Refused::Gone)?;
    take_ties(tx, viewer, &member, entry)?;
    take_words(tx, viewer, &member, &waiting)?;
    erase_unmet(tx, network, &[entry])?;
    let address = claim.email.to_lowercase();
    if waiting.email.as_ref().is_some_and(|email| email.to_lowercase() == address) {
        store::set_address(tx, own, &claim.email, &address)?;
    }
    Ok(())
}

/// The organisations of the entry, unless the member stands for them already.
fn take_ties(tx: &mut Write<'_>, viewer: &Viewer, member: &Member, entry: MemberId) -> Result<(), Error> {
    let present = belongings(tx, &[member.id])?;
    let more = belongings(tx, &[entry])?.into_iter().filter(|new| {
        let own = present.iter().find(|own| own.organisation_id == new.organisation_id);
        own.is_none_or(|own| own.capacity < new.capacity)
    });
    let ties: Vec<NewAffiliation> = more
        .map(|new| NewAffiliation {
            organisation: (new.organisation_id, new.sector),
            member: (member.id, member.state, member.name_key.clone()),
            capacity: new.capacity,
        })
        .collect();
    affiliate_many(tx, viewer.network.id, &ties, viewer.now)
}

/// What the entry says of the person, where they say nothing of themselves.
fn take_words(tx: &mut Write<'_>, viewer: &Viewer, member: &Member, entry: &Member) -> Result<(), Error> {
    let (own, theirs) = (members::skills_of(tx, member.id)?, members::skills_of(tx, entry.id)?);
    let skills = |wanted: Direction| {
        let mine: Vec<String> = named(&own, wanted);
        if mine.is_empty() { named(&theirs, wanted) } else { mine }
    };
    let first = |mine: &String, other: &String| if mine.is_empty() { other.clone() } else { mine.clone() };
    let profile = Profile {
        name: member.name.clone(),
        headline: first(&member.headline, &entry.headline),
        about: first(&member.about, &entry.about),
        languages: first(&member.languages, &entry.languages),
        place: first(&member.place, &entry.place),
        offers: skills(Direction::Offers),
        wants: skills(Direction::Wants),
    };
    // It was set when it was written, here or there.
    let about = if member.about.is_empty() { &entry.about_html } else { &member.about_html };
    set_profile(tx, viewer.network.id, member.id, (&profile, about), viewer.now)
}

fn named(skills: &[(Direction, String, String)], wanted: Direction) -> Vec<String> {
    let wanted = skills.iter().filter(|(direction, _, _)| *direction == wanted);
    wanted.map(|(_, name, _)| name.clone()).collect()
}
