//! Whether votes allow delegation where whoever opens one says nothing else: for a network, kept by its stewards, and for a space,
//! kept by those who hold it.

use super::acts::DELEGATION_SETTLED;
use super::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::SpaceId;
use house::spaces::{self, Space};
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "delegations/views/defaults.html")]
struct DefaultsPage {
    form: Form,
    title: &'static str,
    lead: &'static str,
    action: String,
}

/// GET `/n/{slug}/settings/delegation`
pub(super) async fn of_network(visit: Visit) -> Answer {
    visit.page(|q, viewer| page(q, viewer, None)).await
}

/// POST `/n/{slug}/settings/delegation`
pub(super) async fn keep_for_network(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| keep(tx, viewer, None, &form)).await?;
    Ok(visit.go_saying(visit.path("settings/delegation"), "delegation-settled-done"))
}

/// GET `/n/{slug}/spaces/{id}/delegation`
pub(super) async fn of_space(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, Some(id))).await
}

/// POST `/n/{slug}/spaces/{id}/delegation`
pub(super) async fn keep_for_space(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    visit.write(move |tx, viewer| keep(tx, viewer, Some(id), &form)).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/delegation")), "delegation-settled-done"))
}

/// The space, if the viewer holds it; none where it is about the network.
fn held(q: &mut Read<'_>, viewer: &Viewer, space: Option<SpaceId>) -> Result<Option<Space>, Error> {
    let Some(id) = space else { return Ok(None) };
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::HoldSpace)?;
    Ok(Some(space))
}

fn keep(tx: &mut Write<'_>, viewer: &Viewer, space: Option<SpaceId>, form: &Form) -> Result<(), Error> {
    let space = held(tx, viewer, space)?;
    let (network, allowed) = (viewer.network.id, form.ticked("allowed"));
    let happened = match space {
        Some(space) => {
            store::allow_in_space(tx, network, space.id, allowed)?;
            Happened::new(&DELEGATION_SETTLED).space(space.id)
        }
        None => {
            store::allow_in_network(tx, network, allowed)?;
            Happened::new(&DELEGATION_SETTLED)
        }
    };
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, space: Option<SpaceId>) -> Result<Page<DefaultsPage>, Error> {
    let space = held(q, viewer, space)?;
    let allowed = match &space {
        Some(space) => store::allowed(q, viewer.network.id, space.id)?,
        None => store::in_network(q, viewer.network.id)?,
    };
    let form = if allowed { Form::new().with("allowed", "true") } else { Form::new() };
    let (title, lead, action) = match &space {
        Some(space) => (
            "delegation-space-title",
            "delegation-space-lead",
            viewer.path(format_args!("spaces/{}/delegation", space.id)),
        ),
        None => ("delegation-network-title", "delegation-network-lead", viewer.path("settings/delegation")),
    };
    let page = Page::new(DefaultsPage { form, title, lead, action }, title);
    Ok(match space {
        Some(space) => {
            let href = space.href(viewer);
            page.place(Place::Spaces).under(Said::raw(&space.name), &href).in_space(href)
        }
        None => page,
    })
}
