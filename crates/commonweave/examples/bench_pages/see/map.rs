//! The map of members with very many ties: its page, and what is drawn and measured beside the requests.

use crate::client::{Client, Request, alone};
use crate::figure::Figure;
use crate::people::{People, fill};
use crate::server::Server;
use db::{Db, Options};
use house::clock::Clock;
use house::ids::MemberId;
use see::map::{self, Scope, Sort, View};
use see::ties::{self, Declared};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// How often one asks for the page.
const TIMES: usize = 20;
/// Longer than any of this takes: it is to be told, not refused.
const PATIENCE: Duration = Duration::from_secs(300);

/// How many members and how many ties.
type Size = (usize, usize);

/// Every figure of the map.
pub(super) fn figures(
    name: &str,
    database: &str,
    people: &People,
    (small, large): (Size, Size),
) -> anyhow::Result<Vec<Figure>> {
    tie(database, &people.members, small)?;
    let mut figures = page(name, database, people, small)?;
    fill(database, i64::try_from(small.0)?, i64::try_from(large.0)?)?;
    let all = People::signed_in(database, large.0)?;
    tie(database, &all.members, large)?;
    let (drawn, measured, nodes) = measured(database, &all)?;
    let named = |what: &str| format!("{name}: {} members and {} ties, {what}", large.0, large.1);
    figures.extend([
        Figure::told(named("all maps drawn and measured, s"), drawn),
        Figure::told(named("measured alone, s"), measured),
        Figure::told(named("on the map"), nodes).at_least(f64::from(u32::try_from(large.0)?)),
    ]);
    Ok(figures)
}

/// Declares ties among these: most between neighbours, some across the whole.
fn tie(database: &str, members: &[MemberId], (many, ties): Size) -> anyhow::Result<()> {
    let each = ties.div_ceil(many.max(1));
    let mut pairs: BTreeSet<(i64, i64)> = BTreeSet::new();
    for (number, one) in members.iter().enumerate() {
        for turn in 0..each {
            // Every fifth tie leads far away.
            let step = if turn % 5 == 4 { 37 + turn * 211 + number % 97 } else { turn + 1 };
            let Some(other) = members.get((number + step) % members.len()) else { continue };
            if one != other {
                pairs.insert((one.get().min(other.get()), one.get().max(other.get())));
            }
        }
    }
    let declared: Vec<Declared> = pairs
        .into_iter()
        .take(ties)
        .map(|(low_id, high_id)| Declared { low_id, high_id, weight: 1.0 })
        .collect();
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    db.write_blocking(move |tx| {
        let network = tx.one("SELECT id FROM networks WHERE slug = 'green-city'", &[])?;
        ties::declare(tx, network, Sort::Members.as_str(), &declared)
    })?;
    db.close();
    Ok(())
}

/// The page of the map, beside its floor, and how much it is. The demo draws the map before it serves.
fn page(name: &str, database: &str, people: &People, (many, ties): Size) -> anyhow::Result<Vec<Figure>> {
    let db = Db::open(database, Options { readers: 1, read_limit: PATIENCE, ..Options::default() })?;
    map::draw_all(&db, Clock::Machine.now())?;
    db.close();
    let server = Server::serve(database)?;
    let token = people.token(0).unwrap_or_default();
    let floor = Server::floor(database, token, "--floor")?;
    let path = "/n/green-city/map?of-whom=member";
    let ours = alone(&Request::get(server.address, path, Some(token), ""), TIMES)?;
    let least = alone(&Request::get(floor.address, path, None, ""), TIMES)?;
    let kilobytes = |encoding: &str| -> anyhow::Result<f64> {
        let asked = Request::get(server.address, path, Some(token), encoding);
        let answer = Client::connect(server.address)?.ask(&asked)?;
        Ok(f64::from(u32::try_from(answer.body.len())?) / 1e3)
    };
    let named = |what: &str| format!("{name}: map of {many} members and {ties} ties, {what}");
    Ok(vec![
        Figure::told(named("ms, beside its floor"), ours).beside(least),
        Figure::told(named("kB of HTML"), kilobytes("")?),
        Figure::told(named("kB travelled"), kilobytes("br")?),
    ])
}

/// The seconds in which all maps are drawn, those in which one is measured, and how many stand on it.
fn measured(database: &str, people: &People) -> anyhow::Result<(f64, f64, f64)> {
    let db = Db::open(database, Options { readers: 1, read_limit: PATIENCE, ..Options::default() })?;
    let now = Clock::Machine.now();
    let started = Instant::now();
    map::draw_all(&db, now)?;
    let drawn = started.elapsed().as_secs_f64();
    let scope = Scope { network: people.network, me: None, day: ties::day_of(now) };
    let net = db.read_blocking(move |q| map::gather(q, scope, &View::of(Sort::Members)))?;
    db.close();
    let started = Instant::now();
    let (figures, _) = map::measured(&net);
    let seconds = started.elapsed().as_secs_f64();
    Ok((drawn, seconds, f64::from(u32::try_from(figures.nodes)?)))
}
