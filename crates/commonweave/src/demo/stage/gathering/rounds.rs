//! Rounds at tables, held at a meeting of which it is known who was there, and planned for the next to which people come; and hosts
//! of series who take turns.

use super::polls::comers;
use crate::demo::stage::batch::Ground;
use crate::demo::stage::{Given, given};
use crate::demo::turns::{ENOUGH, is_for_all};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::web::Error;
use meet::events::{self, Among, EVENT_ROUND_BEGUN, EVENT_TABLES_PLANNED, WantedTables};

/// How many rounds are held.
const ROUNDS: i64 = 3;
/// How many host a series in turn.
const HOSTS: usize = 4;

/// Plans rounds for the next meeting to which many come, and lets hosts take turns.
pub(in crate::demo::stage) fn look_ahead(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
) -> Result<(), Error> {
    let now = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let coming = ground.plan.gatherings.iter().enumerate().filter(|(at, held)| {
        let seen = held.series.is_some() && !held.event.cancelled && is_for_all(ground.plan, held.space);
        seen && held.event.ends_at > ground.plan.ends && comers(ground, *at).len() >= ENOUGH
    });
    let next = coming.min_by_key(|(_, held)| held.event.ends_at);
    if let Some((at, _)) = next {
        lay(tx, ground, known, (at, Among::Coming, 0), now)?;
    }
    take_turns(tx, ground, known, now)
}

/// Those who came to a meeting sit at tables, in all its rounds.
pub(in crate::demo::stage) fn sit_down(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(), Error> {
    lay(tx, ground, known, (at, Among::Here, ROUNDS), now)
}

/// Plans the rounds of a meeting, and lets so many of them be held.
fn lay(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, among, held): (usize, Among, i64),
    now: Time,
) -> Result<(), Error> {
    let network = ground.network;
    let gathering = ground.plan.gatherings.get(at).ok_or(db::Error::Missing)?;
    let (space, item) = given(&known.gatherings, at)?;
    let by = known.person(gathering.by)?;
    let size = if comers(ground, at).len() < 12 { 3 } else { 4 };
    let seed = u64::try_from(item.get()).unwrap_or_default();
    events::plan_tables(tx, (network, item), &WantedTables { rounds: ROUNDS, size, among }, seed, now)?;
    let planned = Happened::new(&EVENT_TABLES_PLANNED).space(space).item(item);
    happenings::record(tx, network, Some(by), now, planned)?;
    for round in 1..=held {
        if events::begin_round(tx, (network, item), now)? {
            let begun = Happened::new(&EVENT_ROUND_BEGUN).space(space).item(item);
            happenings::record(tx, network, Some(by), now, begun)?;
            events::write_round_down(tx, (network, item), round, now)?;
        }
    }
    Ok(())
}

/// Of each series those host in turn who said first that they come; none takes place on the holidays of where the network is.
fn take_turns(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let country = match ground.plan.network.time_zone.as_str() {
        "Europe/Lisbon" => "pt",
        "Europe/Berlin" => "de",
        _ => "us",
    };
    let mut keys: Vec<usize> = known.series.keys().copied().collect();
    keys.sort_unstable();
    for key in keys {
        let of_series = |held: &crate::demo::gatherings::Gathering| {
            held.series.as_ref().is_some_and(|(series, ..)| *series == key)
        };
        let Some(at) = ground.plan.gatherings.iter().position(of_series) else { continue };
        let Some(series) = known.series.get(&key) else { continue };
        let mut hosts: Vec<MemberId> = Vec::new();
        for person in comers(ground, at).into_iter().take(HOSTS) {
            hosts.push(known.person(person)?);
        }
        events::take_turns(tx, *series, &hosts, now)?;
        events::keep_holidays(tx, *series, country)?;
    }
    Ok(())
}
