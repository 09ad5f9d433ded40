//! Who is in a space.

use super::edit::held;
use super::space::{Space, SpaceMember};
use super::store::{self, Request};
use super::tabs::{Tab, Tabs};
use crate::access::{Action, SpaceRole};
use crate::happenings::{self, Happened};
use crate::ids::{MemberId, SpaceId};
use crate::items::Kinds;
use crate::spaces::acts::{SPACE_CHANGED, SPACE_LEFT};
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "spaces/views/people.html")]
struct PeoplePage {
    form: Form,
    tabs: Tabs,
    name: String,
    href: String,
    people: String,
    members: Vec<SpaceMember>,
    pictures: BTreeMap<MemberId, String>,
    may_hold: bool,
    commons: bool,
    /// Who would like to come in, for those who hold the space.
    requests: Vec<Request>,
    older: Option<String>,
}

impl PeoplePage {
    /// Where the picture of one of them is; empty where they have none.
    fn picture(&self, id: &MemberId) -> &str {
        self.pictures.get(id).map_or("", String::as_str)
    }
}

const SHOWN: usize = 50;

/// `GET /n/{slug}/spaces/{id}/people`
pub(super) async fn people(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let after = visit.query.value("after").parse().unwrap_or(MemberId::from(0));
    visit.page(move |q, viewer| page(q, viewer, kinds, id, after, Form::new())).await
}

/// `POST /n/{slug}/spaces/{id}/people/{member}/role`
pub(super) async fn change_role(
    visit: Visit,
    At((_, id, member)): At<(String, SpaceId, MemberId)>,
    form: Form,
) -> Answer {
    let done = visit.change(form, move |tx, viewer, form| {
        // Only who holds the space is told what is wrong with the form.
        held(tx, viewer, id)?;
        // The roles are buttons, so that no field can carry the complaint.
        let role = form.value("role").parse().map_err(|_| Error::Refused("error-field-choice".into()))?;
        give_role(tx, viewer, (id, member), role)
    });
    settled(&visit, id, done.await?, "space-role-done").await
}

/// `POST /n/{slug}/spaces/{id}/people/{member}/removal`
pub(super) async fn remove(
    visit: Visit,
    At((_, id, member)): At<(String, SpaceId, MemberId)>,
    form: Form,
) -> Answer {
    let done = visit.change(form, move |tx, viewer, _| take_out(tx, viewer, id, member));
    settled(&visit, id, done.await?, "space-removed-done").await
}

async fn settled(visit: &Visit, id: SpaceId, done: Result<(), Form>, said: &'static str) -> Answer {
    match done {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/people")), said)),
        Err(form) => {
            let (kinds, start) = (visit.app.rooms.kinds(), MemberId::from(0));
            visit.page(move |q, viewer| page(q, viewer, kinds, id, start, form).map(Page::invalid)).await
        }
    }
}

fn give_role(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (id, member): (SpaceId, MemberId),
    role: SpaceRole,
) -> Result<(), Error> {
    let (space, before) = of_space(tx, viewer, id, member)?;
    if role < before {
        space.may_step_down(before, store::facilitators(tx, id)?.len())?;
    }
    store::set_role(tx, id, member, role)?;
    let happened = Happened::new(&SPACE_CHANGED).space(id).subject(member.get()).detail(role.as_str());
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn take_out(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, member: MemberId) -> Result<(), Error> {
    let (space, role) = of_space(tx, viewer, id, member)?;
    space.may_part(role, store::facilitators(tx, id)?.len())?;
    store::leave(tx, id, member)?;
    let happened = Happened::new(&SPACE_LEFT).space(id).subject(member.get());
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// The space that the viewer holds, locked, and what the member is in it.
fn of_space(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: SpaceId,
    member: MemberId,
) -> Result<(Space, SpaceRole), Error> {
    tx.lock("spaces", id.get())?;
    let space = held(tx, viewer, id)?;
    let role = store::role_of(tx, id, member)?.ok_or(Error::NotFound)?;
    Ok((space, role))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    id: SpaceId,
    after: MemberId,
    form: Form,
) -> Result<Page<PeoplePage>, Error> {
    let space = store::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::ReadSpaceMembers)?;
    let mut members = store::members(q, id, after)?;
    let href = space.href(viewer);
    let more = members.len() > SHOWN;
    members.truncate(SHOWN);
    let older = members.last().filter(|_| more).map(|last| format!("{href}/people?after={}", last.id));
    let may_hold = space.may(viewer, Action::HoldSpace);
    let ids: Vec<MemberId> = members.iter().map(|one| one.id).collect();
    let body = PeoplePage {
        form,
        pictures: crate::members::pictures(q, viewer, &ids)?,
        requests: if may_hold { store::requests(q, id)? } else { Vec::new() },
        tabs: Tabs::of(q, &space, viewer, kinds, Tab::People)?,
        name: space.name.clone(),
        people: viewer.path("people"),
        may_hold,
        commons: space.is_commons(),
        href: href.clone(),
        members,
        older,
    };
    let page = Page::new(body, "space-people-title").place(Place::Spaces);
    Ok(page
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &href)
        .in_space(href)
        .wide())
}
