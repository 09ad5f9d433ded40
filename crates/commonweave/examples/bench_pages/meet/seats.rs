//! An event with 100 seats to which 500 a second say that they come: exactly 100 are seated, the rest wait, and nobody comes
//! before somebody who had been answered before they asked.
#![expect(clippy::disallowed_methods, reason = "whoever asks at a pace waits for their turn")]

use crate::client::{Client, Request, millis, percentile};
use crate::figure::Figure;
use crate::people::{People, broken};
use crate::server::Server;
use db::{Db, Options};
use house::clock::Clock;
use house::ids::{ItemId, MemberId};
use house::items::{self, Beginning, ItemText};
use house::web::Error;
use meet::events::{self, EVENT, Event};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const SEATS: i64 = 100;
/// How many ask at once at most, and how long after one another.
const CONNECTIONS: usize = 32;
const PACE: Duration = Duration::from_millis(2);
const DAY: Duration = Duration::from_secs(60 * 60 * 24);

/// When somebody asked and when they were answered, from the beginning on.
#[derive(Debug, Clone, Copy)]
struct Asked {
    number: usize,
    sent: Duration,
    answered: Duration,
}

/// Every figure of the seats.
pub(super) fn figures(name: &str, database: &str, people: &People) -> anyhow::Result<Vec<Figure>> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let item = held(&db, people)?;
    db.close();
    let asked = everybody(database, people, item)?;
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let queue: Vec<(MemberId, String)> = db.read_blocking(move |q| {
        q.all("SELECT member_id, seat FROM attendances WHERE item_id = $1 ORDER BY queued_at, id", &[&item])
    })?;
    db.close();
    let seated = queue.iter().filter(|(_, seat)| seat == "seated").count();
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let last = asked.iter().map(|one| one.answered).max().unwrap_or_default();
    let mut waits: Vec<Duration> = asked.iter().map(|one| one.answered.saturating_sub(one.sent)).collect();
    waits.sort_unstable();
    let named = |what: &str| format!("{name}: 500 answers a second to {SEATS} seats, {what}");
    Ok(vec![
        Figure::told(named("answered a second"), count(asked.len()) / last.as_secs_f64()).at_least(450.0),
        Figure::told(named("p99 in ms"), millis(percentile(&waits, 99))),
        Figure::told(named("seated"), count(seated)).exactly(100.0),
        Figure::told(named("seated or waiting"), count(queue.len())).exactly(count(asked.len())),
        Figure::told(named("out of order"), count(out_of_order(people, &asked, &queue))).at_most(0.0),
    ])
}

/// An event in three days, for everybody of the commons.
fn held(db: &Db, people: &People) -> anyhow::Result<ItemId> {
    let (network, space, author, now) =
        (people.network, people.commons, people.steward, Clock::Machine.now());
    let made = db.write_blocking(move |tx| {
        let begin = Beginning { network, space, kind: &EVENT, author, now, once: None };
        let text = ItemText::new("The concert of the bench", "");
        let item = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
        let at = now + DAY * 3;
        let event = Event { capacity: Some(SEATS), ..Event::between("UTC", at, at + DAY / 12) };
        events::hold(tx, network, item, &event, now)?;
        Ok::<_, Error>(item)
    });
    made.map_err(broken)
}

/// Lets each of them say once that they come, one every two milliseconds.
fn everybody(database: &str, people: &People, item: ItemId) -> anyhow::Result<Vec<Asked>> {
    let server = Server::serve(database)?;
    let to = server.address;
    let path = format!("/n/green-city/items/{item}/answers");
    let (path, begin) = (path.as_str(), Instant::now() + Duration::from_secs(1));
    let some = move |first: usize| -> anyhow::Result<Vec<Asked>> {
        let (mut client, mut asked) = (Client::connect(to)?, Vec::new());
        for number in (first..people.members.len()).step_by(CONNECTIONS) {
            let due = begin + PACE * u32::try_from(number)?;
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            let sent = begin.elapsed();
            let answer = client.ask(&Request::form(to, path, people.token(number), "answer=yes"))?;
            anyhow::ensure!(answer.status == 303, "an answer was answered with {}", answer.status);
            asked.push(Asked { number, sent, answered: begin.elapsed() });
        }
        Ok(asked)
    };
    let all: anyhow::Result<Vec<Vec<Asked>>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS).map(|first| scope.spawn(move || some(first))).collect();
        let joined = threads.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a connection of the bench panicked")))
        });
        joined.collect()
    });
    Ok(all?.into_iter().flatten().collect())
}

/// How many stand in the queue behind somebody who only asked when these had been answered already.
fn out_of_order(people: &People, asked: &[Asked], queue: &[(MemberId, String)]) -> usize {
    let of: BTreeMap<MemberId, Asked> =
        asked.iter().filter_map(|one| Some((people.members.get(one.number).copied()?, *one))).collect();
    // Those with a seat stand before all who wait.
    let seated = queue.iter().filter(|(_, seat)| seat == "seated");
    let waiting = queue.iter().filter(|(_, seat)| seat != "seated");
    let waits = |one: &Asked, latest: Duration| one.answered < latest;
    let latest = seated.filter_map(|(member, _)| of.get(member)).map(|one| one.sent).max();
    let mut latest = latest.unwrap_or_default();
    let mut wrong = 0;
    for one in waiting.filter_map(|(member, _)| of.get(member)) {
        wrong += usize::from(waits(one, latest));
        latest = latest.max(one.sent);
    }
    wrong
}
