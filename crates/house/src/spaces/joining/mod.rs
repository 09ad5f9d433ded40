//! Becoming a member of a space: at once, by asking, by being invited; and leaving it.

pub(super) mod invitation;
pub(super) mod request;

use super::space::{Joining, Space};
use super::store;
use crate::access::{Action, SpaceRole};
use crate::happenings::{self, Happened};
use crate::ids::{ItemId, MemberId, SpaceId};
use crate::letters;
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

/// `POST /n/{slug}/spaces/{id}/membership`. Whoever comes from an item goes back to it.
pub(super) async fn join(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let item = visit.query.value("item").parse::<ItemId>().ok();
    let entered = visit.write(move |tx, viewer| {
        let space = mine_or_not(tx, viewer, id)?;
        let asks = space.role.is_none() && space.joining == Joining::Request;
        if !asks {
            come_in(tx, viewer, &space)?;
        }
        Ok(!asks)
    });
    if !entered.await? {
        return Ok(visit.go(visit.path(format_args!("spaces/{id}/request"))));
    }
    let back = match item {
        Some(item) => visit.path(format_args!("items/{item}")),
        None => visit.path(format_args!("spaces/{id}")),
    };
    Ok(visit.go_saying(back, "space-joined-done"))
}

/// The space, if the viewer may come into it or is in it.
fn mine_or_not(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId) -> Result<Space, Error> {
    let space = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::JoinSpace)?;
    Ok(space)
}

/// Puts the viewer into a space that is open to them.
fn come_in(tx: &mut Write<'_>, viewer: &Viewer, space: &Space) -> Result<(), Error> {
    if space.is_archived() {
        return Err(Error::Refused(Said::key("space-refused-archived")));
    }
    enter_as(tx, viewer, space.id, viewer.member()?.id)
}

/// Puts a member into a space, by what the viewer does.
fn enter_as(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, member: MemberId) -> Result<(), Error> {
    if store::enter(tx, viewer.network.id, id, member, SpaceRole::Member, viewer.now)? {
        let happened = Happened::new(&SPACE_JOINED).space(id).subject(member.get());
        let line = happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        if viewer.member_id() != Some(member) {
            letters::tell_at_once(tx, viewer.now, line, &[member])?;
        }
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

/// Who would like to come into a space that the viewer holds, where the viewer is invited, and spaces that are open to
/// somebody who is in no working group yet.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let mut needs = asked(q, viewer)?;
    if !store::open_to(q, viewer)?.iter().all(Space::is_commons) {
        return Ok(needs);
    }
    let (spaces, href) = (store::to_join(q, viewer, PROPOSED)?, viewer.path("spaces"));
    let need = Need::new("space", "space-need", (href.clone(), "space-need-all")).because("space-need-why");
    if !spaces.is_empty() {
        needs.push(need.showing(Piece::of(ToJoin { spaces, href })));
    }
    Ok(needs)
}

fn asked(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let mut needs = Vec::new();
    for one in store::invitations(q, me)?.into_iter().take(PROPOSED) {
        let title = Said::key("space-need-invited").with("who", one.inviter).with("space", one.name);
        let way = (viewer.path("space-invitations"), "space-need-invited-see");
        needs.push(Need::new("space-invitation", title, way));
    }
    for (id, name, count) in store::waiting(q, me)?.into_iter().take(PROPOSED) {
        let title = Said::key("space-need-requests").with("count", count).with("space", name);
        let way = (viewer.path(format_args!("spaces/{id}/people")), "space-need-requests-see");
        needs.push(Need::new("space-requests", title, way));
    }
    Ok(needs)
}
