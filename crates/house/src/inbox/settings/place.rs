//! Of how much I hear of one item or of one space.

use super::{choices, chosen};
use crate::access::Action;
use crate::ids::{ItemId, SpaceId};
use crate::inbox::store;
use crate::items::{self, Item};
use crate::spaces::{self, Space};
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "inbox/views/place.html")]
struct PlacePage {
    form: Form,
    action: String,
    back: String,
    name: String,
    levels: Vec<(&'static str, &'static str)>,
}

/// `GET /n/{slug}/items/{id}/level`
pub(in crate::inbox) async fn of_item(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| item_page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/items/{id}/level`
pub(in crate::inbox) async fn set_item(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let done = visit.change(form, move |tx, viewer, form| {
        let item = item(tx, viewer, id)?;
        let level = read(form)?;
        Ok(items::set_level(tx, viewer.network.id, item.id, viewer.member()?.id, &level, viewer.now)?)
    });
    match done.await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "inbox-level-done")),
        Err(form) => {
            visit.page(move |q, viewer| item_page(q, viewer, id, Some(form)).map(Page::invalid)).await
        }
    }
}

/// `GET /n/{slug}/spaces/{id}/level`
pub(in crate::inbox) async fn of_space(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    visit.page(move |q, viewer| space_page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/spaces/{id}/level`
pub(in crate::inbox) async fn set_space(
    visit: Visit,
    At((_, id)): At<(String, SpaceId)>,
    form: Form,
) -> Answer {
    let done = visit.change(form, move |tx: &mut Write<'_>, viewer, form| {
        let space = space(tx, viewer, id)?;
        let level = read(form)?;
        store::set_space_level(tx, viewer.network.id, viewer.member()?.id, space.id, &level)?;
        Ok(())
    });
    match done.await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "inbox-level-done")),
        Err(form) => {
            visit.page(move |q, viewer| space_page(q, viewer, id, Some(form)).map(Page::invalid)).await
        }
    }
}

fn read(form: &mut Form) -> Result<String, Error> {
    let level = chosen(form);
    form.checked()?;
    level.ok_or(Error::Invalid)
}

fn item(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::Follow)?;
    Ok(item)
}

fn space(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId) -> Result<Space, Error> {
    let space = spaces::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    space.require(viewer, Action::LeaveSpace)?;
    Ok(space)
}

fn item_page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<PlacePage>, Error> {
    let item = item(q, viewer, id)?;
    let form = match typed {
        Some(form) => form,
        None => Form::new().with("level", items::own_level(q, id, viewer.member()?.id)?),
    };
    let back = item.href(viewer);
    let body = PlacePage {
        form,
        action: format!("{back}/level"),
        name: item.title.clone(),
        levels: choices("inbox-level-of-space"),
        back: back.clone(),
    };
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = Page::new(body, "inbox-level-title").place(Place::Spaces);
    Ok(page.under(Said::raw(&item.space_name), &space).under(Said::raw(&item.title), back).in_space(space))
}

fn space_page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    typed: Option<Form>,
) -> Result<Page<PlacePage>, Error> {
    let space = space(q, viewer, id)?;
    let form = match typed {
        Some(form) => form,
        None => Form::new().with("level", store::space_level(q, viewer.member()?.id, id)?),
    };
    let back = space.href(viewer);
    let body = PlacePage {
        form,
        action: format!("{back}/level"),
        name: space.name.clone(),
        levels: choices("inbox-level-of-network"),
        back: back.clone(),
    };
    let page = Page::new(body, "inbox-level-title").place(Place::Spaces);
    Ok(page
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &back)
        .in_space(back))
}
