//! Facilitators give a tag another name. Where the network has a tag of that name, the two become one.

use super::store::{self, Tag};
use super::{TAG_MERGED, TAG_RENAMED, naming};
use crate::happenings::{self, Happened};
use crate::ids::TagId;
use crate::members::fold;
use crate::web::form::LINE;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "tags/views/edit.html")]
struct EditPage {
    form: Form,
    action: String,
    back: String,
}

/// `GET /n/{slug}/tags/{id}/edit`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, TagId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/tags/{id}`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, TagId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, id, form)).await? {
        Ok(said) => Ok(visit.go_saying(visit.path("tags"), said)),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, id: TagId, form: &mut Form) -> Result<&'static str, Error> {
    tx.lock("networks", viewer.network.id.get())?;
    let tag = mine(tx, viewer, id)?;
    let name = one_name(form)?;
    let key = fold(&name);
    let other = store::by_key(tx, viewer.network.id, &key)?.filter(|other| other.id != tag.id);
    let (act, said) = match other {
        // The other spelling of this very tag becomes its name, and its name the other spelling.
        Some(other) if other.merged_into == Some(tag.id) => {
            store::rename(tx, other.id, &other.name, &format!("\u{1}{}", other.id))?;
            store::rename(tx, tag.id, &name, &key)?;
            store::rename(tx, other.id, &tag.name, &tag.name_key)?;
            (&TAG_RENAMED, "tag-renamed-done")
        }
        Some(other) => {
            // Of a tag that stands only where one may not look, nothing is told.
            let seen = store::visible_to(tx, viewer, other.id)?.is_some();
            store::merge(tx, viewer.network.id, (tag.id, other.merged_into.unwrap_or(other.id)))?;
            if seen { (&TAG_MERGED, "tag-merged-done") } else { (&TAG_RENAMED, "tag-renamed-done") }
        }
        None if name == tag.name => return Ok("tag-renamed-done"),
        None => {
            store::rename(tx, tag.id, &name, &key)?;
            (&TAG_RENAMED, "tag-renamed-done")
        }
    };
    let happened = Happened::new(act).subject(id.get());
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(said)
}

/// The one name that was typed.
fn one_name(form: &mut Form) -> Result<String, Error> {
    let typed = form.line("name", LINE);
    form.checked()?;
    let names = naming::names_of(&typed);
    let refused = match names.as_slice() {
        [name] if name.chars().count() <= naming::LONGEST => return Ok(name.clone()),
        [name] => Said::key("tag-refused-long").with("max", naming::LONGEST).with("tag", name),
        _ => Said::key("tag-refused-empty"),
    };
    form.fail("name", refused);
    Err(Error::Invalid)
}

fn mine(q: &mut Read<'_>, viewer: &Viewer, id: TagId) -> Result<Tag, Error> {
    store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: TagId, typed: Option<Form>) -> Result<Page<EditPage>, Error> {
    let tag = mine(q, viewer, id)?;
    let form = typed.unwrap_or_else(|| Form::new().with("name", &tag.name));
    let body = EditPage { form, action: viewer.path(format_args!("tags/{id}")), back: viewer.path("tags") };
    Ok(Page::new(body, "tag-edit-title").place(Place::Find).under("tag-list-title", viewer.path("tags")))
}
