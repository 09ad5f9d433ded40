//! Where a seed comes from is said before it is known; once its moment has come, it is typed in, and the draw is made. It is typed
//! in once: nobody draws again until they like what comes out.

use super::closing::CLOSING;
use super::making::DRAWING;
use super::{note, payload};
use crate::panels::acts::{PANEL_ANNOUNCED, PANEL_SEEDED};
use crate::panels::calling::below;
use crate::panels::drafting::LONGEST;
use crate::panels::panel::{Draw, Panel, Phase, find, refused};
use crate::panels::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::dates::moment;
use house::ids::ItemId;
use house::jobs;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "panels/views/draws.html")]
struct DrawsPage {
    form: Form,
    draws: Vec<Draw>,
    /// The draw whose seed is wanted, and whether its moment has come.
    wanted: Option<(Draw, bool)>,
    /// How many seats are empty, where another draw can be announced for them.
    empty: i64,
    base: String,
    back: String,
}

/// `GET /n/{slug}/panels/{id}/draws`
pub(in crate::panels) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/panels/{id}/draws`: says where the seed of another draw comes from, for seats that have become empty.
pub(in crate::panels) async fn announce(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| say(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("panels/{id}/draws")), "panel-announced-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/panels/{id}/seed`
pub(in crate::panels) async fn seed(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| sow(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "panel-seeded-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// How many seats are empty, where no draw is under way.
fn empty(q: &mut Read<'_>, panel: &Panel, draws: &[Draw]) -> Result<i64, Error> {
    if panel.phase != Phase::Drawn || draws.iter().any(|draw| draw.drawn_at.is_none()) {
        return Ok(0);
    }
    Ok(store::empty_seats(q, panel.item_id)?)
}

fn say(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (_, panel) = find(tx, viewer, id, Action::HoldVote)?;
    let draws = store::draws(tx, id)?;
    if empty(tx, &panel, &draws)? == 0 {
        return Err(refused("panel-refused-announcement"));
    }
    let source = form.line("source", LINE);
    let day = moment(form, "draw", &panel.time_zone);
    if day.is_some_and(|day| day <= viewer.now) {
        form.fail("draw", "panel-day-past");
    }
    if day.is_some_and(|day| day.micros().saturating_sub(viewer.now.micros()) > LONGEST) {
        form.fail("draw", "panel-day-late");
    }
    form.checked()?;
    let round = draws.last().map_or(1, |draw| draw.round.saturating_add(1));
    let day = day.ok_or(Error::Invalid)?;
    store::announce(tx, (panel.network_id, id, round), (&source, day))?;
    let publish = payload(panel.network_id, id, viewer.now.micros());
    jobs::queue(tx, viewer.now, &CLOSING, &[(viewer.now, publish)])?;
    note(tx, &panel, (viewer.member_id(), &PANEL_ANNOUNCED), viewer.now)
}

fn sow(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (_, panel) = find(tx, viewer, id, Action::HoldVote)?;
    let draws = store::draws(tx, id)?;
    let draw = draws.last().filter(|draw| draw.wants_seed()).ok_or_else(|| refused("panel-refused-seed"))?;
    if viewer.now < draw.draw_on {
        return Err(refused("panel-refused-early"));
    }
    let seed = form.value("seed").trim().parse::<u64>().ok();
    if seed.is_none() {
        form.fail("seed", "panel-seed-wrong");
    }
    form.checked()?;
    let seed = seed.ok_or(Error::Invalid)?.to_string();
    store::seeded(tx, (id, draw.round), &seed)?;
    store::go(tx, id, (Phase::Ready, Phase::Drawing), viewer.now)?;
    jobs::queue(tx, viewer.now, &DRAWING, &[(viewer.now, payload(panel.network_id, id, draw.round))])?;
    note(tx, &panel, (viewer.member_id(), &PANEL_SEEDED), viewer.now)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<DrawsPage>, Error> {
    let (item, panel) = find(q, viewer, id, Action::HoldVote)?;
    let draws = store::draws(q, id)?;
    let wanted = draws.last().filter(|draw| draw.wants_seed()).cloned();
    let body = DrawsPage {
        wanted: wanted.map(|draw| {
            let due = draw.draw_on <= viewer.now;
            (draw, due)
        }),
        empty: empty(q, &panel, &draws)?,
        base: panel.path(viewer, ""),
        back: item.href(viewer),
        form,
        draws,
    };
    Ok(below(Page::new(body, "panel-draws"), viewer, &item))
}
