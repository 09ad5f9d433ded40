//! Starting a space.

use super::space::{SpaceKind, SpaceText};
use super::store;
use super::template::{self, Template as SpaceTemplate};
use crate::happenings::{self, Happened};
use crate::ids::SpaceId;
use crate::spaces::acts::SPACE_STARTED;
use crate::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::Write;

#[derive(Template)]
#[template(path = "spaces/views/new.html")]
struct NewPage {
    form: Form,
    templates: Vec<&'static SpaceTemplate>,
    action: String,
    cancel: String,
}

/// `GET /n/{slug}/spaces/new`
pub(super) async fn new(visit: Visit) -> Answer {
    let form = Form::new().with("visibility", "network").with("kind", SpaceKind::WorkingGroup.as_str());
    visit.page(move |_, viewer| Ok(page(viewer, form))).await
}

/// `POST /n/{slug}/spaces`
pub(super) async fn create(visit: Visit, form: Form) -> Answer {
    match visit.change_once(form, start).await? {
        Ok(id) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "space-started-done")),
        Err(form) => visit.page(move |_, viewer| Ok(page(viewer, form).invalid())).await,
    }
}

fn start(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<SpaceId, Error> {
    let member = viewer.member()?.id;
    let asked = Some(form.value("kind")).filter(|kind| !kind.is_empty());
    let asked = asked.unwrap_or(SpaceKind::WorkingGroup.as_str());
    let kind = template::offered().find(|template| template.kind.as_str() == asked);
    if kind.is_none() {
        form.fail("kind", "error-field-choice");
    }
    let text = SpaceText::read(form)?;
    let kind = kind.ok_or(Error::Invalid)?.kind;
    let id = store::create(tx, viewer.network.id, member, kind, &text, viewer.now)?;
    let happened = Happened::new(&SPACE_STARTED).space(id);
    happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
    Ok(id)
}

fn page(viewer: &Viewer, form: Form) -> Page<NewPage> {
    let body = NewPage {
        form,
        templates: template::offered().collect(),
        action: viewer.path("spaces"),
        cancel: viewer.path("spaces"),
    };
    Page::new(body, "space-new-title").place(Place::Spaces).under("space-list-title", viewer.path("spaces"))
}
