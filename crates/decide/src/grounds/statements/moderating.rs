//! Looking at statements: which wait, which were taken, which were not and why. Whoever wrote one learns what became of it.

use super::adding::under;
use crate::grounds::KINDS;
use crate::grounds::acts::{AUTHOR_TOLD, STATEMENT_JUDGED};
use crate::grounds::asking::ask_for_map;
use crate::grounds::ground::{Refused, State, find, path};
use crate::grounds::store::{self, Judged, Statement};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, StatementId};
use house::items;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

/// How many statements a page shows.
const SHOWN: usize = 40;
/// The longest reason.
const REASON: usize = 500;

#[derive(Template)]
#[template(path = "grounds/views/moderation.html")]
struct ModerationPage {
    form: Form,
    action: String,
    filters: Vec<(String, &'static str, bool)>,
    state: State,
    rows: Vec<Statement>,
    older: Option<String>,
}

/// `GET /n/{slug}/grounds/{id}/moderation`
pub(in crate::grounds) async fn moderation(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let state = visit.query.value("state").parse().unwrap_or(State::Waiting);
    let after = visit.query.value("after").parse().unwrap_or(-1);
    visit.page(move |q, viewer| page(q, viewer, id, (state, after), Form::new())).await
}

/// `POST /n/{slug}/grounds/{id}/moderation`
pub(in crate::grounds) async fn decide(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let was = form.value("was").parse().unwrap_or(State::Waiting);
    let done = visit.change(form, move |tx, viewer, form| judge(tx, viewer, id, form)).await?;
    match done {
        Ok(()) => {
            let back = visit.path(format_args!("grounds/{id}/moderation?state={was}"));
            Ok(visit.go_saying(back, "ground-judged-done"))
        }
        Err(form) => {
            let made = move |q: &mut Read<'_>, viewer: &Viewer| {
                // Where the statement is now, on which page ever: what was typed stands beside it.
                let asked = form.value("statement").parse::<StatementId>().ok();
                let asked = asked.map(|asked| store::one(q, id, asked)).transpose()?.flatten();
                let place = asked.map_or((was, -1), |one| (one.state, one.number.saturating_sub(1)));
                page(q, viewer, id, place, form).map(Page::invalid)
            };
            visit.page(made).await
        }
    }
}

fn judge(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, ground) = find(tx, viewer, id, Action::Moderate)?;
    let broken = || Error::Malformed("error-form-broken".into());
    let statement = form.value("statement").parse::<StatementId>().map_err(|_| broken())?;
    let to = form.value("state").parse::<State>().ok().filter(|state| *state != State::Waiting);
    let to = to.ok_or_else(broken)?;
    let before = store::one(tx, id, statement)?.ok_or(Error::NotFound)?;
    if before.state == to {
        return Err(Refused::Decided.into());
    }
    // Only who takes one out is asked why.
    let reason = if to == State::Rejected { form.optional_line("reason", REASON) } else { String::new() };
    if to == State::Rejected && reason.is_empty() {
        form.fail("reason", "ground-reason-wanted");
    }
    form.checked()?;
    let judged = Judged { state: to, reason: if to == State::Rejected { &reason } else { "" } };
    if !store::decide(tx, id, (statement, before.state), judged)? {
        return Err(Refused::Decided.into());
    }
    items::renew(tx, KINDS, &[id])?;
    ask_for_map(tx, &ground, viewer.now)?;
    let by = viewer.member()?.id;
    let happened = Happened::new(&STATEMENT_JUDGED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
    let author = before.author_id.map(|author| store::member_of(tx, author)).transpose()?.flatten();
    if let Some(author) = author.filter(|author| *author != by) {
        let told = Happened::new(&AUTHOR_TOLD).space(item.space_id).item(id).subject(author.get());
        happenings::record(tx, viewer.network.id, Some(by), viewer.now, told)?;
    }
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (state, after): (State, i64),
    form: Form,
) -> Result<Page<ModerationPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::Moderate)?;
    let mut rows = store::page(q, id, state, after)?;
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let action = path(viewer, id, "moderation");
    let older =
        rows.last().filter(|_| more).map(|last| format!("{action}?state={state}&after={}", last.number));
    let filter = |one: State, key| (format!("{action}?state={one}"), key, one == state);
    let filters = vec![
        filter(State::Waiting, "ground-state-waiting"),
        filter(State::Shown, "ground-state-shown"),
        filter(State::Rejected, "ground-state-rejected"),
    ];
    let body = ModerationPage { form, action, filters, state, rows, older };
    Ok(under(Page::new(body, "ground-moderation-title"), viewer, &item))
}
