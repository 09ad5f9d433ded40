//! Whom to propose to whom, once a day.

use super::choosing::{Candidate, MOST, chosen, spread};
use super::sets;
use super::store::{self, Wisher};
use crate::ties::{self, Asked};
use db::{Db, Read, Time, Write};
use house::happenings::Layer;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::jobs::{Every, Job, Run};
use house::web::Error;
use netmap::{Graph, measure};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// A fortnight.
const SPELL: Duration = Duration::from_secs(14 * 86_400);
/// For so long somebody is new, and comes first.
const NEW: Duration = Duration::from_secs(90 * 86_400);
/// Ties are looked at from this weight on, and so many of the strongest.
const LEAST: f64 = 0.05;
const ROWS: i64 = 30_000;
/// So many events of a network are looked at each day.
const EVENTS: i64 = 20;
/// An event to which more come ties nobody.
const CROWD: usize = 200;
/// So many pairs are proposed in one transaction.
const AT_ONCE: usize = 50;

/// Proposes people to one another. Whom is found out on a snapshot, so that nobody who writes waits for it.
pub(super) static PROPOSING: Job = Job {
    name: "introductions-proposing",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let proposed = tokio::task::spawn_blocking(move || propose_all(&app.db, task.now)).await;
            proposed.map_err(|error| Error::Broken(error.into()))?
        })
    }),
};

/// Proposes in all networks, first for the events that ask for it: they are soon over. The calling thread waits.
fn propose_all(db: &Db, now: Time) -> Result<(), Error> {
    for network in db.read_blocking(store::networks)? {
        for event in db.read_blocking(move |q| store::sets(q, network, EVENTS))? {
            propose(db, network, Some(event), now)?;
        }
        propose(db, network, None, now)?;
    }
    Ok(())
}

/// What a meeting has added to ties: of two, the smaller number first, in a space.
type Earned = BTreeMap<(MemberId, MemberId, SpaceId), i64>;

/// Proposes in a network, among all who wish or among those of them who come to an event. The calling thread waits.
pub(super) fn propose(db: &Db, network: NetworkId, event: Option<ItemId>, now: Time) -> Result<(), Error> {
    let found = db.read_blocking(move |q| best(q, (network, event), now))?;
    for few in found.chunks(AT_ONCE) {
        let few = few.to_vec();
        db.write_blocking(move |tx| keep(tx, (network, event), &few, now))?;
    }
    Ok(())
}

/// Keeps these pairs, as far as both still want to be introduced, come to the event and are on the map.
fn keep(
    tx: &mut Write<'_>,
    place: (NetworkId, Option<ItemId>),
    pairs: &[(MemberId, MemberId)],
    now: Time,
) -> Result<(), Error> {
    let ids: BTreeSet<MemberId> = pairs.iter().flat_map(|(first, second)| [*first, *second]).collect();
    let ids: Vec<MemberId> = ids.into_iter().collect();
    let mut wishing: BTreeSet<MemberId> = store::wishing(tx, &ids)?.into_iter().collect();
    for absent in ties::absent_among(tx, &ids)? {
        wishing.remove(&absent);
    }
    if let (_, Some(event)) = place {
        let comers: BTreeSet<MemberId> = sets::comers(tx, event, now)?.into_iter().collect();
        wishing.retain(|one| comers.contains(one));
    }
    let apart = estranged(tx, &ids)?;
    let mut still = pairs.to_vec();
    still.retain(|(first, second)| wishing.contains(first) && wishing.contains(second));
    still.retain(|pair| !apart.contains(pair));
    Ok(store::propose(tx, place, &still, now)?)
}

/// Pairs of these of whom one has blocked the other, the smaller number first.
fn estranged(q: &mut Read<'_>, ids: &[MemberId]) -> Result<BTreeSet<(MemberId, MemberId)>, db::Error> {
    let blocked = store::blocked_by(q, ids)?;
    Ok(blocked.into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect())
}

/// Who comes to an event and wants to be introduced; and what it has added to ties, which ties nobody who has not met there yet.
fn coming(q: &mut Read<'_>, event: ItemId, now: Time) -> Result<(Vec<Wisher>, Earned), Error> {
    let comers = sets::comers(q, event, now)?;
    let apart = if comers.len() > CROWD { Earned::new() } else { ties::earned_at(q, event)? };
    Ok((store::wishers_among(q, &comers)?, apart))
}

/// Whom to propose to whom today, the smaller number first.
fn best(
    q: &mut Read<'_>,
    (network, event): (NetworkId, Option<ItemId>),
    now: Time,
) -> Result<Vec<(MemberId, MemberId)>, Error> {
    let (mut wishers, apart) = match event {
        Some(event) => coming(q, event, now)?,
        None => (store::wishers(q, network)?, Earned::new()),
    };
    if wishers.len() < 2 {
        return Ok(Vec::new());
    }
    let absent: BTreeSet<MemberId> = ties::absent(q, network)?.into_iter().collect();
    wishers.retain(|one| !absent.contains(&one.id));
    let pairs = store::pairs(q, network)?;
    let mut room = vec![MOST; wishers.len()];
    for (first, second, _) in pairs.iter().filter(|(_, _, at)| *at + SPELL > now) {
        for (one, left) in wishers.iter().zip(&mut room) {
            if one.id == *first || one.id == *second {
                *left = left.saturating_sub(1);
            }
        }
    }
    let mut known: BTreeSet<(MemberId, MemberId)> =
        pairs.into_iter().map(|(one, other, _)| (one, other)).collect();
    let ids: Vec<MemberId> = wishers.iter().map(|one| one.id).collect();
    known.extend(estranged(q, &ids)?);
    let candidates = candidates(q, (network, &apart), &wishers, &known, now)?;
    let pair = |one: Candidate| {
        let (first, second) = wishers.get(one.first).zip(wishers.get(one.second))?;
        Some((first.id.min(second.id), first.id.max(second.id)))
    };
    let best = if event.is_some() { spread(&candidates, &room) } else { chosen(&candidates, &room) };
    Ok(best.into_iter().filter_map(pair).collect())
}

/// Pairs without a tie, of different sectors, that were not proposed before.
fn candidates(
    q: &mut Read<'_>,
    (network, apart): (NetworkId, &Earned),
    wishers: &[Wisher],
    known: &BTreeSet<(MemberId, MemberId)>,
    now: Time,
) -> Result<Vec<Candidate>, db::Error> {
    let (graph, places) = graph(q, (network, apart), now)?;
    let matching = matching(q, network)?;
    let mut crossing: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let sector = |one: &Wisher| one.sector.map_or("", |sector| sector.as_str());
    let of: BTreeMap<usize, &str> =
        wishers.iter().filter_map(|one| Some((*places.get(&one.id)?, sector(one)))).collect();
    for (low, high, _) in graph.pairs() {
        if let Some((one, other)) = of.get(&low).zip(of.get(&high)) {
            *crossing.entry((*one.min(other), *one.max(other))).or_default() += 1.0;
        }
    }
    let mut found = Vec::new();
    for (first, one) in wishers.iter().enumerate() {
        let place = places.get(&one.id).copied();
        let far = place.map(|place| measure::distances(&graph, place)).unwrap_or_default();
        for (second, other) in wishers.iter().enumerate().skip(first + 1) {
            let pair = (one.id.min(other.id), one.id.max(other.id));
            let apart = places.get(&other.id).and_then(|place| far.get(*place).copied().flatten());
            let (mine, theirs) = (sector(one), sector(other));
            if known.contains(&pair) || apart == Some(1) || mine == theirs {
                continue;
            }
            let met = crossing.get(&(mine.min(theirs), mine.max(theirs))).copied().unwrap_or(0.0);
            let worth = worth(met, apart, matching.contains(&pair));
            let new = [one, other].into_iter().any(|one| one.joined_at.is_some_and(|at| at + NEW > now));
            found.push(Candidate { first, second, new, worth });
        }
    }
    Ok(found)
}

/// How much it would help that two meet: sectors that rarely meet gain most; so do two who are far apart, and of whom one
/// seeks what the other offers.
fn worth(met: f64, apart: Option<u32>, matching: bool) -> f64 {
    let distance = match apart {
        Some(2) => 0.6,
        Some(_) => 0.8,
        None => 1.0,
    };
    distance / (1.0 + met) * if matching { 2.0 } else { 1.0 }
}

/// Who is tied to whom, as every member may see it, and the place of each in it. What is set apart ties nobody.
fn graph(
    q: &mut Read<'_>,
    (network, apart): (NetworkId, &Earned),
    now: Time,
) -> Result<(Graph, BTreeMap<MemberId, usize>), db::Error> {
    let least = ties::kept(LEAST, ties::day_of(now));
    let asked = Asked { network, me: None, layers: &[], until: None, least };
    let rows = ties::strongest(q, asked, ROWS)?;
    let mut places: BTreeMap<MemberId, usize> = BTreeMap::new();
    let mut edges = Vec::new();
    for row in &rows {
        let place = (row.low_id, row.high_id, row.space_id);
        let earned = apart.get(&place).filter(|_| row.layer == Layer::Meetings).copied().unwrap_or(0);
        if row.weight - earned < least {
            continue;
        }
        let mut place = |id| {
            let next = places.len();
            *places.entry(id).or_insert(next)
        };
        edges.push((place(row.low_id), place(row.high_id), 1.0));
    }
    Ok((Graph::of(places.len(), edges).flat(), places))
}

/// Pairs of which one offers what the other seeks.
fn matching(q: &mut Read<'_>, network: NetworkId) -> Result<BTreeSet<(MemberId, MemberId)>, db::Error> {
    let mut offers: BTreeMap<String, Vec<MemberId>> = BTreeMap::new();
    let mut wants: Vec<(String, MemberId)> = Vec::new();
    for (member, direction, key, _) in store::skills(q, network)? {
        if direction == "offers" {
            offers.entry(key).or_default().push(member);
        } else {
            wants.push((key, member));
        }
    }
    let pairs = wants.iter().flat_map(|(key, seeker)| {
        let givers = offers.get(key).into_iter().flatten().filter(move |giver| *giver != seeker);
        givers.map(move |giver| (*giver.min(seeker), *giver.max(seeker)))
    });
    Ok(pairs.collect())
}
