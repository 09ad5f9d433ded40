//! Becoming a member of a space, and leaving it.

use super::space::Space;
use super::store;
use crate::access::{Action, SpaceRole};
use crate::happenings::{self, Happened};
use crate::ids::SpaceId;
use crate::spaces::acts::{SPACE_JOINED, SPACE_LEFT};
use crate::web::{Answer, At, Error, Form, Need, Page, Piece, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "spaces/views/farewell.html")]
struct FarewellPage {
    form: Form,
    space: Space,
    href: String,
}

/// `POST /n/{slug}/spaces/{id}/membership`
pub(super) async fn join(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.write(move |tx, viewer| enter(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "space-joined-done"))
}

fn enter(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId) -> Result<(), Error> {
    let space = store::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::JoinSpace)?;
    let member = viewer.member()?.id;
    if store::enter(tx, viewer.network.id, id, member, SpaceRole::Member, viewer.now)? {
        let happened = Happened::new(&SPACE_JOINED).space(id).subject(member.get());
        happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
    }
    Ok(())
}

/// `GET /n/{slug}/spaces/{id}/departure`
pub(super) async fn farewell(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/spaces/{id}/departure`
pub(super) async fn leave(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, _| part(tx, viewer, id)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path("spaces"), "space-left-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn part(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId) -> Result<(), Error> {
    let space = mine(tx, viewer, id)?;
    tx.lock("spaces", id.get())?;
    let member = viewer.member()?.id;
    let role = space.role.ok_or(Error::NotFound)?;
    space.may_part(role, store::facilitators(tx, id)?.len())?;
    store::leave(tx, id, member)?;
    let happened = Happened::new(&SPACE_LEFT).space(id).subject(member.get());
    happenings::record(tx, viewer.network.id, Some(member), viewer.now, happened)?;
    Ok(())
}

fn mine(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId) -> Result<Space, Error> {
    let space = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::LeaveSpace)?;
    Ok(space)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, form: Form) -> Result<Page<FarewellPage>, Error> {
    let space = mine(q, viewer, id)?;
    let href = space.href(viewer);
    let name = Said::raw(&space.name);
    let page = Page::new(FarewellPage { form, href: href.clone(), space }, "space-leave-title");
    Ok(page
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(name, &href)
        .in_space(href))
}

/// How many spaces are proposed.
const PROPOSED: usize = 3;

#[derive(Template)]
#[template(path = "spaces/views/_need.html")]
struct ToJoin {
    spaces: Vec<Space>,
    href: String,
}

/// Spaces that are open to somebody who is in no working group yet.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    if !store::open_to(q, viewer)?.iter().all(Space::is_commons) {
        return Ok(Vec::new());
    }
    let (spaces, href) = (store::to_join(q, viewer, PROPOSED)?, viewer.path("spaces"));
    let need = Need::new("space", "space-need", (href.clone(), "space-need-all")).because("space-need-why");
    let some = !spaces.is_empty();
    Ok(some.then(|| need.showing(Piece::of(ToJoin { spaces, href }))).into_iter().collect())
}
