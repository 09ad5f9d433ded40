//! Coming: some questions, answered at once, and changed or taken back as long as the call is open.

use super::below;
use crate::panels::acts::{PANEL_VOLUNTEERED, PANEL_WITHDRAWN};
use crate::panels::drafting::Question;
use crate::panels::panel::{Panel, WILLING, find, refused};
use crate::panels::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Act, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "panels/views/volunteering.html")]
struct ComingPage {
    form: Form,
    panel: Panel,
    asked: Vec<Asked>,
    willing: bool,
    action: String,
    back: String,
}

/// A question as the form asks it.
struct Asked {
    field: String,
    question: String,
    answers: Vec<AnswerLine>,
}

/// An answer that one may choose.
struct AnswerLine {
    /// What the labels of this answer call it; the first carries the name of the field, where complaints lead.
    id: String,
    place: String,
    text: String,
    chosen: bool,
}

/// `GET /n/{slug}/panels/{id}/volunteering`
pub(in crate::panels) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/panels/{id}/volunteering`
pub(in crate::panels) async fn volunteer(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| come(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-come-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/panels/{id}/volunteering/removal`
pub(in crate::panels) async fn withdraw(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| go(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-withdrawn-done"))
}

/// A panel to which the viewer can come now.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Panel), Error> {
    let (item, panel) = find(q, viewer, id, Action::Volunteer)?;
    if !panel.takes_volunteers(viewer.now) || item.is_archived() {
        return Err(refused("panel-refused-late"));
    }
    Ok((item, panel))
}

/// The field of a question, by its place.
fn field(place: usize) -> String {
    format!("answer{place}")
}

fn come(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, panel) = open(tx, viewer, id)?;
    let me = viewer.member()?.id;
    let mut answers = Vec::new();
    for (at, question) in store::questions(tx, id)?.iter().enumerate() {
        let name = field(at);
        let place = form.value(&name).parse::<usize>().ok().filter(|place| *place < question.answers.len());
        match place {
            Some(place) => answers.push(place.to_string()),
            None => form.fail(&name, "error-field-choice"),
        }
    }
    form.checked()?;
    if panel.volunteer_count >= WILLING && store::volunteer(tx, id, me)?.is_none() {
        return Err(refused("panel-refused-full"));
    }
    if store::come(tx, (viewer.network.id, id), me, &answers.join(" "), viewer.now)? {
        note(tx, viewer, &item, &PANEL_VOLUNTEERED)?;
    }
    Ok(())
}

fn go(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, _) = open(tx, viewer, id)?;
    if store::withdraw(tx, id, viewer.member()?.id)? > 0 {
        note(tx, viewer, &item, &PANEL_WITHDRAWN)?;
    }
    Ok(())
}

/// The log says that somebody came or went, and not who.
fn note(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, act: &'static Act) -> Result<(), Error> {
    let happened = Happened::new(act).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<ComingPage>, Error> {
    let (item, panel) = open(q, viewer, id)?;
    let own = store::volunteer(q, id, viewer.member()?.id)?;
    let mut kept = Form::new();
    for (at, place) in own.iter().flat_map(|own| own.places()).enumerate() {
        kept = kept.with(&field(at), place.to_string());
    }
    let form = typed.unwrap_or(kept);
    let questions = store::questions(q, id)?.into_iter().enumerate();
    let body = ComingPage {
        asked: questions.map(|(at, question)| asked(&form, at, question)).collect(),
        form,
        willing: own.is_some(),
        action: panel.path(viewer, "volunteering"),
        back: item.href(viewer),
        panel,
    };
    Ok(below(Page::new(body, "panel-come"), viewer, &item))
}

fn asked(form: &Form, at: usize, question: Question) -> Asked {
    let field = field(at);
    let line = |(place, (text, ..)): (usize, (String, i64, i64))| {
        let id = if place == 0 { format!("f-{field}") } else { format!("f-{field}-{place}") };
        let place = place.to_string();
        AnswerLine { chosen: form.chosen(&field, &place), id, place, text }
    };
    let answers = question.answers.into_iter().enumerate().map(line).collect();
    Asked { answers, question: question.name, field }
}
