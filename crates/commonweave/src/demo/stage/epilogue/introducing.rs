//! Who wants to be introduced, and who was: one finds somebody proposed, another that both have said yes; and the next event introduces
//! those who come.

use super::super::batch::Ground;
use super::super::{Given, given};
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::web::Error;
use see::introductions::{self, INTRODUCTIONS_GATHERED};
use std::time::Duration;

/// Who wants to be shown people, in whichever network they are.
const WISHES: &[&str] = &[
    "amina", "tomas", "chipo", "colette", "khanh", "bea", "hawa", "lea", "ingrid", "mehmet", "zeynep",
    "walid", "tyrone", "leon", "grace",
];

/// Who was proposed to whom so many days before the demo is seen, and what each said: nothing yet; yes; or that they have seen
/// that both said yes.
const PROPOSED: &[(u64, (&str, &str), (&str, &str))] = &[
    (9, ("tomas", "yes"), ("khanh", "seen")),
    (5, ("chipo", "yes"), ("bea", "")),
    (2, ("amina", ""), ("colette", "")),
    (2, ("tomas", ""), ("hawa", "")),
    (11, ("lea", "seen"), ("ingrid", "seen")),
    (3, ("mehmet", ""), ("zeynep", "yes")),
    (8, ("walid", "seen"), ("tyrone", "yes")),
    (4, ("leon", ""), ("grace", "")),
];

/// Writes it down.
pub(super) fn introduce(tx: &mut db::Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let day = |days: u64| ground.plan.ends - Duration::from_secs(days.saturating_mul(86_400));
    for key in WISHES {
        if let Some(member) = named(ground, known, key)? {
            introductions::wish(tx, ground.network, member, true, day(20))?;
        }
    }
    for (days, (one, said), (other, answered)) in PROPOSED {
        let Some(first) = named(ground, known, one)? else { continue };
        let Some(second) = named(ground, known, other)? else { continue };
        let mut pair = [(first, *said), (second, *answered)];
        pair.sort_unstable();
        introductions::note(tx, ground.network, pair, day(*days))?;
    }
    gather(tx, ground, known)
}

/// The next event introduces those who come.
fn gather(tx: &mut db::Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    // The log is in the order of time.
    let now = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let ahead = ground.plan.gatherings.iter().enumerate().filter(|(_, held)| {
        !held.event.cancelled && held.event.starts_at > ground.plan.ends && held.event.starts_at > now
    });
    let Some((at, held)) = ahead.min_by_key(|(_, held)| held.event.starts_at) else { return Ok(()) };
    let ((space, item), by) = (given(&known.gatherings, at)?, known.person(held.by)?);
    if introductions::gather(tx, ground.network, (item, by), now)? {
        let gathered = Happened::new(&INTRODUCTIONS_GATHERED).space(space).item(item);
        happenings::record(tx, ground.network, Some(by), now, gathered)?;
    }
    Ok(())
}

/// The member who has this name in the plays, where they are in this network.
fn named(ground: Ground<'_>, known: &Given, key: &str) -> Result<Option<MemberId>, Error> {
    let at = ground.plan.people.iter().position(|player| player.key == key);
    at.map(|at| known.person(at)).transpose()
}
