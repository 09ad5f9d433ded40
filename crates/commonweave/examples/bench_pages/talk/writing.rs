//! Messages over HTTP by many who write at once, each of which is kept before it is answered, beside one commit each.

use super::WRITTEN;
use crate::client::{Load, Request, once_each};
use crate::figure::Figure;
use crate::ground::Ground;
use crate::people::{People, fill};
use crate::server::{self, Server};
use db::{Db, Options};
use house::clock::Clock;
use house::ids::ItemId;
use std::time::Instant;
use talk::conversations::{Posting, post};

/// How many write at once.
const WRITERS: usize = 32;

/// Every figure of writing.
pub(super) fn figures(ground: &mut Ground, quick: bool) -> anyhow::Result<Vec<Figure>> {
    let ([few, many], posts) = if quick { ([300, 3_000], 1_500) } else { ([1_000, 100_000], 20_000) };
    let name = ground.name();
    let database = ground.empty(WRITTEN)?;
    server::prepare(&database, 1)?;
    fill(&database, 0, few)?;
    ground.settle(&database)?;
    let people = People::signed_in(&database, WRITERS)?;
    let items = items(&database, &people)?;
    let alone = one_by_one(&database, &people, &items, posts / 20)?;
    eprintln!("{name}: {WRITERS} write among {few} …");
    let small = written(&database, &people, &items, posts)?;
    let one = items.get(..1).unwrap_or(&items);
    let narrow = written(&database, &people, one, posts)?;
    fill(&database, few, many)?;
    ground.settle(&database)?;
    eprintln!("{name}: {WRITERS} write among {many} …");
    let large = written(&database, &people, &items, posts)?;
    let kept = kept(&database)?;
    let sent = f64::from(u32::try_from(posts * 3)?);
    let named = |what: &str| format!("{name}: {WRITERS} who write, {what}");
    Ok(vec![
        Figure::told(named(&format!("messages a second, beside one commit each, of {few}")), small.rate)
            .beside(alone)
            .at_least(2_000.0),
        Figure::told(named(&format!("messages a second among {many}, beside {few}")), large.rate)
            .beside(small.rate)
            .ratio_at_least(0.67),
        Figure::told(named(&format!("p99 in ms among {many}, beside {few}")), large.p99).beside(small.p99),
        Figure::told(named("messages a second into one channel"), narrow.rate),
        Figure::told(named("messages that were answered and are there"), kept).exactly(sent),
    ])
}

/// The liveliest items of the commons.
fn items(database: &str, people: &People) -> anyhow::Result<Vec<ItemId>> {
    let commons = people.commons;
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let items = db.read_blocking(move |q| {
        q.all(
            "SELECT id FROM items
             WHERE space_id = $1 AND kind IN ('channel', 'discussion') AND closed_at IS NULL AND shelf = 'shown'
             ORDER BY last_message_at DESC, id DESC LIMIT 16",
            &[&commons],
        )
    })?;
    db.close();
    Ok(items)
}

/// How many messages a second are kept where one follows another, each by a commit of its own.
fn one_by_one(database: &str, people: &People, items: &[ItemId], count: usize) -> anyhow::Result<f64> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let started = Instant::now();
    for (number, item) in (0..count).zip(items.iter().copied().cycle()) {
        let (network, author) = (people.network, people.member(number)?);
        db.write_blocking(move |tx| {
            let (body, html) = ("One of the bench, alone", "<p>One of the bench, alone</p>");
            let now = Clock::Machine.now();
            post(tx, &Posting { network, item, parent: None, author, body, html, once: None, now }).map(drop)
        })?;
    }
    let seconds = started.elapsed().as_secs_f64();
    db.close();
    Ok(f64::from(u32::try_from(count)?) / seconds)
}

/// Lets them write so many messages.
fn written(database: &str, people: &People, items: &[ItemId], posts: usize) -> anyhow::Result<Load> {
    let server = Server::serve(database)?;
    let to = server.address;
    let message = |number: usize| {
        let item = items.get(number % items.len().max(1)).map(ToString::to_string).unwrap_or_default();
        let body = format!("body=Many+of+the+bench%2C+number+{number}");
        Request::form(to, &format!("/n/green-city/items/{item}/messages"), people.token(number), &body)
    };
    once_each(WRITERS, (posts, 303), message)
}

/// How many of them are there.
fn kept(database: &str) -> anyhow::Result<f64> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let count: i64 = db.read_blocking(|q| {
        q.one("SELECT COUNT(*) FROM messages WHERE body LIKE 'Many of the bench, number %'", &[])
    })?;
    db.close();
    Ok(f64::from(u32::try_from(count)?))
}
