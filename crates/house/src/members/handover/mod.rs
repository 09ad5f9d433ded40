//! A link for a new password that a steward hands over to somebody who cannot get one by mail.
//!
//! Who holds such a link holds the account, wherever it is. So a steward makes one only for an account that is nowhere but
//! where this steward holds office too: in every other network in which it is active or suspended the steward must be one as
//! well, whatever role it has there, for nothing crosses a network. Nobody makes one for themselves. One for a steward gives
//! the office with it: a second steward makes it, when the first has asked. The one whose account it is sees it in their
//! settings while it is open and after it was used; the network's log tells the stewards.

mod store;

use super::acts::{RECOVERY_ASKED, RECOVERY_GIVEN};
use super::member::{Member, State};
use super::standing::{INVITING, still_may};
use crate::access::Role;
use crate::accounts::{self, Giver};
use crate::clock::digest;
use crate::happenings::{self, Happened};
use crate::ids::{AccountId, MemberId};
use crate::letters;
use crate::web::{Answer, At, Error, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};
use std::time::Duration;

/// How long a request waits for a second steward.
const WAITS: Duration = Duration::from_secs(60 * 60 * 48);

#[derive(Template)]
#[template(path = "members/views/handover.html")]
struct HandoverPage {
    name: String,
    action: String,
    /// Why there is none to be had.
    refused: Option<&'static str>,
    /// Who asked for it and when, where it waits for a second steward.
    asked: Option<store::Asked>,
    step: Step,
    /// Who could be the second steward, where one is needed.
    seconds: Vec<String>,
    /// The link, shown this once.
    link: Option<String>,
}

/// What this steward can do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Make the link.
    Make,
    /// Ask a second steward.
    Ask,
    /// Make the link that another one asked for.
    Confirm,
    /// Wait for another one.
    Wait,
}

/// Why a steward cannot make the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HandoverRefused {
    /// It is one's own.
    Oneself,
    /// Nobody signs in as this member.
    NotHere,
    /// The account is where this steward holds no office.
    Elsewhere,
}

impl HandoverRefused {
    fn key(self) -> &'static str {
        match self {
            HandoverRefused::Oneself => "handover-refused-oneself",
            HandoverRefused::NotHere => "handover-refused-not-here",
            HandoverRefused::Elsewhere => "handover-refused-elsewhere",
        }
    }
}

/// GET `/n/{slug}/people/{id}/recovery`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, MemberId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/people/{id}/recovery`: makes the link and shows it, or asks a second steward.
pub(super) async fn make(visit: Visit, At((_, id)): At<(String, MemberId)>) -> Answer {
    let token = visit.app.chance.token()?;
    let hash = digest(&token);
    let made = visit
        .write(move |tx, viewer| {
            tx.lock("members", id.get())?;
            let (member, account) = allowed(tx, viewer, id)?;
            let by = viewer.member()?.id;
            if member.role != Role::Steward {
                give(tx, viewer, &member, (account, &hash))?;
                return Ok(true);
            }
            let waits = store::asked(tx, id, viewer.now - WAITS)?;
            if waits.is_some_and(|asked| asked.by_id == by) {
                return Ok(false);
            }
            store::ask(tx, viewer.network.id, id, by, viewer.now)?;
            let happened = Happened::new(&RECOVERY_ASKED).subject(id.get());
            let line = happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
            let others = store::stewards(tx, viewer.network.id, &[by, id])?;
            letters::tell_at_once(tx, viewer.now, line, &others)?;
            Ok(false)
        })
        .await?;
    answer(&visit, id, made.then_some(token)).await
}

/// POST `/n/{slug}/people/{id}/recovery/confirmation`: the second steward makes the link that the first asked for.
pub(super) async fn confirm(visit: Visit, At((_, id)): At<(String, MemberId)>) -> Answer {
    let token = visit.app.chance.token()?;
    let hash = digest(&token);
    visit
        .write(move |tx, viewer| {
            tx.lock("members", id.get())?;
            let (member, account) = allowed(tx, viewer, id)?;
            let asked = store::asked(tx, id, viewer.now - WAITS)?.ok_or(Error::NotFound)?;
            // Whoever asked may hold no office any more, and nobody is their own second.
            let second = Some(asked.by_id) != viewer.member_id();
            if !second || !still_may(tx, viewer.network.id, asked.by_id, INVITING)? {
                return Err(Error::NotFound);
            }
            give(tx, viewer, &member, (account, &hash))
        })
        .await?;
    answer(&visit, id, Some(token)).await
}

async fn answer(visit: &Visit, id: MemberId, token: Option<String>) -> Answer {
    let Some(token) = token else {
        return Ok(visit.go_saying(visit.path(format_args!("people/{id}/recovery")), "handover-asked-done"));
    };
    let link = format!("{}/recovery/{token}", visit.app.config.base_url());
    visit.page(move |q, viewer| page(q, viewer, id, Some(link))).await
}

/// The member and their account, where this steward may make a link for it.
fn allowed(q: &mut Read<'_>, viewer: &Viewer, id: MemberId) -> Result<(Member, AccountId), Error> {
    let member = super::store::by_id(q, viewer.network.id, id)?.ok_or(Error::NotFound)?;
    match standing(q, viewer, &member)? {
        Ok(account) => Ok((member, account)),
        Err(refused) => Err(Error::Refused(Said::key(refused.key()))),
    }
}

fn standing(
    q: &mut Read<'_>,
    viewer: &Viewer,
    member: &Member,
) -> Result<Result<AccountId, HandoverRefused>, Error> {
    let Some(account) = member.account_id.filter(|_| member.state == State::Active) else {
        return Ok(Err(HandoverRefused::NotHere));
    };
    let own = viewer.account.as_ref().ok_or(Error::NotFound)?.id;
    if account == own {
        return Ok(Err(HandoverRefused::Oneself));
    }
    let elsewhere = store::is_beyond(q, account, viewer.network.id, own)?;
    Ok(if elsewhere { Err(HandoverRefused::Elsewhere) } else { Ok(account) })
}

fn give(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    member: &Member,
    (account, hash): (AccountId, &str),
) -> Result<(), Error> {
    let by = viewer.member()?;
    let name = format!("{}, {}", by.name, viewer.network.name);
    let giver = Giver { name, by: by.id, to: member.id, role: member.role };
    accounts::hand_over(tx, account, hash, viewer.now, &giver)?;
    store::forget(tx, member.id)?;
    let happened = Happened::new(&RECOVERY_GIVEN).subject(member.id.get());
    happenings::record(tx, viewer.network.id, Some(by.id), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: MemberId,
    link: Option<String>,
) -> Result<Page<HandoverPage>, Error> {
    let member = super::store::by_id(q, viewer.network.id, id)?.ok_or(Error::NotFound)?;
    let refused = standing(q, viewer, &member)?.err().map(HandoverRefused::key);
    let asked = store::asked(q, id, viewer.now - WAITS)?;
    let step = match &asked {
        _ if member.role != Role::Steward => Step::Make,
        None => Step::Ask,
        Some(asked) if Some(asked.by_id) == viewer.member_id() => Step::Wait,
        Some(_) => Step::Confirm,
    };
    let by = asked.as_ref().map(|asked| asked.by_id).or(viewer.member_id());
    let but: Vec<MemberId> = by.into_iter().chain([id]).collect();
    let seconds = match step {
        Step::Ask | Step::Wait if refused.is_none() => store::names_of_stewards(q, viewer.network.id, &but)?,
        _ => Vec::new(),
    };
    let base = viewer.path(format_args!("people/{id}"));
    let action = format!("{base}/recovery");
    let page = HandoverPage { name: member.name.clone(), action, refused, asked, step, seconds, link };
    let page = Page::new(page, "handover-title").place(Place::People);
    Ok(page.under("people-title", viewer.path("people")).under(Said::raw(&member.name), base))
}
