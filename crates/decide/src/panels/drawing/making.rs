//! The draw itself: from the lists whose digest was published and from the seed, and from nothing else. The same seed gives the
//! same panel, here and with `commonweave panel`. Those who are drawn get a space; whoever takes the seat of somebody comes into it.

use super::closing::material;
use super::lottery::{Material, pool};
use super::note;
use crate::panels::acts::{PANEL_DRAWN, PANEL_SEAT};
use crate::panels::panel::{Panel, Seat, Volunteer, VolunteerId};
use crate::panels::store;
use db::{Read, Time, Write};
use futures_util::future::BoxFuture;
use house::access::{SpaceRole, SpaceVisibility};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items;
use house::jobs::{Job, Run, Task};
use house::spaces::{self, SpaceKind, SpaceText};
use house::web::Error;
use std::sync::Arc;

/// Draws a panel whose seed is known.
pub(in crate::panels) static DRAWING: Job =
    Job { name: "panel-drawing", every: None, tries: Job::MANY_TRIES, run: Run::Outside(run) };

/// Who was drawn, or why nobody was.
type Made = Result<Vec<VolunteerId>, String>;

fn run(app: Arc<App>, task: Task) -> BoxFuture<'static, Result<(), Error>> {
    Box::pin(async move {
        let (item, now) = (task.payload.get::<ItemId>("item")?, task.now);
        let round: i64 = task.payload.get("turn")?;
        let begun = app.db.read(move |q| begin(q, item, round)).await?;
        let Some((material, seed)) = begun else { return Ok(()) };
        let done = tokio::task::spawn_blocking(move || made(&material, (round, seed))).await;
        let made = done.map_err(|error| anyhow::anyhow!("a panel could not be drawn: {error}"))?;
        app.db.write(move |tx| keep(tx, (item, round), &made, now)).await
    })
}

/// What is drawn from, and the seed. None where this draw was made before.
fn begin(q: &mut Read<'_>, item: ItemId, round: i64) -> Result<Option<(Material, u64)>, Error> {
    let Some(panel) = store::of_item(q, item)? else { return Ok(None) };
    let draws = store::draws(q, item)?;
    let draw = draws.into_iter().find(|draw| draw.round == round && draw.drawn_at.is_none());
    let Some(seed) = draw.and_then(|draw| draw.seed.parse().ok()) else { return Ok(None) };
    Ok(Some((material(q, &panel)?, seed)))
}

fn made(material: &Material, (round, seed): (i64, u64)) -> Made {
    let (pool, people) = pool(material);
    let ids = |places: Vec<usize>| {
        places.into_iter().filter_map(|at| people.get(at)).map(|one| one.id).collect::<Vec<VolunteerId>>()
    };
    if round == 1 {
        let lottery = panel::lottery(&pool).map_err(|refusal| refusal.to_string())?;
        return Ok(ids(lottery.draw(seed)));
    }
    let of = |seat: Seat| -> Vec<usize> {
        (0_usize..).zip(&people).filter(|(_, one)| one.seat == seat).map(|(at, _)| at).collect()
    };
    let (seated, leaving, gone) = (of(Seat::Drawn), of(Seat::Left), of(Seat::Gone));
    let whole: Vec<usize> = [seated.as_slice(), leaving.as_slice()].concat();
    let found = panel::replacement(&pool, &whole, &leaving, &gone).map_err(|refusal| refusal.to_string())?;
    Ok(ids(found.draw(seed)))
}

fn keep(tx: &mut Write<'_>, (item, round): (ItemId, i64), made: &Made, now: Time) -> Result<(), Error> {
    tx.lock("items", item.get())?;
    let panel = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    let none = Vec::new();
    let (drawn, trouble) = match made {
        Ok(drawn) => (drawn, ""),
        Err(why) => (&none, why.as_str()),
    };
    let seats = i64::try_from(drawn.len()).unwrap_or_default();
    if store::drawn(tx, (item, round), (seats, trouble), now)? == 0 {
        return Ok(());
    }
    if drawn.is_empty() {
        return Ok(());
    }
    if round > 1 {
        store::replace(tx, item)?;
    }
    let all = store::volunteers(tx, item)?;
    // Whoever has gone since the list was closed was drawn all the same: their seat is free at once.
    let (new, away): (Vec<&Volunteer>, Vec<&Volunteer>) =
        all.iter().filter(|one| drawn.contains(&one.id)).partition(|one| one.seat == Seat::Willing);
    for (some, seat) in [(&new, Seat::Drawn), (&away, Seat::Left)] {
        for one in some {
            store::seat(tx, one.id, seat)?;
        }
    }
    if round == 1 {
        items::set_state(tx, item, ("ready", "drawn"), None)?;
    }
    seat(tx, &panel, &new, now)?;
    note(tx, &panel, (None, &PANEL_DRAWN), now)
}

/// Brings those who were drawn into the space of the panel, and tells each.
fn seat(tx: &mut Write<'_>, panel: &Panel, new: &[&Volunteer], now: Time) -> Result<(), Error> {
    let here = items::space_of(tx, panel.item_id)?.ok_or(Error::NotFound)?;
    let host = items::author_of(tx, panel.item_id)?.ok_or(Error::NotFound)?;
    let space = match panel.space_id {
        Some(space) => space,
        None => open(tx, panel, host, now)?,
    };
    for one in new {
        spaces::enter(tx, panel.network_id, space, one.member_id, SpaceRole::Member, now)?;
        let happened =
            Happened::new(&PANEL_SEAT).space(here).item(panel.item_id).subject(one.member_id.get());
        happenings::record(tx, panel.network_id, Some(host), now, happened)?;
    }
    Ok(())
}

/// The space of the panel, held by whoever called for it.
fn open(tx: &mut Write<'_>, panel: &Panel, host: MemberId, now: Time) -> Result<SpaceId, Error> {
    let name = store::title(tx, panel.item_id)?.unwrap_or_default();
    let text = SpaceText { name, purpose: String::new(), visibility: SpaceVisibility::Network };
    let space = spaces::create(tx, panel.network_id, host, SpaceKind::WorkingGroup, &text, now)?;
    store::keep_space(tx, panel.item_id, space)?;
    let happened = Happened::new(&spaces::SPACE_STARTED).space(space);
    happenings::record(tx, panel.network_id, Some(host), now, happened)?;
    Ok(space)
}

/// Draws at once, for who writes a panel by a program.
pub(in crate::panels) fn draw_now(
    tx: &mut Write<'_>,
    (item, round): (ItemId, i64),
    now: Time,
) -> Result<(), Error> {
    let Some((material, seed)) = begin(tx, item, round)? else { return Ok(()) };
    keep(tx, (item, round), &made(&material, (round, seed)), now)
}
