//! One step from an idea to a project: a space that brings it about, begun with the words of the idea. Each shows the other, to
//! whoever may read it.

use super::acts::IDEA_PROJECT;
use super::idea::{find, find_open};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, SpaceId};
use house::items::{self, Item};
use house::room::Rooms;
use house::spaces::{self, SPACE_STARTED, Space, SpaceKind, SpaceText};
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Piece, Place, Said, Viewer, Visit, filters, markdown};

#[derive(Template)]
#[template(path = "ideas/views/project.html")]
struct ProjectPage {
    form: Form,
    action: String,
    back: String,
}

#[derive(Template)]
#[template(path = "ideas/views/_origin.html")]
struct OriginPart {
    href: String,
    title: String,
}

/// GET `/n/{slug}/ideas/{id}/project`
pub(super) async fn new(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/ideas/{id}/project`
pub(super) async fn create(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| start(tx, viewer, id, form)).await? {
        Ok(space) => Ok(visit.go_saying(visit.path(format_args!("spaces/{space}")), "idea-project-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// Whether the viewer may make a project of this idea: who holds its space, and may start one.
pub(super) fn may_start(viewer: &Viewer, item: &Item) -> bool {
    item.may(viewer, Action::HoldSpace) && viewer.may(Action::StartSpace)
}

fn start(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<SpaceId, Error> {
    tx.lock("items", id.get())?;
    let item = find_open(tx, viewer, id)?;
    if !may_start(viewer, &item) {
        return Err(Error::NotFound);
    }
    let idea = store::of_item(tx, id)?;
    // A form that is sent twice makes one project.
    if let Some(made) = idea.as_ref().and_then(|idea| idea.project_id) {
        return Ok(made);
    }
    if idea.is_some_and(|idea| idea.merged_into.is_some()) {
        return Err(Error::Refused(Said::key("idea-refused-merged")));
    }
    let text = SpaceText::read(form)?;
    let (network, by, now) = (viewer.network.id, viewer.member()?.id, viewer.now);
    let space = spaces::create(tx, network, by, SpaceKind::Project, &text, now)?;
    happenings::record(tx, network, Some(by), now, Happened::new(&SPACE_STARTED).space(space))?;
    store::keep_project(tx, network, (id, space))?;
    spaces::note_activity(tx, item.space_id, now)?;
    let happened = Happened::new(&IDEA_PROJECT).space(item.space_id).item(id);
    happenings::record(tx, network, Some(by), now, happened)?;
    Ok(space)
}

/// On top of the page of a project: the idea of which it was made, where the viewer may read that.
pub(super) fn head(
    q: &mut Read<'_>,
    viewer: &Viewer,
    space: &Space,
    _: Rooms,
) -> Result<Option<Piece>, Error> {
    if space.kind != SpaceKind::Project {
        return Ok(None);
    }
    let idea: Vec<ItemId> = store::of_project(q, space.id)?.into_iter().collect();
    let idea = items::titles(q, viewer, &idea)?.pop();
    let href = |id: ItemId| viewer.path(format_args!("items/{id}"));
    Ok(idea.map(|(id, title)| Piece::of(OriginPart { href: href(id), title })))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<ProjectPage>, Error> {
    let item = find(q, viewer, id, Action::HoldSpace)?;
    if !may_start(viewer, &item) {
        return Err(Error::NotFound);
    }
    let begun = || {
        Form::new()
            .with("name", item.title.as_str())
            .with("purpose", markdown::words_of(&item.body_html, PARAGRAPHS))
            .with("visibility", item.space_visibility.as_str())
    };
    let form = typed.unwrap_or_else(begun);
    let (action, back) = (viewer.path(format_args!("ideas/{id}/project")), item.href(viewer));
    let page = Page::new(ProjectPage { form, action, back: back.clone() }, "idea-project");
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Spaces).under(Said::raw(&item.space_name), &space);
    Ok(page.under(Said::raw(&item.title), back).in_space(space))
}
