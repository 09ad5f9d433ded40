//! Whom to propose to whom, once a day.

use super::store::{self, Wisher};
use crate::ties::{self, Asked};
use db::{Db, Read, Time, Write};
use house::ids::{MemberId, NetworkId};
use house::jobs::{Every, Job, Run};
use house::web::Error;
use netmap::{Graph, measure};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// So many people are proposed to somebody at most in a fortnight.
const MOST: usize = 3;
/// A fortnight.
const SPELL: Duration = Duration::from_secs(14 * 86_400);
/// For so long somebody is new, and comes first.
const NEW: Duration = Duration::from_secs(90 * 86_400);
/// Ties are looked at from this weight on, and so many of the strongest.
const LEAST: f64 = 0.05;
const ROWS: i64 = 30_000;
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
            proposed.map_err(|error| Error::Broken(error.into()))??;
            Ok(())
        })
    }),
};

/// Proposes in all networks. The calling thread waits.
fn propose_all(db: &Db, now: Time) -> Result<(), db::Error> {
    for network in db.read_blocking(store::networks)? {
        propose(db, network, now)?;
    }
    Ok(())
}

/// Two people who could be introduced.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The place of one among those who want to be introduced, the smaller.
    pub first: usize,
    /// That of the other.
    pub second: usize,
    /// Whether one of them is new.
    pub new: bool,
    /// How much it would help.
    pub worth: f64,
}

/// The best of these: whoever is new comes first, then who helps most; nobody more often than they may, and `room` tells for
/// each how often that is.
pub fn chosen(candidates: &[Candidate], room: &[usize]) -> Vec<Candidate> {
    let mut sorted = candidates.to_vec();
    sorted.sort_by(|a, b| {
        b.new
            .cmp(&a.new)
            .then(b.worth.total_cmp(&a.worth))
            .then((a.first, a.second).cmp(&(b.first, b.second)))
    });
    let mut left = room.to_vec();
    let mut taken = Vec::new();
    for one in sorted {
        let free = |place: usize| left.get(place).copied().unwrap_or(0) > 0;
        if free(one.first) && free(one.second) {
            for place in [one.first, one.second] {
                if let Some(left) = left.get_mut(place) {
                    *left -= 1;
                }
            }
            taken.push(one);
        }
    }
    taken
}

fn propose(db: &Db, network: NetworkId, now: Time) -> Result<(), db::Error> {
    let found = db.read_blocking(move |q| best(q, network, now))?;
    for few in found.chunks(AT_ONCE) {
        let few = few.to_vec();
        db.write_blocking(move |tx| keep(tx, network, &few, now))?;
    }
    Ok(())
}

/// Keeps these pairs, as far as both still want to be introduced and are on the map.
fn keep(
    tx: &mut Write<'_>,
    network: NetworkId,
    pairs: &[(MemberId, MemberId)],
    now: Time,
) -> Result<(), db::Error> {
    let ids: BTreeSet<MemberId> = pairs.iter().flat_map(|(first, second)| [*first, *second]).collect();
    let ids: Vec<MemberId> = ids.into_iter().collect();
    let mut wishing: BTreeSet<MemberId> = store::wishing(tx, &ids)?.into_iter().collect();
    for absent in ties::absent_among(tx, &ids)? {
        wishing.remove(&absent);
    }
    let mut still = pairs.to_vec();
    still.retain(|(first, second)| wishing.contains(first) && wishing.contains(second));
    store::propose(tx, network, &still, now)
}

/// Whom to propose to whom today, the smaller number first.
fn best(q: &mut Read<'_>, network: NetworkId, now: Time) -> Result<Vec<(MemberId, MemberId)>, db::Error> {
    let absent: BTreeSet<MemberId> = ties::absent(q, network)?.into_iter().collect();
    let mut wishers = store::wishers(q, network)?;
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
    let known: BTreeSet<(MemberId, MemberId)> =
        pairs.into_iter().map(|(one, other, _)| (one, other)).collect();
    let candidates = candidates(q, network, &wishers, &known, now)?;
    let pair = |one: Candidate| {
        let (first, second) = wishers.get(one.first).zip(wishers.get(one.second))?;
        Some((first.id.min(second.id), first.id.max(second.id)))
    };
    Ok(chosen(&candidates, &room).into_iter().filter_map(pair).collect())
}

/// Pairs without a tie, of different sectors, that were not proposed before.
fn candidates(
    q: &mut Read<'_>,
    network: NetworkId,
    wishers: &[Wisher],
    known: &BTreeSet<(MemberId, MemberId)>,
    now: Time,
) -> Result<Vec<Candidate>, db::Error> {
    let (graph, places) = graph(q, network, now)?;
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

/// Who is tied to whom, as every member may see it, and the place of each in it.
fn graph(
    q: &mut Read<'_>,
    network: NetworkId,
    now: Time,
) -> Result<(Graph, BTreeMap<MemberId, usize>), db::Error> {
    let least = ties::kept(LEAST, ties::day_of(now));
    let asked = Asked { network, me: None, layers: &[], until: None, least };
    let rows = ties::strongest(q, asked, ROWS)?;
    let mut places: BTreeMap<MemberId, usize> = BTreeMap::new();
    let mut edges = Vec::new();
    for row in &rows {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: usize, second: usize, new: bool, worth: f64) -> Candidate {
        Candidate { first, second, new, worth }
    }

    #[test]
    fn newcomers_come_first_and_nobody_is_asked_too_often() {
        let all =
            [pair(0, 1, false, 9.0), pair(1, 2, true, 0.1), pair(0, 2, true, 0.2), pair(0, 3, false, 1.0)];
        assert_eq!(chosen(&all, &[2, 2, 2, 2]), [all[2], all[1], all[0]]);
        assert_eq!(chosen(&all, &[1, 1, 1, 1]), [all[2]]);
        assert_eq!(chosen(&all, &[0, 5, 0, 5]), []);
    }
}
