//! The draw itself: from the lists that were published and from the seed, and from nothing else. Those who are drawn get a space;
//! whoever takes the seat of somebody comes into it.

use super::lists::Lists;
use super::note;
use crate::panels::acts::{PANEL_DRAWN, PANEL_SEAT};
use crate::panels::panel::{Panel, Seat, Volunteer};
use crate::panels::store;
use db::{Read, Time, Write};
use futures_util::future::BoxFuture;
use house::access::{Action, SpaceRole, SpaceVisibility};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::inbox;
use house::items;
use house::jobs::{Job, Run, Task};
use house::members;
use house::spaces::{self, Joining, SpaceKind, SpaceText};
use house::web::Error;
use std::sync::Arc;

/// Draws a panel whose seed is known.
pub(in crate::panels) static DRAWING: Job =
    Job { name: "panel-drawing", every: None, tries: Job::MANY_TRIES, run: Run::Outside(run) };

fn run(app: Arc<App>, task: Task) -> BoxFuture<'static, Result<(), Error>> {
    Box::pin(async move {
        let (item, now) = (task.payload.get::<ItemId>("item")?, task.now);
        let round: i64 = task.payload.get("turn")?;
        let begun = app.db.read(move |q| begin(q, item, round)).await?;
        let Some((lists, seed)) = begun else { return Ok(()) };
        let done = tokio::task::spawn_blocking(move || drawn(&lists, seed)).await;
        let numbers = done.map_err(|error| anyhow::anyhow!("a panel could not be drawn: {error}"))??;
        app.db.write(move |tx| keep(tx, (item, round), &numbers, now)).await
    })
}

/// Draws at once, for who writes a panel by a program.
pub(in crate::panels) fn draw_now(
    tx: &mut Write<'_>,
    (item, round): (ItemId, i64),
    now: Time,
) -> Result<(), Error> {
    let Some((lists, seed)) = begin(tx, item, round)? else { return Ok(()) };
    keep(tx, (item, round), &drawn(&lists, seed)?, now)
}

/// What is drawn from, and the seed. None where this draw was made before.
fn begin(q: &mut Read<'_>, item: ItemId, round: i64) -> Result<Option<(Lists, u64)>, Error> {
    let draws = store::draws(q, item)?;
    let draw = draws.into_iter().find(|draw| draw.round == round && draw.drawn_at.is_none());
    let Some(seed) = draw.and_then(|draw| draw.seed.parse().ok()) else { return Ok(None) };
    Ok(store::lists(q, item, round)?.map(|lists| (lists, seed)))
}

/// The numbers that are drawn. The same lists gave the chances, so that no refusal is left.
fn drawn(lists: &Lists, seed: u64) -> Result<Vec<i64>, Error> {
    lists.drawn(seed).map_err(|refusal| Error::Broken(refusal.into()))
}

fn keep(tx: &mut Write<'_>, (item, round): (ItemId, i64), numbers: &[i64], now: Time) -> Result<(), Error> {
    tx.lock("items", item.get())?;
    let panel = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    if store::drawn(tx, (item, round), now)? == 0 {
        return Ok(());
    }
    let is_drawn = |one: &Volunteer| one.number.is_some_and(|number| numbers.contains(&number));
    let all: Vec<Volunteer> = store::volunteers(tx, item)?.into_iter().filter(is_drawn).collect();
    // Whoever has gone since the lists were published was drawn all the same: their seat is empty at once.
    let (new, gone): (Vec<Volunteer>, Vec<Volunteer>) =
        all.into_iter().partition(|one| one.here && one.seat == Seat::Willing);
    for (some, seat) in [(&new, Seat::Drawn), (&gone, Seat::Left)] {
        for one in some {
            store::seat(tx, one.id, (seat, round))?;
        }
    }
    items::set_state(tx, item, ("ready", "drawn"), None)?;
    note(tx, &panel, (None, &PANEL_DRAWN), now)?;
    if new.is_empty() { Ok(()) } else { gather(tx, &panel, &new, now) }
}

/// Brings those who were drawn into the space of the panel, and tells each.
fn gather(tx: &mut Write<'_>, panel: &Panel, new: &[Volunteer], now: Time) -> Result<(), Error> {
    let (item, network) = (panel.item_id, panel.network_id);
    let here = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let author = items::author_of(tx, item)?.ok_or(Error::NotFound)?;
    let space = match panel.space_id {
        Some(space) => space,
        None => open(tx, panel, (author, here, new), now)?,
    };
    for one in new {
        let member = one.member_id;
        if spaces::enter(tx, network, space, member, SpaceRole::Member, now)? {
            let joined = Happened::new(&spaces::SPACE_JOINED).space(space).subject(member.get());
            happenings::record(tx, network, Some(member), now, joined)?;
        }
        let seated = Happened::new(&PANEL_SEAT).space(here).item(item).subject(member.get());
        happenings::record(tx, network, None, now, seated)?;
    }
    let wanted: Vec<(MemberId, &str)> = new.iter().map(|one| (one.member_id, PANEL_SEAT.word)).collect();
    inbox::remind(tx, (network, here, item), author, now, &wanted)
}

/// The space of the panel. Whoever called for it holds it, as long as they may; else somebody who holds the space in which it was
/// called for; else the first who was drawn. Nobody else comes in by themselves.
fn open(
    tx: &mut Write<'_>,
    panel: &Panel,
    (author, here, new): (MemberId, SpaceId, &[Volunteer]),
    now: Time,
) -> Result<SpaceId, Error> {
    let (network, item) = (panel.network_id, panel.item_id);
    let (name, visibility) = store::place(tx, item)?.ok_or(Error::NotFound)?;
    // What only some may know of stays among them; nothing of a panel is shown to the world unasked.
    let visibility = match visibility {
        SpaceVisibility::Members => SpaceVisibility::Members,
        SpaceVisibility::Network | SpaceVisibility::Public => SpaceVisibility::Network,
    };
    let others = spaces::facilitators(tx, here)?.into_iter().map(|one| one.id);
    let mut host = None;
    for member in std::iter::once(author).chain(others).chain(new.iter().map(|one| one.member_id)) {
        if members::still_may(tx, network, member, Action::StartSpace)? {
            host = Some(member);
            break;
        }
    }
    let host = host.ok_or(Error::NotFound)?;
    let text = SpaceText { name, purpose: String::new(), visibility };
    let space = spaces::create(tx, network, host, SpaceKind::WorkingGroup, &text, now)?;
    // Whoever was not drawn would change in whose name the panel speaks: they may ask, and read as far as they may read anyway.
    spaces::set_joining(tx, space, (Joining::Request, ""))?;
    store::keep_space(tx, item, space)?;
    let happened = Happened::new(&spaces::SPACE_STARTED).space(space);
    happenings::record(tx, network, Some(host), now, happened)?;
    Ok(space)
}
