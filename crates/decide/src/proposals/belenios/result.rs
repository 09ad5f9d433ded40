//! Bringing the result of an election: read, checked against the vote, counted here, and kept with the digest of its file. Once.

use super::reading::read;
use super::{held, store};
use crate::proposals::acts::ELECTION_BROUGHT;
use crate::proposals::bringing::Where;
use crate::proposals::opening;
use crate::proposals::proposal::{Phase, Proposal, refused};
use crate::proposals::store as proposals;
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::app::App;
use house::clock::digest;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/views/belenios/bring.html")]
struct BringPage {
    form: Form,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/election/result`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// POST `/n/{slug}/proposals/{id}/election/result`
pub(in crate::proposals) async fn bring(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let app = visit.app.clone();
    match visit.change(form, move |tx, viewer, form| take(tx, &app, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}/result")), "election-brought-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn take(tx: &mut Write<'_>, app: &App, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    // Whoever brings it at the same moment comes behind, and finds the vote closed.
    tx.lock("items", id.get())?;
    let (item, proposal) = held(tx, viewer, id, Action::HoldVote)?;
    if proposal.phase() != Phase::Open {
        return Err(refused("belenios-brought"));
    }
    if proposal.runs(viewer.now) {
        return Err(refused("belenios-early"));
    }
    let Some(election) = store::election(tx, id)? else { return Err(refused("belenios-placeless")) };
    let told = told(form);
    let text = text(form);
    form.checked()?;
    let at = Where {
        network: viewer.network.id,
        space: item.space_id,
        item: id,
        by: viewer.member()?.id,
        now: viewer.now,
    };
    if let Err(said) = count(tx, Some(app), at, &proposal, (&text, told, election.question))? {
        form.fail("result", said);
        return Err(Error::Invalid);
    }
    Ok(())
}

/// Counts a result and closes the vote with it; or says why it is none of this vote.
fn count(
    tx: &mut Write<'_>,
    app: Option<&App>,
    at: Where,
    proposal: &Proposal,
    (text, told, question): (&str, Option<i64>, i64),
) -> Result<Result<(), Said>, Error> {
    let options = proposals::options(tx, at.item)?;
    let brought = match read(text, proposal, &options, (told, question)) {
        Ok(brought) => brought,
        Err(said) => return Ok(Err(said)),
    };
    store::note_brought(tx, at.item, (&digest(text), brought.tallied, brought.spoiled), at.now)?;
    store::note_turnout(tx, at.item, brought.tallied)?;
    let happened = Happened::new(&ELECTION_BROUGHT).space(at.space).item(at.item);
    happenings::record(tx, at.network, Some(at.by), at.now, happened)?;
    opening::conclude(tx, app, (at.network, at.space), (proposal, &brought.piles), at.now)?;
    Ok(Ok(()))
}

/// Brings the result of an election that stands at `link` to a vote whose time is over and that is held with Belenios, and is this
/// question of it; 0 for the only one. Where it is no result of this vote, the vote stays open.
///
/// # Errors
/// Those of the database.
pub fn bring_election(
    tx: &mut Write<'_>,
    at: Where,
    (link, question, text): (&str, i64, &str),
) -> Result<(), Error> {
    let proposal = proposals::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    if !proposal.is_elsewhere() || proposal.phase() != Phase::Open || proposal.runs(at.now) {
        return Ok(());
    }
    store::set_place(tx, at.network, at.item, (link, "", question), false)?;
    count(tx, None, at, &proposal, (text, None, question)).map(drop)
}

/// How many ballots were counted, where somebody says it.
fn told(form: &mut Form) -> Option<i64> {
    let typed = form.value("tallied").trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let told = typed.parse::<i64>().ok().filter(|told| *told >= 0);
    if told.is_none() {
        form.fail("tallied", "belenios-tallied-wrong");
    }
    told
}

/// The text of the file; empty, with a complaint, where there is none.
fn text(form: &mut Form) -> String {
    let file = form.file("result").filter(|file| !file.bytes.is_empty());
    let text = file.map(|file| String::from_utf8(file.bytes.to_vec()));
    match text {
        Some(Ok(text)) => text,
        Some(Err(_)) => {
            form.fail("result", "belenios-unreadable");
            String::new()
        }
        None => {
            form.fail("result", "belenios-no-file");
            String::new()
        }
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<BringPage>, Error> {
    let (item, proposal) = held(q, viewer, id, Action::HoldVote)?;
    if proposal.phase() != Phase::Open {
        return Err(refused("belenios-brought"));
    }
    let body = BringPage {
        form,
        action: proposal.path(viewer, "election/result"),
        back: proposal.path(viewer, "election"),
    };
    Ok(voting::below(Page::new(body, "belenios-bring"), viewer, &item))
}
