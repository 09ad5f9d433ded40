//! The things to change, as a list of those who hold a meeting: each becomes a task or an experiment in one step. Whose words they are, nobody
//! knows; those alone are listed that are told.

use super::store::{self, Change};
use crate::events::coming::{below, find};
use crate::events::experiments::{self, EXPERIMENT};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::items::{self, Charge, ItemText, Kinds};
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// The kind of what is made of them where nothing else was chosen.
const MADE: &str = "task";
/// How many are listed.
const LISTED: i64 = 100;

#[derive(Template)]
#[template(path = "events/pulse/views/changes.html")]
struct ChangesPage {
    title: String,
    action: String,
    item: String,
    items: String,
    changes: Vec<Change>,
}

impl Change {
    /// Key of the words that lead to what was made of it.
    fn made(&self) -> &'static str {
        match self.made_kind.as_deref() {
            Some(kind) if kind == EXPERIMENT.name => "pulse-change-trial",
            _ => "pulse-change-made",
        }
    }
}

/// `GET /n/{slug}/events/{id}/changes`
pub(in crate::events) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

/// `POST /n/{slug}/events/{id}/changes`: makes a task or an experiment of one.
pub(in crate::events) async fn take_up(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let change = form.value("change").to_owned();
    if form.value("make") != EXPERIMENT.name {
        let made = visit.write(move |tx, viewer| make(tx, viewer, kinds, (id, &change, MADE))).await?;
        return Ok(visit.go_saying(visit.path(format_args!("items/{made}")), "pulse-change-done"));
    }
    let made = visit.write(move |tx, viewer| make(tx, viewer, kinds, (id, &change, EXPERIMENT.name))).await?;
    // By whom, until when, and by what one sees whether it helps, is still to be said.
    Ok(visit.go_saying(visit.path(format_args!("items/{made}/edit")), "pulse-change-tried-done"))
}

fn make(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    (id, token, kind): (ItemId, &str, &str),
) -> Result<ItemId, Error> {
    let (item, _) = find(tx, viewer, id, Action::Moderate)?;
    tx.lock("items", id.get())?;
    let gone = || Error::Refused(Said::key("pulse-change-gone"));
    let change =
        store::to_change(tx, id, LISTED)?.into_iter().find(|one| one.token == token).ok_or_else(gone)?;
    // A form that is sent twice makes one thing.
    if let Some(made) = change.made_id {
        return Ok(made);
    }
    let short: String = change.change.lines().next().unwrap_or_default().chars().take(LINE).collect();
    let body = if short == change.change { String::new() } else { change.change.clone() };
    let charge = Charge { owner: None, until: None };
    let made = items::make_of(tx, viewer, kinds, &item, (kind, &ItemText::new(short, body), &charge))?;
    let made = made.ok_or_else(gone)?;
    if kind == EXPERIMENT.name {
        experiments::of_meeting(tx, made, id)?;
    }
    store::note_made(tx, (id, token), made)?;
    Ok(made)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<ChangesPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::Moderate)?;
    let body = ChangesPage {
        title: item.title.clone(),
        action: viewer.path(format_args!("events/{id}/changes")),
        item: item.href(viewer),
        items: viewer.path("items"),
        changes: store::to_change(q, id, LISTED)?,
    };
    Ok(below(Page::new(body, "pulse-changes"), viewer, &item))
}
