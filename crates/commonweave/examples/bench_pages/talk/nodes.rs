//! Two nodes over one PostgreSQL, one of which is killed while 200 read and 20 write: what was acknowledged is there once, and
//! every reader has heard it once.
#![expect(clippy::disallowed_methods, reason = "whoever measures waits now and then")]

use super::SHARED;
use crate::client::{Client, Request};
use crate::figure::Figure;
use crate::ground::Ground;
use crate::people::People;
use crate::server::{self, Server};
use crate::stage;
use anyhow::Context;
use db::{Db, Options};
use house::ids::ItemId;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const READERS: usize = 200;
const WRITERS: usize = 20;
/// How long a writer thinks before the next message.
const PAUSE: Duration = Duration::from_millis(250);
/// How long one waits for what must come.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks or tries.
const MOMENT: Duration = Duration::from_millis(20);

/// What readers have in common.
#[derive(Default)]
struct Watch {
    over: AtomicBool,
    /// How many streams are open and have heard something.
    ready: AtomicUsize,
    inside: AtomicUsize,
    /// How many messages were heard by all of them together.
    heard: AtomicUsize,
}

/// What one reader has heard.
#[derive(Default)]
struct Heard {
    place: String,
    words: BTreeMap<String, usize>,
}

/// What was sent, what is there, and what each has heard.
struct Outcome {
    kept: Vec<String>,
    there: BTreeMap<String, i64>,
    heard: Vec<Heard>,
}

/// Every figure of two nodes.
pub(super) fn figures(ground: &mut Ground, quick: bool) -> anyhow::Result<Vec<Figure>> {
    let length = Duration::from_secs(if quick { 6 } else { 30 });
    let database = ground.empty(SHARED)?;
    server::prepare(&database, 1)?;
    let people = People::invite(&database, READERS + WRITERS)?;
    let db = Db::open(&database, Options { readers: 1, ..Options::default() })?;
    let item = stage::set(&db)?.channel;
    eprintln!("{}: two nodes, one of which is killed …", ground.name());
    let outcome = happened(&database, &db, &people, item, length)?;
    db.close();
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let (lost, doubled) = outcome.messages();
    let (unheard, twice) = outcome.readings();
    let named = |what: &str| format!("two nodes, one killed, {READERS} read, {WRITERS} write: {what}");
    Ok(vec![
        Figure::told(named("messages acknowledged"), count(outcome.kept.len())).at_least(1.0),
        Figure::told(named("lost"), count(lost)).at_most(0.0),
        Figure::told(named("doubled"), count(doubled)).at_most(0.0),
        Figure::told(named("not heard"), count(unheard)).at_most(0.0),
        Figure::told(named("heard twice"), count(twice)).at_most(0.0),
    ])
}

impl Outcome {
    /// How many acknowledged messages are not there, and how many are there twice.
    fn messages(&self) -> (usize, usize) {
        let lost = self.kept.iter().filter(|word| !self.there.contains_key(*word)).count();
        (lost, self.there.values().filter(|times| **times > 1).count())
    }

    /// Over all readers, how many messages were not heard, and how many were heard twice.
    fn readings(&self) -> (usize, usize) {
        let missing =
            |heard: &Heard| self.there.keys().filter(|word| !heard.words.contains_key(*word)).count();
        let twice = |heard: &Heard| heard.words.values().filter(|times| **times > 1).count();
        (self.heard.iter().map(missing).sum(), self.heard.iter().map(twice).sum())
    }
}

/// Lets them read and write, and kills a node in the middle.
fn happened(
    database: &str,
    db: &Db,
    people: &People,
    item: ItemId,
    length: Duration,
) -> anyhow::Result<Outcome> {
    let (doomed, steady) = (Server::serve(database)?, Server::serve(database)?);
    let to = [doomed.address, steady.address];
    let (path, watch) = (format!("/n/green-city/items/{item}"), Watch::default());
    let (path, watch) = (path.as_str(), &watch);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS)
            .map(|number| scope.spawn(move || listen(to, number, (path, people.token(number)), watch)))
            .collect();
        let done = lead(scope, (to, path), people, watch, (doomed, length));
        let there = done.and_then(|kept| {
            let there = there(db, item)?;
            until(|| watch.heard.load(Ordering::Relaxed) >= there.len() * READERS);
            Ok((kept, there))
        });
        // Whatever became of it: without a server those who listen come to their end.
        watch.over.store(true, Ordering::Relaxed);
        drop(steady);
        let heard: Vec<Heard> = readers.into_iter().filter_map(|reader| reader.join().ok()).collect();
        let (kept, there) = there?;
        Ok(Outcome { kept, there, heard })
    })
}

/// Waits for the readers, lets others write, kills a node half-way; answers with what was acknowledged.
fn lead<'scope, 'env>(
    scope: &'scope std::thread::Scope<'scope, 'env>,
    (to, path): ([SocketAddr; 2], &'scope str),
    people: &'scope People,
    watch: &Watch,
    (doomed, length): (Server, Duration),
) -> anyhow::Result<Vec<String>> {
    until(|| watch.inside.load(Ordering::Relaxed) >= READERS);
    // With a first message each knows a place in the log from which to go on at the other node.
    let first = write(to, READERS, (path, people.token(READERS)), Instant::now());
    until(|| watch.ready.load(Ordering::Relaxed) >= READERS);
    anyhow::ensure!(watch.ready.load(Ordering::Relaxed) >= READERS, "not all readers were let in");
    let end = Instant::now() + length;
    let writers: Vec<_> = (0..WRITERS)
        .map(|number| {
            let token = people.token(READERS + number);
            scope.spawn(move || write(to, number, (path, token), end))
        })
        .collect();
    std::thread::sleep(length / 2);
    drop(doomed);
    let mut kept = first;
    for writer in writers {
        kept.extend(writer.join().ok().context("a writer of the bench panicked")?);
    }
    Ok(kept)
}

/// Waits until this is so, but not for ever.
fn until(so: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !so() && Instant::now() < end {
        std::thread::sleep(MOMENT);
    }
}

/// Writes until this moment, at least once; at the other node where one does not answer. Each message is sent again until it
/// is acknowledged. Answers with those that were.
fn write(
    to: [SocketAddr; 2],
    writer: usize,
    (path, token): (&str, Option<&str>),
    end: Instant,
) -> Vec<String> {
    let (mut kept, mut node, mut client) = (Vec::new(), writer, None);
    for number in 0_usize.. {
        let word = format!("kept-{writer}-{number}-end");
        let body = format!("body={word}&once={word}");
        loop {
            let address = if node % 2 == 0 { to.first() } else { to.last() };
            match address.context("a node").and_then(|to| send(client.take(), *to, (path, token), &body)) {
                Ok(own) => {
                    client = Some(own);
                    break;
                }
                Err(_) if Instant::now() > end + PATIENCE => return kept,
                Err(_) => {
                    node += 1;
                    std::thread::sleep(MOMENT);
                }
            }
        }
        kept.push(word);
        if Instant::now() + PAUSE > end {
            break;
        }
        std::thread::sleep(PAUSE);
    }
    kept
}

/// Sends a form once; answers with the connection where it was taken.
fn send(
    client: Option<Client>,
    to: SocketAddr,
    (path, token): (&str, Option<&str>),
    body: &str,
) -> anyhow::Result<Client> {
    let mut own = client.map_or_else(|| Client::connect(to), Ok)?;
    let answer = own.ask(&Request::form(to, &format!("{path}/messages"), token, body))?;
    anyhow::ensure!(answer.status == 303, "a message was answered with {}", answer.status);
    Ok(own)
}

/// Follows the channel until all is over, at the other node where one hangs up.
fn listen(to: [SocketAddr; 2], number: usize, (path, token): (&str, Option<&str>), watch: &Watch) -> Heard {
    let (mut heard, mut node) = (Heard::default(), number);
    while !watch.over.load(Ordering::Relaxed) {
        let address = if node % 2 == 0 { to.first() } else { to.last() };
        if let Some(address) = address {
            drop(follow(*address, (path, token), &mut heard, watch));
        }
        node += 1;
        std::thread::sleep(MOMENT);
    }
    heard
}

fn follow(
    to: SocketAddr,
    (path, token): (&str, Option<&str>),
    heard: &mut Heard,
    watch: &Watch,
) -> anyhow::Result<()> {
    let after = if heard.place.is_empty() { String::new() } else { format!("?after={}", heard.place) };
    let mut client = Client::connect(to)?;
    let (status, _) = client.begin(&Request::get(to, &format!("{path}/live{after}"), token, ""))?;
    anyhow::ensure!(status == 200, "a stream was answered with {status}");
    watch.inside.fetch_add(1, Ordering::Relaxed);
    let mut text = String::new();
    loop {
        let chunk = client.chunk()?;
        if chunk.is_empty() {
            return Ok(());
        }
        text.push_str(&String::from_utf8_lossy(&chunk));
        while let Some((event, rest)) = text.split_once("\n\n") {
            heard.take(event, watch);
            let rest = rest.to_owned();
            text = rest;
        }
    }
}

impl Heard {
    /// Notes where one is, and which messages this tells.
    fn take(&mut self, event: &str, watch: &Watch) {
        if let Some(place) = event.lines().find_map(|line| line.strip_prefix("id:")) {
            if self.place.is_empty() {
                watch.ready.fetch_add(1, Ordering::Relaxed);
            }
            place.trim().clone_into(&mut self.place);
        }
        // A message stands more than once in what tells it.
        let words = event.split("kept-").skip(1).filter_map(|rest| Some(rest.split_once("-end")?.0));
        let words: BTreeSet<&str> = words.filter(|word| word.len() < 20).collect();
        for word in words.into_iter().filter(|_| event.contains("action=\"append\"")) {
            let times = self.words.entry(format!("kept-{word}-end")).or_default();
            *times += 1;
            if *times == 1 {
                watch.heard.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// The messages that are there, and how often each.
fn there(db: &Db, item: ItemId) -> anyhow::Result<BTreeMap<String, i64>> {
    let found: Vec<(String, i64)> = db.read_blocking(move |q| {
        q.all(
            "SELECT body, COUNT(*) AS amount FROM messages WHERE item_id = $1 AND body LIKE 'kept-%'
             GROUP BY body ORDER BY body",
            &[&item],
        )
    })?;
    Ok(found.into_iter().collect())
}
