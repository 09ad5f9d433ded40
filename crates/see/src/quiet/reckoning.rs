//! Which organisations are quiet, and who might call, reckoned beside all requests once a day: some at a time.

use super::store::{self, Caller};
use crate::ties::{self, Quiet};
use db::{Db, Read, Time};
use house::dates::day_of;
use house::ids::{MemberId, NetworkId, OrganisationId};
use house::jobs::{Every, Job, Run};
use house::networks;
use house::room::Rooms;
use house::web::Error;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// So many times its usual gap an organisation is silent before it is quiet.
pub(super) const TIMES: i64 = 2;
/// So many organisations are looked at in one statement.
const SOME: i64 = 64;
/// Of an organisation so many people are looked at, of each so many to whom they are tied; and so many callers are kept.
const PEOPLE: i64 = 30;
const TIED: i64 = 15;
const CALLERS: usize = 4;
/// How far back a habit and the silence after it reach.
const HABIT: Duration = Duration::from_secs(364 * 86_400);

/// Reckons who is quiet.
pub(super) static RECKONING: Job = Job {
    name: "quiet-reckoning",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let reckoned =
                tokio::task::spawn_blocking(move || reckon_all(&app.db, app.rooms, task.now)).await;
            reckoned.map_err(|error| Error::Broken(error.into()))??;
            Ok(())
        })
    }),
};

/// Reckons which organisations of all networks are quiet; tells how many. The calling thread waits.
///
/// # Errors
/// Those of the database.
pub fn reckon_all(db: &Db, rooms: Rooms, now: Time) -> Result<usize, db::Error> {
    let mut quiet = 0_usize;
    let since = day_of(now - HABIT, &TimeZone::UTC).to_string();
    for network in db.read_blocking(store::networks)? {
        let day = since.clone();
        let rests = db.read_blocking(move |q| rooms.rests(q, network, &day))?;
        db.write_blocking(move |tx| ties::keep_rests(tx, network, &rests))?;
        quiet += reckon(db, network, now)?;
    }
    Ok(quiet)
}

/// An organisation that is quiet, since which day, and who might call.
type Found = (OrganisationId, i64, i64, Vec<Caller>);

fn reckon(db: &Db, network: NetworkId, now: Time) -> Result<usize, db::Error> {
    let today = ties::day_of(now);
    let (mut after, mut all) = (OrganisationId::from(0), 0_usize);
    loop {
        let (last, found) = db.read_blocking(move |q| next(q, network, after, today))?;
        all = all.saturating_add(found.len());
        db.write_blocking(move |tx| {
            for (organisation, last_day, usual, callers) in &found {
                store::keep(tx, (network, *organisation), (*last_day, *usual), now)?;
                store::keep_callers(tx, *organisation, callers)?;
            }
            Ok::<_, db::Error>(())
        })?;
        let Some(last) = last else { break };
        after = last;
    }
    db.write_blocking(move |tx| {
        store::forget_older(tx, network, now)?;
        if all > 0 { networks::use_page(tx, network, "quiet") } else { Ok(()) }
    })?;
    Ok(all)
}

/// The next organisations: the last that was looked at, and those that are quiet.
fn next(
    q: &mut Read<'_>,
    network: NetworkId,
    after: OrganisationId,
    today: i64,
) -> Result<(Option<OrganisationId>, Vec<Found>), db::Error> {
    let some = store::organisations_after(q, network, after, SOME)?;
    let mut found = Vec::new();
    for (organisation, quiet) in ties::quiet_among(q, network, &some, today)? {
        if quiet.is_over(TIMES) {
            found.push(told(q, organisation, quiet, today)?);
        }
    }
    Ok((some.last().copied(), found))
}

fn told(
    q: &mut Read<'_>,
    organisation: OrganisationId,
    quiet: Quiet,
    today: i64,
) -> Result<Found, db::Error> {
    Ok((organisation, today - quiet.since, quiet.usual, callers(q, organisation)?))
}

/// Who is tied the closest to people of an organisation and is not of it, by what every member may see.
fn callers(q: &mut Read<'_>, organisation: OrganisationId) -> Result<Vec<Caller>, db::Error> {
    let people = store::people_of(q, organisation, PEOPLE)?;
    let own: BTreeSet<MemberId> = people.iter().copied().collect();
    // Of each who might call: how much in all, and through whom the most.
    let mut sums: BTreeMap<MemberId, (i64, i64, MemberId)> = BTreeMap::new();
    for person in &people {
        for (other, weight) in ties::closest(q, MemberId::from(0), *person, TIED)? {
            let sum = sums.entry(other).or_insert((0, 0, *person));
            sum.0 = sum.0.saturating_add(weight);
            if weight > sum.1 {
                (sum.1, sum.2) = (weight, *person);
            }
        }
    }
    let mut ranked: Vec<(i64, MemberId, MemberId)> = sums
        .into_iter()
        .filter(|(other, _)| !own.contains(other))
        .map(|(other, (sum, _, through))| (sum, other, through))
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let caller = |(_, member, through): (i64, MemberId, MemberId)| Caller { member, through };
    Ok(ranked.into_iter().map(caller).take(CALLERS).collect())
}
