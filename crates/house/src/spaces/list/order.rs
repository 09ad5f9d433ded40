//! The order of spaces in the list and the rail: stewards put those first that everyone should find, one place up or down at
//! a time. The rest follow by what happened last. Who arranges sees only spaces that they may read; others keep their places.

use super::{SHOWN, place, told};
use crate::happenings::{self, Happened};
use crate::ids::SpaceId;
use crate::spaces::acts::SPACES_ORDERED;
use crate::spaces::space::Space;
use crate::spaces::store;
use crate::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

/// So many stand in the order at most: what comes after is found by what happened last.
const MOST: i64 = 30;

#[derive(Template)]
#[template(path = "spaces/views/list/order.html")]
struct OrderPage {
    action: String,
    spaces: String,
    /// Those in the order, from the top.
    arranged: Vec<Space>,
    /// Some of the others, the liveliest first.
    others: Vec<Space>,
    /// Whether one more may stand in the order.
    room: bool,
    older: Option<String>,
}

/// `GET /n/{slug}/spaces/order`
pub(in crate::spaces) async fn show(visit: Visit) -> Answer {
    let before = place(visit.query.value("before"));
    visit.page(move |q, viewer| page(q, viewer, before)).await
}

/// `POST /n/{slug}/spaces/order`
pub(in crate::spaces) async fn arrange(visit: Visit, form: Form) -> Answer {
    visit.write(move |tx, viewer| change(tx, viewer, &form)).await?;
    Ok(visit.go_saying(visit.path("spaces/order"), "space-ordered-done"))
}

fn change(tx: &mut Write<'_>, viewer: &Viewer, form: &Form) -> Result<(), Error> {
    let network = viewer.network.id;
    tx.lock("networks", network.get())?;
    let Ok(id) = form.value("space").parse::<SpaceId>() else { return Ok(()) };
    let space = store::visible_to(tx, viewer, id)?.filter(|space| !space.is_archived());
    let space = space.ok_or(Error::NotFound)?;
    let there = arranged(tx, viewer)?;
    let at = there.iter().position(|one| one.id == id);
    let next = match form.value("to") {
        "up" => at.and_then(|at| at.checked_sub(1)),
        "down" => at.map(|at| at.saturating_add(1)),
        _ => None,
    };
    match form.value("to") {
        "in" if at.is_none() && store::arranged_count(tx, network)? < MOST => {
            store::make_room(tx, network)?;
            store::take_place(tx, id, 1)?;
        }
        "out" => {
            store::take_place(tx, id, 0)?;
        }
        // Whoever pressed twice, or later than somebody else, finds the list as it is now.
        _ => {
            let Some(other) = next.and_then(|at| there.get(at)) else { return Ok(()) };
            store::swap_places(tx, (id, space.arranged), (other.id, other.arranged))?;
        }
    }
    let happened = Happened::new(&SPACES_ORDERED);
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// The spaces in the order that the viewer may read, from the top.
fn arranged(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Space>, Error> {
    let mut spaces = store::browse(q, viewer, store::first(), false)?;
    spaces.retain(|space| space.arranged > 0);
    Ok(spaces)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, before: store::Before) -> Result<Page<OrderPage>, Error> {
    let mut others = store::browse(q, viewer, before, false)?;
    let full = others.len() > SHOWN;
    others.truncate(SHOWN);
    let older = others.last().filter(|_| full).map(told);
    others.retain(|space| space.arranged == 0);
    let body = OrderPage {
        action: viewer.path("spaces/order"),
        spaces: viewer.path("spaces"),
        arranged: arranged(q, viewer)?,
        others,
        room: store::arranged_count(q, viewer.network.id)? < MOST,
        older: older.map(|older| viewer.path(format_args!("spaces/order?before={older}"))),
    };
    Ok(Page::new(body, "space-order-title")
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces")))
}
