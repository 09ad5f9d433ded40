//! An open vote: each ballot from another voter over HTTP, beside the same changes straight in the database; then its end.

use super::{CONNECTIONS, MONTH};
use crate::client::{Load, Request, once_each};
use crate::figure::Figure;
use crate::people::{People, broken};
use crate::server::Server;
use db::{Db, Options};
use decide::proposals::{self, Electorate, Method, Secrecy, Setting, Threshold, Vote, Where};
use house::clock::Clock;
use house::items::{self, Beginning, ItemText};
use house::web::Error;
use std::time::Instant;

/// Every figure of a vote.
pub(super) fn figures(name: &str, database: &str, people: &People) -> anyhow::Result<Vec<Figure>> {
    let many = people.members.len();
    let db = Db::open(database, Options::default())?;
    let floor = opened(&db, people)?;
    let least = straight(&db, people, floor, many / 10)?;
    let vote = opened(&db, people)?;
    db.close();
    let cast = cast(database, people, vote)?;
    let db = Db::open(database, Options::default())?;
    let (seconds, counted) = closed(&db, vote)?;
    db.close();
    let named = |what: &str| format!("{name}: {many} ballots, {what}");
    Ok(vec![
        Figure::told(named("a second over HTTP, beside straight in"), cast.rate).beside(least),
        Figure::told(named("p99 of one in ms"), cast.p99),
        Figure::told(named("closing and counting them, s"), seconds),
        Figure::told(named("counted"), counted).exactly(f64::from(u32::try_from(many)?)),
    ])
}

/// A vote of all who are in the commons.
fn opened(db: &Db, people: &People) -> anyhow::Result<Where> {
    let (network, space, author, now) =
        (people.network, people.commons, people.steward, Clock::Machine.now());
    let made = db.write_blocking(move |tx| {
        let begin = Beginning { network, space, kind: &proposals::PROPOSAL, author, now, once: None };
        let text = ItemText::new("Shall the bench be painted?", "Green, if so.");
        let item = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
        let at = Where { network, space, item, by: author, now };
        let setting = Setting {
            method: Method::Simple,
            secrecy: Secrecy::Open,
            electorate: Electorate::Space,
            threshold: Threshold::Half,
            seats: 1,
            dots: 5,
            quorum: 0,
            time_zone: "UTC".to_owned(),
            ends_at: now + MONTH,
            options: Vec::new(),
            named: Vec::new(),
        };
        proposals::draft(tx, at, &setting)?;
        proposals::open(tx, at, 7)?;
        Ok::<_, Error>(at)
    });
    made.map_err(broken)
}

/// The word of the voter of this number: more yes than no.
fn word(number: usize) -> &'static str {
    match number % 5 {
        0 | 1 => "no",
        _ => "yes",
    }
}

/// How many a second are taken where as many write into the database without a server.
fn straight(db: &Db, people: &People, at: Where, count: usize) -> anyhow::Result<f64> {
    let started = Instant::now();
    let done: anyhow::Result<Vec<()>> = std::thread::scope(|scope| {
        let some = move |first: usize| -> anyhow::Result<()> {
            for number in (first..count).step_by(CONNECTIONS) {
                let at = Where { by: people.member(number)?, ..at };
                let vote = Vote::Word(word(number));
                let taken = db.write_blocking(move |tx| proposals::vote(tx, at, &vote, ""));
                anyhow::ensure!(taken.map_err(broken)?, "a ballot was not taken");
            }
            Ok(())
        };
        let threads: Vec<_> = (0..CONNECTIONS).map(|first| scope.spawn(move || some(first))).collect();
        let joined = threads.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a writer of the bench panicked")))
        });
        joined.collect()
    });
    done?;
    Ok(f64::from(u32::try_from(count)?) / started.elapsed().as_secs_f64())
}

/// Lets everybody vote by the form.
fn cast(database: &str, people: &People, vote: Where) -> anyhow::Result<Load> {
    let server = Server::serve(database)?;
    let path = format!("/n/green-city/proposals/{}/ballot", vote.item);
    let ballot = |number: usize| {
        let body = format!("choice={}", word(number));
        Request::form(server.address, &path, people.token(number), &body)
    };
    once_each(CONNECTIONS, (people.members.len(), 303), ballot)
}

/// The seconds in which the vote is closed with everything that is counted then, and how many ballots were counted.
fn closed(db: &Db, vote: Where) -> anyhow::Result<(f64, f64)> {
    let end = Where { now: vote.now + MONTH, ..vote };
    let started = Instant::now();
    let done = db.write_blocking(move |tx| proposals::close(tx, end));
    done.map_err(broken)?;
    let seconds = started.elapsed().as_secs_f64();
    let counted: i64 = db.read_blocking(move |q| {
        q.one(
            "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM proposal_piles WHERE item_id = $1",
            &[&vote.item],
        )
    })?;
    Ok((seconds, f64::from(u32::try_from(counted)?)))
}
