//! Everybody's chance in a draw is worked out and published, with both lists, while nobody can know the seed yet. Where there is no
//! panel to be had, it is said why.

use super::lists::{Lists, Material, lists, parts};
use super::{note, payload};
use crate::panels::acts::{PANEL_DUE, PANEL_PUBLISHED, PANEL_STUCK};
use crate::panels::panel::{Draw, Panel, Phase, Seat, Trouble, Volunteer, VolunteerId};
use crate::panels::store::{self, Wish};
use db::{Read, Time, Write};
use house::ids::{ItemId, MemberId};
use house::inbox;
use house::items;
use house::jobs::{self, Job, Run};
use house::web::Error;
use panel::{Change, Refusal};

/// Tells whoever called for a panel that the moment of the draw has come.
pub(in crate::panels) static DUE: Job = Job {
    name: "panel-due",
    every: None,
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        let (item, round) = (task.payload.get("item")?, task.payload.get("turn")?);
        remind(tx, item, round, task.now)
    }),
};

/// A draw that was announced and not published yet, and all that it is made from.
#[derive(Debug)]
pub(super) struct Due {
    round: i64,
    material: Material,
    /// Those whose seats are drawn again.
    leaving: Vec<VolunteerId>,
}

/// What came of working the chances out.
#[derive(Debug)]
pub(super) struct Found {
    round: i64,
    leaving: Vec<VolunteerId>,
    chances: Result<Chances, (Trouble, Vec<Wish>)>,
}

/// Both lists, and the chance of each number.
#[derive(Debug)]
struct Chances {
    lists: Lists,
    each: Vec<(i64, i64)>,
}

/// The draw that is to be published now.
pub(super) fn due(q: &mut Read<'_>, item: ItemId) -> Result<Option<Due>, Error> {
    let Some(panel) = store::of_item(q, item)? else { return Ok(None) };
    let last = store::draws(q, item)?.pop();
    let Some(draw) = last.filter(|draw| draw.published_at.is_none()) else { return Ok(None) };
    let volunteers = store::volunteers(q, item)?;
    let of = |seat: Seat| volunteers.iter().filter(move |one| one.seat == seat);
    let (people, seated, leaving): (Vec<Volunteer>, Vec<Volunteer>, Vec<VolunteerId>) = match panel.phase {
        Phase::Closing => (volunteers.clone(), Vec::new(), Vec::new()),
        Phase::Drawn => (
            of(Seat::Willing).filter(|one| one.here).cloned().collect(),
            of(Seat::Drawn).cloned().collect(),
            of(Seat::Left).map(|one| one.id).collect(),
        ),
        _ => return Ok(None),
    };
    let seats = match panel.phase {
        Phase::Closing => panel.size,
        _ => i64::try_from(leaving.len()).unwrap_or_default(),
    };
    let (features, quotas) = (store::features(q, item)?, store::quotas(q, item)?);
    let material = Material { seats, features, quotas, people, seated };
    Ok(Some(Due { round: draw.round, material, leaving }))
}

/// Works the chances out, or finds out why there are none.
pub(super) fn work_out(due: Due) -> Result<Found, Error> {
    let Due { round, material, leaving } = due;
    let lists = lists(&material)?;
    let chances = if lists.people < lists.seats {
        Err((Trouble::Few, Vec::new()))
    } else {
        match lists.lottery() {
            Ok((lottery, numbers)) => {
                let chances = lottery.chances().iter().map(|chance| parts(*chance));
                Ok(Chances { each: numbers.into_iter().zip(chances).collect(), lists })
            }
            Err(refusal) => Err(trouble((&material, &lists), &refusal)),
        }
    };
    Ok(Found { round, leaving, chances })
}

/// Why there is no panel to be had, and which quotas would help.
fn trouble((material, lists): (&Material, &Lists), refusal: &Refusal) -> (Trouble, Vec<Wish>) {
    let (Refusal::Infeasible(changes), Ok(pool)) = (refusal, lists.pool()) else {
        return (Trouble::Hard, Vec::new());
    };
    let mut wishes = Vec::new();
    for ((feature, known), (_, quota)) in pool.quotas().zip(material.ordered()) {
        let is_meant = |change: &&Change| change.feature == feature.name && change.value == known.value;
        let Some(change) = changes.iter().find(is_meant) else { continue };
        // The engine was told what those who stay leave to others.
        let held = material.held(quota);
        let end = |kept: i64, from: u32, to: u32| if from == to { kept } else { i64::from(to) + held };
        let least = end(quota.least, change.from.0, change.to.0);
        let most = end(quota.most, change.from.1, change.to.1);
        wishes.push(Wish { feature: quota.feature, place: quota.place, least, most });
    }
    let trouble = if wishes.is_empty() { Trouble::Few } else { Trouble::Quotas };
    (trouble, wishes)
}

/// Keeps what was found, unless somebody else has kept it meanwhile.
pub(super) fn keep(tx: &mut Write<'_>, item: ItemId, found: &Found, now: Time) -> Result<(), Error> {
    tx.lock("items", item.get())?;
    let panel = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    let last = store::draws(tx, item)?.pop();
    let is_due = |draw: &Draw| draw.round == found.round && draw.published_at.is_none();
    let Some(draw) = last.filter(is_due) else { return Ok(()) };
    if !matches!(panel.phase, Phase::Closing | Phase::Drawn) {
        return Ok(());
    }
    match &found.chances {
        _ if draw.draw_on <= now => give_up(tx, &panel, (found.round, Trouble::Late, &[]), now),
        Err((trouble, wishes)) => give_up(tx, &panel, (found.round, *trouble, wishes), now),
        Ok(chances) => {
            publish(tx, &panel, (found.round, chances), now)?;
            store::replace(tx, &found.leaving)?;
            let again = payload(panel.network_id, item, found.round);
            jobs::queue(tx, now, &DUE, &[(draw.draw_on, again)])?;
            note(tx, &panel, (None, &PANEL_PUBLISHED), now)
        }
    }
}

fn publish(
    tx: &mut Write<'_>,
    panel: &Panel,
    (round, chances): (i64, &Chances),
    now: Time,
) -> Result<(), Error> {
    let place = (panel.network_id, panel.item_id, round);
    store::publish(tx, place, &chances.lists, range(&chances.each), now)?;
    store::keep_chances(tx, place, &chances.each)?;
    if round == 1 {
        store::ready(tx, panel.item_id, now)?;
        items::set_state(tx, panel.item_id, ("call", "ready"), None)?;
    } else {
        store::set_trouble(tx, panel.item_id, None, now)?;
    }
    store::clear_wishes(tx, panel.item_id)?;
    Ok(())
}

/// The smallest and the largest chance.
fn range(each: &[(i64, i64)]) -> (i64, i64) {
    let chances = || each.iter().map(|(_, chance)| *chance);
    (chances().min().unwrap_or_default(), chances().max().unwrap_or_default())
}

/// There is no panel to be had. What was announced for a replacement is taken back: its seed must not be known before the chances.
fn give_up(
    tx: &mut Write<'_>,
    panel: &Panel,
    (round, trouble, wishes): (i64, Trouble, &[Wish]),
    now: Time,
) -> Result<(), Error> {
    store::set_trouble(tx, panel.item_id, Some(trouble), now)?;
    store::clear_wishes(tx, panel.item_id)?;
    store::wish(tx, panel.item_id, wishes)?;
    if round == 1 {
        store::go(tx, panel.item_id, (Phase::Closing, Phase::Stuck), now)?;
    } else {
        store::take_back(tx, panel.item_id, round)?;
    }
    note(tx, panel, (None, &PANEL_STUCK), now)?;
    call(tx, panel, PANEL_STUCK.word, now)
}

fn remind(tx: &mut Write<'_>, item: ItemId, round: i64, now: Time) -> Result<(), Error> {
    let panel = store::of_item(tx, item)?.ok_or(Error::NotFound)?;
    let draws = store::draws(tx, item)?;
    if !draws.iter().any(|draw| draw.round == round && draw.wants_seed()) {
        return Ok(());
    }
    note(tx, &panel, (None, &PANEL_DUE), now)?;
    call(tx, &panel, PANEL_DUE.word, now)
}

/// Calls whoever called for the panel.
fn call(tx: &mut Write<'_>, panel: &Panel, why: &str, now: Time) -> Result<(), Error> {
    let author = items::author_of(tx, panel.item_id)?.ok_or(Error::NotFound)?;
    let space = items::space_of(tx, panel.item_id)?.ok_or(Error::NotFound)?;
    let wanted: [(MemberId, &str); 1] = [(author, why)];
    inbox::remind(tx, (panel.network_id, space, panel.item_id), author, now, &wanted)
}
