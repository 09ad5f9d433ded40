//! Adding somebody of the network to a space, by those who hold it: the only way into a space of members.

use super::edit::held;
use super::store;
use crate::access::SpaceRole;
use crate::happenings::{self, Happened, What};
use crate::ids::{MemberId, SpaceId};
use crate::members::{self, MemberCard};
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "spaces/views/add.html")]
struct AddPage {
    query: String,
    href: String,
    found: Vec<MemberCard>,
}

/// `GET /n/{slug}/spaces/{id}/people/new`
pub(super) async fn search(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let query = visit.query.value("q").to_owned();
    visit.page(move |q, viewer| page(q, viewer, id, query)).await
}

/// `POST /n/{slug}/spaces/{id}/people`
pub(super) async fn add(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    let member = form.value("member").parse().map_err(|_| Error::NotFound)?;
    visit.write(move |tx, viewer| enter(tx, viewer, id, member)).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/people")), "space-added-done"))
}

fn enter(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, member: MemberId) -> Result<(), Error> {
    held(tx, viewer, id)?;
    store::member_of(tx, viewer.network.id, member)?.ok_or(Error::NotFound)?;
    if store::enter(tx, viewer.network.id, id, member, SpaceRole::Member, viewer.now)? {
        let happened = Happened::new(What::SpaceJoined).space(id).subject(member.get());
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    }
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, query: String) -> Result<Page<AddPage>, Error> {
    let space = held(q, viewer, id)?;
    let found = members::find_by_name(q, viewer.network.id, &query, 20)?;
    let href = space.href(viewer);
    let page =
        Page::new(AddPage { query, href: href.clone(), found }, "space-add-title").place(Place::Spaces);
    Ok(page
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &href)
        .in_space(href))
}
