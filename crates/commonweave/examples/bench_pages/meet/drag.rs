//! A card of a board of 1,000 that somebody drags: when that is kept, and when somebody else who looks at the board sees it,
//! beside a server that only copies the same bytes.

use crate::client::{Client, Request, millis, percentile};
use crate::figure::Figure;
use crate::people::{People, broken};
use crate::server::Server;
use crate::stage;
use anyhow::Context;
use db::{Db, Options};
use house::access::SpaceRole;
use house::clock::Clock;
use house::ids::{ColumnId, ItemId, SpaceId};
use house::spaces;
use house::web::Error;
use std::net::SocketAddr;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use work::tasks;

/// How long one waits for what must come.
const PATIENCE: Duration = Duration::from_secs(10);

/// When a drag was answered and when it was seen: each in order.
struct Times {
    kept: Vec<Duration>,
    seen: Vec<Duration>,
    unseen: usize,
    /// The bytes of one of them as it was told last.
    length: usize,
}

/// Every figure of dragging.
pub(super) fn figures(
    name: &str,
    database: &str,
    people: &People,
    drags: usize,
) -> anyhow::Result<Vec<Figure>> {
    let (space, column, cards) = board(database, people, drags)?;
    let server = Server::serve(database)?;
    let to = server.address;
    let live = Request::get(to, &format!("/n/green-city/spaces/{space}/board/live"), people.token(1), "");
    let drag = |card: &ItemId| {
        let path = format!("/n/green-city/tasks/{card}/place");
        let asked = Request::form(to, &path, people.token(0), &format!("to={column}"));
        (asked, format!("task-{card}\""))
    };
    let ours = dragged(&live, cards.iter().map(drag))?;
    drop(server);
    let floor = Server::fan_out(ours.length)?;
    let to: SocketAddr = floor.address;
    let copied = |_: &ItemId| (Request::form(to, "/floor", None, ""), "data: ".to_owned());
    let least = dragged(&Request::get(to, "/live", None, ""), cards.iter().map(copied))?;
    let p99 = |times: &[Duration]| millis(percentile(times, 99));
    let named = |what: &str| format!("{name}: a card dragged on a board of 1,000, {what}");
    Ok(vec![
        Figure::told(named("p99 until kept, ms, beside copying"), p99(&ours.kept)).beside(p99(&least.kept)),
        Figure::told(named("p99 until another sees it, ms, beside copying"), p99(&ours.seen))
            .beside(p99(&least.seen)),
        Figure::told(named("not seen"), f64::from(u32::try_from(ours.unseen)?)).at_most(0.0),
    ])
}

/// The board with two of the crowd in its space, the column to which cards are dragged, and these cards.
fn board(database: &str, people: &People, drags: usize) -> anyhow::Result<(SpaceId, ColumnId, Vec<ItemId>)> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let space = stage::set(&db)?.board;
    let (network, now) = (people.network, Clock::Machine.now());
    let (one, other) = (people.member(0)?, people.member(1)?);
    let most = i64::try_from(drags)?;
    let found = db.write_blocking(move |tx| {
        for member in [one, other] {
            spaces::enter(tx, network, space, member, SpaceRole::Member, now)?;
        }
        let columns = tasks::columns_of(tx, space)?;
        let column = columns.iter().filter(|column| !column.done).nth(1).map(|column| column.id);
        let cards: Vec<ItemId> = tx.all(
            "SELECT id FROM items WHERE space_id = $1 AND kind = 'task' AND title LIKE 'Card % of the bench'
             ORDER BY id LIMIT $2",
            &[&space, &most],
        )?;
        Ok::<_, Error>((column, cards))
    });
    db.close();
    let (column, cards) = found.map_err(broken)?;
    Ok((space, column.context("a second column")?, cards))
}

/// One drag after the other, each waited for by somebody who looks: what is asked, and by what it is known when it is told.
fn dragged(live: &Request, drags: impl Iterator<Item = (Request, String)>) -> anyhow::Result<Times> {
    let mut looking = Client::connect(live.address)?;
    let (status, _) = looking.begin(live)?;
    anyhow::ensure!(status == 200, "a stream was answered with {status}");
    let (tells, told) = channel();
    // It ends with the server, or with whoever listens to it.
    std::thread::spawn(move || {
        while let Ok(some) = looking.some() {
            if tells.send((Instant::now(), some)).is_err() {
                break;
            }
        }
    });
    let mut times = Times { kept: Vec::new(), seen: Vec::new(), unseen: 0, length: 0 };
    for (asked, mark) in drags {
        let mut client = Client::connect(asked.address)?;
        while told.try_recv().is_ok() {}
        let started = Instant::now();
        let status = client.ask(&asked)?.status;
        times.kept.push(started.elapsed());
        anyhow::ensure!(status == 303, "a drag was answered with {status}");
        match heard(&told, &mark) {
            Some((at, length)) => {
                times.seen.push(at.saturating_duration_since(started));
                times.length = length;
            }
            None => times.unseen += 1,
        }
    }
    times.kept.sort_unstable();
    times.seen.sort_unstable();
    Ok(times)
}

/// When what bears this mark came, and how many bytes had come with it.
fn heard(told: &Receiver<(Instant, Vec<u8>)>, mark: &str) -> Option<(Instant, usize)> {
    let mut text = String::new();
    loop {
        let (at, some) = told.recv_timeout(PATIENCE).ok()?;
        text.push_str(&String::from_utf8_lossy(&some));
        if text.contains(mark) {
            return Some((at, text.len()));
        }
    }
}
