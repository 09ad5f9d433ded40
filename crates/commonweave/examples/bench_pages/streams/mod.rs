//! What live streams cost: how soon the last of many readers of one channel has a message, how much memory each of them
//! takes, and what is left for somebody who only wants to see Today while thousands listen, many write and many read.
//! `./bench/streams` builds what it needs and runs it.
#![expect(clippy::disallowed_methods, reason = "whoever measures waits now and then")]

mod crowd;
mod guests;
mod load;
mod quick;

pub(crate) use quick::run as run_floor;

use crate::client::{Client, Request, millis};
use crate::figure::{Figure, print};
use crate::ground::Ground;
use crate::server::{self, Server};
use crowd::Crowd;
use guests::Guests;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// The scale of the demo: large enough that every page has its full lists.
const SCALE: u16 = 3;
/// How many follow one channel.
const READERS: usize = 5_000;
/// How many follow something while others write and read.
const LISTENERS: usize = 2_000;

/// Prints all figures of both engines.
pub(crate) fn run(quick: bool, json: bool) -> anyhow::Result<()> {
    crowd::make_room()?;
    let (messages, slice) = if quick { (3, Duration::from_secs(6)) } else { (9, Duration::from_secs(20)) };
    let mut figures = Vec::new();
    for mut ground in Ground::all()? {
        let name = ground.name();
        eprintln!("{name}: making a demo with {READERS} guests …");
        let database = ground.empty(SCALE)?;
        server::prepare(&database, SCALE)?;
        let guests = Guests::invite(&database, READERS)?;
        ground.settle(&database)?;
        figures.extend(one_channel(name, &database, &guests, messages)?);
        figures.extend(bystander(name, &database, &guests, slice)?);
    }
    print(&figures, json)
}

/// What many readers of one channel wait for a message, in a demo of their own; fewer of them, where it is to be quick.
pub(crate) fn readers(ground: &mut Ground, quick: bool) -> anyhow::Result<Vec<Figure>> {
    crowd::make_room()?;
    let (scale, many, messages) = if quick { (1, READERS / 5, 3) } else { (SCALE, READERS, 9) };
    let name = ground.name();
    let database = ground.empty(scale)?;
    server::prepare(&database, scale)?;
    let guests = Guests::invite(&database, many)?;
    ground.settle(&database)?;
    one_channel(name, &database, &guests, messages)
}

/// The time until each of many readers of one channel has a message, beside a server that only copies the same bytes.
fn one_channel(name: &str, database: &str, guests: &Guests, messages: usize) -> anyhow::Result<Vec<Figure>> {
    let many = guests.tokens().len();
    eprintln!("{name}: {many} follow one channel …");
    let server = Server::demo(database)?;
    let path = format!("{}/live", guests.channel());
    let mut post = guests.message(server.address, guests.channel());
    // A first reader and a first message of each kind, so that what is kept for all is there.
    drop(Crowd::open(server.address, std::slice::from_ref(&path), guests.some(1))?);
    Client::connect(server.address)?.ask(&post)?;
    let (_, before) = server.memory()?;
    let opening = Instant::now();
    let mut crowd = Crowd::open(server.address, &[path], guests.tokens())?;
    let opened = opening.elapsed().as_secs_f64();
    let (_, after) = server.memory()?;
    let each = (after - before) * 1e3 / f64::from(u32::try_from(many)?);
    let ours = told(&mut crowd, server.address, &mut post, messages)?;
    let length = crowd.length();
    drop((crowd, server));
    let floor = Server::fan_out(length)?;
    let mut crowd = Crowd::open(floor.address, &["/live".to_owned()], guests.tokens())?;
    let mut post = guests.message(floor.address, "/floor");
    let least = told(&mut crowd, floor.address, &mut post, messages)?;
    let named = |what: &str| format!("{name}: {many} readers of one channel, {what}");
    Ok(vec![
        Figure::told(named("half have a message, ms, beside copying"), ours.half).beside(least.half),
        Figure::told(named("the last has it, ms, beside copying"), ours.last)
            .beside(least.last)
            .at_most(250.0),
        Figure::told(named("who had none within 60 s"), ours.without).at_most(0.0),
        Figure::told(named("memory of each, kB"), each).at_most(25.0),
        Figure::told(named("all opened within, s"), opened),
    ])
}

/// When half of the readers and all had a message: the medians over some messages.
struct Times {
    half: f64,
    last: f64,
    without: f64,
}

fn told(crowd: &mut Crowd, to: SocketAddr, post: &mut Request, messages: usize) -> anyhow::Result<Times> {
    let (mut halves, mut lasts, mut without) = (Vec::new(), Vec::new(), 0);
    for _ in 0..messages {
        std::thread::sleep(Duration::from_millis(700));
        crowd.forget();
        let sent = Instant::now();
        let mut client = Client::connect(to)?;
        client.ask(post)?;
        let times = crowd.hear(sent, Duration::from_secs(60));
        without = without.max(crowd.len() - times.len());
        halves.push(millis(times.get(crowd.len() / 2).copied().unwrap_or(Duration::from_secs(60))));
        lasts.push(millis(times.last().copied().unwrap_or(Duration::from_secs(60))));
    }
    Ok(Times { half: median(halves), last: median(lasts), without: f64::from(u32::try_from(without)?) })
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// What somebody waits for Today while many listen, write and read, beside the same without those who listen.
fn bystander(name: &str, database: &str, guests: &Guests, slice: Duration) -> anyhow::Result<Vec<Figure>> {
    eprintln!("{name}: {} write, {} read …", load::WRITERS, load::READERS);
    let server = Server::demo(database)?;
    let alone = load::during(server.address, guests, slice)?;
    drop(server);
    eprintln!("{name}: {LISTENERS} listen, {} write, {} read …", load::WRITERS, load::READERS);
    let server = Server::demo(database)?;
    let today = "/n/green-city/live".to_owned();
    let mut paths = Vec::new();
    for item in guests.items() {
        paths.extend([today.clone(), format!("{item}/live")]);
    }
    let crowd = Crowd::open(server.address, &paths, guests.some(LISTENERS))?;
    let among = load::during(server.address, guests, slice)?;
    let refused = crowd.refused();
    let named = |what: &str| format!("{name}: a bystander among {LISTENERS} streams, {what}");
    Ok(vec![
        Figure::told(named("Today p50 ms, beside no streams"), among.half).beside(alone.half),
        Figure::told(named("Today p99 ms, beside no streams"), among.p99).beside(alone.p99).at_most(1_000.0),
        Figure::told(named("Today refused"), among.bystander_refused)
            .beside_plain(alone.bystander_refused)
            .at_most(0.0),
        Figure::told(named("pages of the others, a second"), among.pages).beside(alone.pages),
        Figure::told(named("pages of the others refused"), among.refused)
            .beside_plain(alone.refused)
            .at_most(0.0),
        Figure::told(named("messages a second"), among.posts).beside(alone.posts),
        Figure::told(named("streams refused or ended"), refused).at_most(0.0),
    ])
}
