//! Deciding: which of those who were written down is this, if any?

use super::{CLAIMS, Claim, Outcome, Refused, absorb, store};
use crate::happenings::{self, Happened};
use crate::ids::{ClaimId, MemberId};
use crate::members::acts::{CLAIM_CONFIRMED, CLAIM_REFUSED};
use crate::members::newcomer::{Acquaintance, acquaintances};
use crate::members::{Belonging, Capacity, MemberCard, State, look};
use crate::networks::count;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

type Address = At<(String, ClaimId)>;

/// How many claims stand on a page.
const PAGE: i64 = 20;

#[derive(Template)]
#[template(path = "members/views/claims.html")]
struct ClaimsPage {
    base: String,
    people: String,
    claims: Vec<Asked>,
    next: Option<String>,
}

/// A claim with those who could be meant.
struct Asked {
    claim: Claim,
    candidates: Vec<Candidate>,
    /// Of whom the name reminds.
    reminds: Option<Said>,
}

/// Somebody who was written down and could be the one who asks.
struct Candidate {
    card: MemberCard,
    belongings: Vec<Belonging>,
    /// Whether the addresses are equal; else only the names are.
    same_address: bool,
}

/// GET `/n/{slug}/claims`
pub(in crate::members) async fn list(visit: Visit) -> Answer {
    let after = visit.query.value("after").parse().unwrap_or(ClaimId::from(0));
    visit
        .page(move |q, viewer| {
            let base = viewer.path("claims");
            let mut claims = store::waiting(q, viewer.network.id, after, PAGE + 1)?;
            let more = i64::try_from(claims.len()).is_ok_and(|found| found > PAGE);
            if more {
                claims.pop();
            }
            let next = claims.last().filter(|_| more).map(|last| format!("{base}?after={}", last.id));
            let people = viewer.path("people");
            let body = ClaimsPage { claims: asked(q, viewer, claims)?, next, base, people: people.clone() };
            Ok(Page::new(body, "claims-title").place(Place::People).under("people-title", people))
        })
        .await
}

/// Each claim with its candidates, asked for all at once.
fn asked(q: &mut Read<'_>, viewer: &Viewer, claims: Vec<Claim>) -> Result<Vec<Asked>, Error> {
    let found = candidates(q, viewer, &claims)?;
    let ids: Vec<MemberId> = found.iter().flatten().map(|known| known.id).collect();
    let cards = crate::members::store::cards(q, viewer.network.id, &ids)?;
    let belongings = crate::members::store::belongings(q, &ids)?;
    let askers: Vec<MemberId> = claims.iter().map(|claim| claim.member_id).collect();
    let reminders = look::reminders(q, viewer.network.id, &askers)?;
    let candidate = |claim: &Claim, known: &Acquaintance| {
        let card = cards.iter().find(|card| card.id == known.id)?.clone();
        let own = belongings.iter().filter(|own| own.member_id == known.id).cloned().collect();
        let same_address = known.email_key.as_deref() == Some(claim.email.to_lowercase().as_str());
        Some(Candidate { card, belongings: own, same_address })
    };
    let pairs = claims.into_iter().zip(found);
    let asked = pairs.map(|(claim, found)| {
        let candidates = found.iter().filter_map(|known| candidate(&claim, known)).collect();
        let reminds = reminders.iter().find(|(id, _)| *id == claim.member_id).map(|(_, said)| said.clone());
        Asked { claim, candidates, reminds }
    });
    Ok(asked.collect())
}

/// Who was written down, has not come, and has the address or the name of each of these.
fn candidates(q: &mut Read<'_>, viewer: &Viewer, claims: &[Claim]) -> Result<Vec<Vec<Acquaintance>>, Error> {
    let emails: Vec<String> = claims.iter().map(|claim| claim.email.to_lowercase()).collect();
    let names: Vec<String> = claims.iter().map(|claim| claim.name_key.clone()).collect();
    let known = acquaintances(q, viewer.network.id, &emails, &names)?;
    let of = |(claim, email): (&Claim, &String)| {
        let by_email = known.by_email.get(email).into_iter();
        let named = known.by_name.get(&claim.name_key).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<Acquaintance> = by_email.chain(named).cloned().collect();
        found.retain(|known| known.state == State::Invited && known.id != claim.member_id);
        found.sort_by_key(|known| known.id);
        found.dedup();
        found
    };
    Ok(claims.iter().zip(&emails).map(of).collect())
}

/// POST `/n/{slug}/claims/{id}/confirmation`
pub(in crate::members) async fn confirm(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let chosen: Option<MemberId> = form.value("member").parse().ok();
    let done = visit.write(move |tx, viewer| {
        let claim = decide(tx, viewer, id, Outcome::Confirmed)?;
        let found = candidates(tx, viewer, std::slice::from_ref(&claim))?;
        let entry = found.into_iter().flatten().find(|known| Some(known.id) == chosen);
        absorb::absorb(tx, viewer, &claim, entry.ok_or(Refused::Gone)?.id)?;
        note(tx, viewer, &claim, &CLAIM_CONFIRMED)?;
        Ok(claim.member_id)
    });
    let member = done.await?;
    Ok(visit.go_saying(visit.path(format!("people/{member}")), "claim-confirmed-done"))
}

/// POST `/n/{slug}/claims/{id}/refusal`
pub(in crate::members) async fn refuse(visit: Visit, At((_, id)): Address) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let claim = decide(tx, viewer, id, Outcome::Refused)?;
        note(tx, viewer, &claim, &CLAIM_REFUSED)
    });
    done.await?;
    Ok(visit.go_saying(visit.path("claims"), "claim-refused-done"))
}

/// The claim, decided: of two stewards who press at once only one does it.
fn decide(tx: &mut Write<'_>, viewer: &Viewer, id: ClaimId, outcome: Outcome) -> Result<Claim, Error> {
    let network = viewer.network.id;
    if !store::exists(tx, network, id)? {
        return Err(Error::NotFound);
    }
    let claim = store::by_id(tx, network, id)?.ok_or(Refused::Decided)?;
    if !store::decide(tx, id, outcome, viewer.member()?.id, viewer.now)? {
        return Err(Refused::Decided.into());
    }
    count(tx, network, CLAIMS, -1)?;
    Ok(claim)
}

fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    claim: &Claim,
    what: &'static happenings::Act,
) -> Result<(), Error> {
    let happened = Happened::new(what).subject(claim.member_id.get());
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}
