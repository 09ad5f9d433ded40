//! The settings of a space, for those who hold it.

use super::space::{Joining, Space, SpaceText, visibility_key};
use super::store;
use crate::access::{Action, SpaceVisibility};
use crate::happenings::{self, Happened};
use crate::ids::SpaceId;
use crate::spaces::acts::SPACE_CHANGED;
use crate::web::form::PARAGRAPHS;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "spaces/views/edit.html")]
struct EditPage {
    form: Form,
    action: String,
    commons: bool,
    archived: bool,
}

/// `GET /n/{slug}/spaces/{id}/edit`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/spaces/{id}`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "space-changed-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    tx.lock("spaces", id.get())?;
    let space = held(tx, viewer, id)?;
    form.expect_unchanged(&filled(&space));
    let text = SpaceText::read(form)?;
    let question = form.optional_text("join_question", PARAGRAPHS);
    let kept = form.value("joining").is_empty().then_some(space.joining);
    let joining = kept.or_else(|| form.choice::<Joining>("joining"));
    form.checked()?;
    let joining = joining.ok_or(Error::Invalid)?;
    if space.is_commons() && text.visibility == SpaceVisibility::Members {
        form.fail("visibility", "space-refused-hidden-commons");
        return Err(Error::Invalid);
    }
    store::rename(tx, id, &text, text.visibility, viewer.now)?;
    store::set_joining(tx, id, (joining, &question))?;
    let detail = if text.visibility == space.visibility { "" } else { text.visibility.as_str() };
    let happened = Happened::new(&SPACE_CHANGED).space(id).detail(detail);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// The space, if the viewer holds it.
pub(super) fn held(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId) -> Result<Space, Error> {
    let space = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::HoldSpace)?;
    Ok(space)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, form: Option<Form>) -> Result<Page<EditPage>, Error> {
    let space = held(q, viewer, id)?;
    let form = match form {
        Some(typed) => typed.caught_up(&filled(&space), told),
        None => filled(&space).begun(),
    };
    let action = space.href(viewer);
    let body =
        EditPage { form, action: action.clone(), commons: space.is_commons(), archived: space.is_archived() };
    Ok(Page::new(body, "space-edit-title")
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &action)
        .in_space(action))
}

fn filled(space: &Space) -> Form {
    Form::new()
        .with("name", &space.name)
        .with("purpose", &space.purpose)
        .with("visibility", space.visibility.as_str())
        .with("joining", space.joining.as_str())
        .with("join_question", &space.join_question)
}

/// The key of the words for how one comes in.
fn joining_key(word: &str) -> &'static str {
    if word == Joining::Request.as_str() { "space-joining-request" } else { "space-joining-open" }
}

/// What a field holds, as a person reads it.
fn told(field: &str, value: &str) -> Said {
    if field == "joining" {
        return joining_key(value).into();
    }
    let visibility = (field == "visibility").then(|| value.parse::<SpaceVisibility>().ok()).flatten();
    visibility.map_or_else(|| Said::raw(value), |visibility| visibility_key(visibility).into())
}
