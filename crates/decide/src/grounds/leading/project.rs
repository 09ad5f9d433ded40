//! One step from a statement to a project: a space that brings it about, begun with the words of the statement. Each shows the
//! other, to whoever may read it.

use super::titled;
use crate::grounds::acts::GROUND_PROJECT;
use crate::grounds::ground::{Refused, State, find, path};
use crate::grounds::statements::under;
use crate::grounds::store::{self, Statement};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, SpaceId, StatementId};
use house::items::{self, Item};
use house::room::Rooms;
use house::spaces::{self, SPACE_STARTED, Space, SpaceKind, SpaceText};
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "grounds/leading/views/project.html")]
struct ProjectPage {
    form: Form,
    action: String,
    back: String,
    statement: StatementId,
    text: String,
}

#[derive(Template)]
#[template(path = "grounds/leading/views/_origin.html")]
struct OriginPart {
    /// Where the statement stands among the others.
    href: String,
    text: String,
    ground: String,
    title: String,
}

/// `GET /n/{slug}/grounds/{id}/project?statement={statement}`
pub(in crate::grounds) async fn new(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let statement = visit.query.value("statement").to_owned();
    visit.page(move |q, viewer| page(q, viewer, id, (&statement, None))).await
}

/// `POST /n/{slug}/grounds/{id}/project`
pub(in crate::grounds) async fn create(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| start(tx, viewer, id, form)).await? {
        Ok(space) => Ok(visit.go_saying(visit.path(format_args!("spaces/{space}")), "ground-project-done")),
        Err(form) => {
            let statement = form.value("statement").to_owned();
            let made = move |q: &mut Read<'_>, viewer: &Viewer| {
                page(q, viewer, id, (&statement, Some(form))).map(Page::invalid)
            };
            visit.page(made).await
        }
    }
}

/// Whether the viewer may make projects of what is said here: who holds the space, and may start one.
fn may_start(viewer: &Viewer, item: &Item) -> bool {
    item.may(viewer, Action::HoldSpace) && viewer.may(Action::StartSpace)
}

/// Where a project is made of a statement of this item, up to its number, for whoever may make one.
pub(in crate::grounds) fn way(viewer: &Viewer, item: &Item) -> Option<String> {
    may_start(viewer, item).then(|| path(viewer, item.id, "project?statement="))
}

/// The statement of this number, as long as it is shown.
fn asked(q: &mut Read<'_>, item: ItemId, number: &str) -> Result<Statement, Error> {
    let known = number.parse::<StatementId>().ok().map(|id| store::one(q, item, id)).transpose()?.flatten();
    known.filter(|one| one.state == State::Shown).ok_or_else(|| Refused::Gone.into())
}

fn start(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<SpaceId, Error> {
    let (item, _) = find(tx, viewer, id, Action::HoldSpace)?;
    if !may_start(viewer, &item) {
        return Err(Error::NotFound);
    }
    if item.is_archived() {
        return Err(Error::Refused("item-refused-archived".into()));
    }
    tx.lock("items", id.get())?;
    let statement = asked(tx, id, form.value("statement"))?;
    // A form that is sent twice makes one project.
    if let Some((_, made)) = store::projects_of(tx, &[statement.id])?.pop() {
        return Ok(made);
    }
    let text = SpaceText::read(form)?;
    let (network, by, now) = (viewer.network.id, viewer.member()?.id, viewer.now);
    let space = spaces::create(tx, network, by, SpaceKind::Project, &text, now)?;
    happenings::record(tx, network, Some(by), now, Happened::new(&SPACE_STARTED).space(space))?;
    store::keep_project(tx, network, (statement.id, space), now)?;
    spaces::note_activity(tx, item.space_id, now)?;
    let happened = Happened::new(&GROUND_PROJECT).space(item.space_id).item(id);
    happenings::record(tx, network, Some(by), now, happened)?;
    Ok(space)
}

/// On top of the page of a project: the statement of which it was made, where the viewer may read that.
pub(in crate::grounds) fn head(
    q: &mut Read<'_>,
    viewer: &Viewer,
    space: &Space,
    _: Rooms,
) -> Result<Option<Piece>, Error> {
    if space.kind != SpaceKind::Project {
        return Ok(None);
    }
    let Some((item, statement, number, text)) = store::origin_of(q, space.id)? else { return Ok(None) };
    let Some((_, title)) = items::titles(q, viewer, &[item])?.pop() else { return Ok(None) };
    // The list begins after the statement before it, so that it stands on top.
    let place = format!("statements?after={}#statement-{statement}", number - 1);
    let ground = viewer.path(format_args!("items/{item}"));
    Ok(Some(Piece::of(OriginPart { href: path(viewer, item, &place), text, ground, title })))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (number, typed): (&str, Option<Form>),
) -> Result<Page<ProjectPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::HoldSpace)?;
    if !may_start(viewer, &item) {
        return Err(Error::NotFound);
    }
    let statement = asked(q, id, number)?;
    // A name is no sentence: it has no full stop.
    let begun = || {
        Form::new()
            .with("name", titled(&statement.text).trim_end_matches('.'))
            .with("purpose", statement.text.as_str())
            .with("visibility", item.space_visibility.as_str())
    };
    let form = typed.unwrap_or_else(begun);
    let body = ProjectPage {
        form,
        action: path(viewer, id, "project"),
        back: path(viewer, id, "statements"),
        statement: statement.id,
        text: statement.text,
    };
    Ok(under(Page::new(body, "ground-project"), viewer, &item))
}
