//! In which state a project is, and where it may go from there. Whoever gives it up says why.

use crate::projects::bringing::turn;
use crate::projects::project::{ProjectState, to_change, under};
use crate::projects::store::{self, Turned};
use askama::Template;
use db::{Read, Write};
use house::ids::SpaceId;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

type Address = At<(String, SpaceId)>;

#[derive(Template)]
#[template(path = "projects/sheet/views/state.html")]
struct StatePage {
    form: Form,
    action: String,
    back: String,
    state: &'static str,
    next: Vec<(&'static str, &'static str)>,
    turns: Vec<(&'static str, Turned)>,
}

/// `GET /n/{slug}/spaces/{id}/state`
pub(super) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/spaces/{id}/state`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| go(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "project-turned-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn go(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    // Two who take it on at once do so one after the other.
    tx.lock("spaces", id.get())?;
    let (_, sheet) = to_change(tx, viewer, id)?;
    let to = form.value("state").parse::<ProjectState>().ok();
    let to = to.filter(|to| sheet.state.next().contains(to));
    if to.is_none() {
        form.fail("state", "project-step-wrong");
    }
    let why = form.optional_text("why", PARAGRAPHS);
    if to == Some(ProjectState::Stopped) && why.is_empty() {
        form.fail("why", "project-why-missing");
    }
    form.checked()?;
    turn(tx, viewer, id, (to.ok_or(Error::Invalid)?, &why))?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, form: Form) -> Result<Page<StatePage>, Error> {
    let (space, sheet) = to_change(q, viewer, id)?;
    let turns = store::turns(q, id)?;
    let body = StatePage {
        form,
        action: format!("{}/state", space.href(viewer)),
        back: space.href(viewer),
        state: sheet.state.label(),
        next: sheet.state.next().iter().map(|state| (state.as_str(), state.label())).collect(),
        turns: turns.into_iter().map(|turned| (turned.state.label(), turned)).collect(),
    };
    Ok(under(Page::new(body, "project-state"), viewer, &space))
}
