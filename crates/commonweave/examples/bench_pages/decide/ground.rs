//! A common ground in which very many take part: answering a statement, the page, and the map that is fetched again.

use super::{CONNECTIONS, Size};
use crate::client::{Load, Request, load, once_each};
use crate::figure::Figure;
use crate::people::{People, broken};
use crate::server::Server;
use anyhow::Context;
use db::{Db, Options, Time};
use decide::grounds::{self, Answered, Brought, Spoken, State, Voice, Where};
use house::clock::Clock;
use house::ids::{ItemId, StatementId};
use std::sync::Arc;
use std::time::Instant;

/// How many statements everybody has answered before.
const EACH: usize = 10;

/// Every figure of a common ground.
pub(super) fn figures(
    name: &str,
    database: &str,
    people: &People,
    size: Size,
) -> anyhow::Result<Vec<Figure>> {
    let now = Clock::Machine.now();
    let brought = Arc::new(conversation(people, size.statements, now)?);
    let place = Where { network: people.network, space: people.commons, by: people.steward, begun: now, now };
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let started = Instant::now();
    let report = db.write_blocking(move |tx| grounds::bring(tx, &place, &brought)).map_err(broken)?;
    let seconds = started.elapsed().as_secs_f64();
    let item = report.item.context("the conversation did not come in")?;
    let statements: Vec<StatementId> = db.read_blocking(move |q| {
        q.all(
            "SELECT id FROM ground_statements WHERE item_id = $1 AND state = 'shown' ORDER BY number",
            &[&item],
        )
    })?;
    db.close();
    let server = Server::serve(database)?;
    let answered = answered(&server, people, (item, &statements), size.answers)?;
    let [map, page, floor] = pages(&server, database, people, item, size)?;
    let named = |what: &str| format!("{name}: ground of {} people, {what}", people.members.len());
    Ok(vec![
        Figure::told(named("brought in and its map drawn, s"), seconds),
        Figure::told(named("answers a second over HTTP"), answered.rate),
        Figure::told(named("p99 of an answer in ms"), answered.p99),
        Figure::told(named("p99 of the map in ms"), map.p99),
        Figure::told(named("p99 of the page in ms, beside its floor"), page.p99).beside(floor.p99),
        Figure::told(named("pages a second, beside their floor"), page.rate).beside(floor.rate),
    ])
}

/// Three ways of thinking, each with some who say otherwise.
fn conversation(people: &People, statements: usize, now: Time) -> anyhow::Result<Brought> {
    let mut brought = Brought {
        source: "bench".to_owned(),
        title: "What shall the city look like?".to_owned(),
        ..Brought::default()
    };
    for statement in 0..statements {
        brought.statements.push(Spoken {
            number: i64::try_from(statement)?,
            text: format!("Statement {statement} of the bench: the city needs more of it"),
            author: None,
            state: State::Shown,
            at: now,
        });
    }
    for (number, member) in people.members.iter().enumerate() {
        let person = format!("p{number}");
        for turn in 0..EACH {
            // No two turns meet the same statement: 13 has nothing in common with how many there are.
            let statement = (number * 7 + turn * 13) % statements;
            let voice = match (number * 31 + statement * 17) % 10 {
                0 => Voice::Pass,
                1 | 2 => Voice::Disagree,
                _ if statement % 3 == number % 3 || statement.is_multiple_of(7) => Voice::Agree,
                _ => Voice::Disagree,
            };
            let number = i64::try_from(statement)?;
            brought.answers.push(Answered { person: person.clone(), number, voice, at: now });
        }
        brought.members.insert(person, *member);
    }
    Ok(brought)
}

/// Lets people answer one statement more.
fn answered(
    server: &Server,
    people: &People,
    (item, statements): (ItemId, &[StatementId]),
    count: usize,
) -> anyhow::Result<Load> {
    let path = format!("/n/green-city/grounds/{item}/answers");
    let answer = |number: usize| {
        let statement = statements.get((number * 11 + 5) % statements.len().max(1));
        let statement = statement.map(ToString::to_string).unwrap_or_default();
        let said = if number.is_multiple_of(2) { "agree" } else { "disagree" };
        let body = format!("statement={statement}&answer={said}");
        Request::form(server.address, &path, people.token(number), &body)
    };
    once_each(CONNECTIONS, (count, 303), answer)
}

/// The map alone, the page, and the floor of the page.
fn pages(
    server: &Server,
    database: &str,
    people: &People,
    item: ItemId,
    size: Size,
) -> anyhow::Result<[Load; 3]> {
    let token = people.token(0).context("somebody")?;
    let floor = Server::floor(database, token, "--floor")?;
    let map = format!("/n/green-city/grounds/{item}/map");
    let page = format!("/n/green-city/items/{item}");
    let ask = |request: &Request| load(request, CONNECTIONS, size.slice);
    Ok([
        ask(&Request::get(server.address, &map, Some(token), ""))?,
        ask(&Request::get(server.address, &page, Some(token), ""))?,
        ask(&Request::get(floor.address, &page, None, ""))?,
    ])
}
