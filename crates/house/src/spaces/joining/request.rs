//! Asking to come into a space, where those who hold it decide; and their answer.

use super::{come_in, mine_or_not};
use crate::access::Action;
use crate::happenings::{self, Happened};
use crate::ids::{MemberId, SpaceId};
use crate::letters;
use crate::spaces::acts::{SPACE_ASKED, SPACE_REFUSED};
use crate::spaces::edit::held;
use crate::spaces::space::{Joining, Space};
use crate::spaces::store;
use crate::web::form::PARAGRAPHS;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "spaces/views/request.html")]
struct RequestPage {
    form: Form,
    space: Space,
    href: String,
    /// Whether the viewer has asked already.
    waits: bool,
}

/// `GET /n/{slug}/spaces/{id}/request`
pub(in crate::spaces) async fn ask(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/spaces/{id}/request`
pub(in crate::spaces) async fn request(
    visit: Visit,
    At((_, id)): At<(String, SpaceId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "space-requested-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/spaces/{id}/request/removal`
pub(in crate::spaces) async fn withdraw(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let done = visit.write(move |tx, viewer| {
        mine_or_not(tx, viewer, id)?;
        store::end_request(tx, id, viewer.member()?.id)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "space-withdrawn-done"))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    let space = mine_or_not(tx, viewer, id)?;
    if space.role.is_some() {
        return Ok(());
    }
    if space.joining == Joining::Open {
        return come_in(tx, viewer, &space);
    }
    let answer = if space.join_question.is_empty() {
        form.optional_text("answer", PARAGRAPHS)
    } else {
        form.text("answer", PARAGRAPHS)
    };
    form.checked()?;
    let (network, me) = (viewer.network.id, viewer.member()?.id);
    if store::request(tx, network, (id, me), &answer, viewer.now)? {
        let happened = Happened::new(&SPACE_ASKED).space(id).subject(me.get());
        let line = happenings::record(tx, network, Some(me), viewer.now, happened)?;
        let holders: Vec<MemberId> = store::facilitators(tx, id)?.iter().map(|one| one.id).collect();
        letters::tell_at_once(tx, viewer.now, line, &holders)?;
    }
    Ok(())
}

/// `POST /n/{slug}/spaces/{id}/requests/{member}/acceptance`
pub(in crate::spaces) async fn accept(
    visit: Visit,
    At((_, id, member)): At<(String, SpaceId, MemberId)>,
) -> Answer {
    let done = visit.write(move |tx, viewer| {
        held(tx, viewer, id)?;
        store::member_of(tx, viewer.network.id, member)?.ok_or(Error::NotFound)?;
        // Whoever asked may have taken that back in the meantime, or have come in by another way.
        if store::end_request(tx, id, member)? {
            super::enter_as(tx, viewer, id, member)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/people")), "space-accepted-done"))
}

/// `POST /n/{slug}/spaces/{id}/requests/{member}/refusal`
pub(in crate::spaces) async fn refuse(
    visit: Visit,
    At((_, id, member)): At<(String, SpaceId, MemberId)>,
) -> Answer {
    let done = visit.write(move |tx, viewer| {
        held(tx, viewer, id)?;
        if store::end_request(tx, id, member)? {
            let happened = Happened::new(&SPACE_REFUSED).space(id).subject(member.get());
            let line = happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
            letters::tell_at_once(tx, viewer.now, line, &[member])?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/people")), "space-refused-done"))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    typed: Option<Form>,
) -> Result<Page<RequestPage>, Error> {
    let space = mine_or_not(q, viewer, id)?;
    space.require(viewer, Action::JoinSpace)?;
    let before = store::requested(q, id, viewer.member()?.id)?;
    let waits = before.is_some();
    let form = typed.unwrap_or_else(|| Form::new().with("answer", before.unwrap_or_default()));
    let href = space.href(viewer);
    let name = Said::raw(&space.name);
    let page = Page::new(RequestPage { form, href: href.clone(), waits, space }, "space-request-title");
    Ok(page
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(name, &href)
        .in_space(href))
}
