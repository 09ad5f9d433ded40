//! What pages cost, on both engines: answers a second beside a floor and beside `/livez`, weight, cold start, memory, and
//! whether any page grows with members or messages. `./bench/pages` builds what it needs and runs it. It asserts
//! nothing: it prints a table, or JSON with `--json`; `--quick` takes less time and less certainty.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what it prints is what it is for")]

mod client;
mod crowd;
mod decide;
mod figure;
mod files;
mod floor;
mod ground;
mod lists;
mod meet;
mod pages;
mod people;
mod search;
mod see;
mod server;
mod stage;
mod streams;
mod talk;

use client::{Load, Request, alone, load, millis};
use figure::Figure;
use ground::Ground;
use pages::{Page, Viewers};
use server::Server;
use std::time::Duration;

/// The program's own, for the floor has no other advantage than having less to do.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many ask at once.
const CONNECTIONS: usize = 32;
/// How often networks of each size have their turn.
const GROWTH_TURNS: usize = 9;

/// What is measured of several rooms beside their pages: by which flag, and how. Asked for: less of it, and JSON.
const ROOMS: [(&str, fn(bool, bool) -> anyhow::Result<()>); 5] = [
    ("--decide", decide::run),
    ("--lists", lists::run),
    ("--meet", meet::run),
    ("--see", see::run),
    ("--talk", talk::run),
];

/// How long and how large.
struct Extent {
    scale: u16,
    scales: [u16; 3],
    slice: Duration,
    alone: usize,
    /// How often the program and its floor have their turn; the median turn counts.
    turns: usize,
}

fn main() -> anyhow::Result<()> {
    let given: Vec<String> = std::env::args().collect();
    let wanted = |name: &str| given.iter().any(|argument| argument == name);
    if let [_, flag, database] = given.as_slice()
        && (flag == "--floor" || flag == "--bare-floor")
    {
        return floor::run(database, flag == "--bare-floor");
    }
    if let [_, flag, length] = given.as_slice()
        && flag == "--fan-out-floor"
    {
        return streams::run_floor(length.parse()?);
    }
    if wanted("--streams") {
        return streams::run(wanted("--quick"), wanted("--json"));
    }
    for (flag, run) in ROOMS {
        if wanted(flag) {
            return run(wanted("--quick"), wanted("--json"));
        }
    }
    if wanted("--files") {
        return files::run(wanted("--quick"), wanted("--json"));
    }
    if wanted("--crowd") {
        let grounds = Ground::all()?;
        let figures: anyhow::Result<Vec<_>> =
            grounds.into_iter().map(|mut ground| crowd::figures(&mut ground, wanted("--quick"))).collect();
        return figure::print(&figures?.concat(), wanted("--json"));
    }
    if wanted("--search") {
        let grounds = Ground::all()?;
        let figures: anyhow::Result<Vec<_>> =
            grounds.into_iter().map(|mut ground| search::figures(&mut ground, wanted("--quick"))).collect();
        return figure::print(&figures?.concat(), wanted("--json"));
    }
    let extent = if wanted("--quick") {
        Extent { scale: 3, scales: [1, 2, 3], slice: Duration::from_millis(150), alone: 18, turns: 1 }
    } else {
        Extent { scale: 50, scales: [1, 10, 100], slice: Duration::from_secs(3), alone: 200, turns: 3 }
    };
    let ready = server::first_demo()?.as_secs_f64();
    let mut figures = vec![Figure::told("the demo: from its start to its first page, s", ready).at_most(5.0)];
    for mut ground in Ground::all()? {
        figures.extend(engine(&mut ground, &extent)?);
        figures.extend(search::figures(&mut ground, wanted("--quick"))?);
    }
    figure::print(&figures, wanted("--json"))
}

/// Every figure of one engine.
fn engine(ground: &mut Ground, extent: &Extent) -> anyhow::Result<Vec<Figure>> {
    let (name, mut figures) = (ground.name(), Vec::new());
    let database = made(ground, extent.scale, &mut figures)?;
    let pages = pages::pages(&database)?;
    let server = Server::demo(&database)?;
    let viewers = Viewers::of(&server, &pages)?;
    // After a first page of each kind, before the load.
    for page in &pages {
        alone(&Request::get(server.address, &page.path, Some(viewers.token(page)?), ""), 1)?;
    }
    let (idle, own) = server.memory()?;
    eprintln!("{name}: asking for pages …");
    let floors = viewers.floors(&database, &pages)?;
    let live = load(&Request::get(server.address, "/livez", None, ""), CONNECTIONS, extent.slice)?;
    figures.push(Figure::told(format!("{name}: /livez, a second"), live.rate));
    for page in pages.iter().filter(|page| page.floored) {
        let (asked, token) = ((&server, floors.of(page)?), viewers.token(page)?);
        figures.extend(beside_floor(asked, page, token, (name, extent, live.rate))?);
    }
    let (busy, busy_own) = server.memory()?;
    figures.push(Figure::told(format!("{name}: memory when idle, MB (own: {own:.0})"), idle).at_most(60.0));
    figures.push(Figure::told(format!("{name}: memory after the load, MB (own: {busy_own:.0})"), busy));
    for page in pages.iter().filter(|page| page.floored && name == "SQLite") {
        let (html, whole) = pages::weight(server.address, &page.path, viewers.token(page)?)?;
        let figure = format!("first view of {}, kB travelled (page {html:.1})", page.name);
        figures.push(Figure::told(figure, whole).at_most(60.0));
    }
    drop((server, floors));
    if name == "SQLite" {
        let mut starts = Vec::new();
        for _ in 0..5 {
            starts.push(millis(server::cold_start(&database)?));
        }
        starts.sort_by(f64::total_cmp);
        let median = starts.get(2).copied().unwrap_or_default();
        figures
            .push(Figure::told(format!("{name}: cold start to the first page, ms"), median).at_most(300.0));
    }
    growth(ground, extent, &mut figures)?;
    Ok(figures)
}

/// The address of a demo of this scale; told is how long it took where it had to be made.
fn made(ground: &mut Ground, scale: u16, figures: &mut Vec<Figure>) -> anyhow::Result<String> {
    if let Some(database) = ground.made(scale) {
        return Ok(database);
    }
    let name = ground.name();
    eprintln!("{name}: making a demo of scale {scale} …");
    let database = ground.empty(scale)?;
    let seconds = server::prepare(&database, scale)?;
    ground.settle(&database)?;
    figures.push(Figure::told(format!("{name}: making the demo of scale {scale}, s"), seconds));
    Ok(database)
}

/// A page and its floors in turns, so that a busy machine is unfair to all of them.
fn beside_floor(
    (server, [floor, bare]): (&Server, &[Server; 2]),
    page: &Page,
    token: &str,
    (name, extent, live): (&str, &Extent, f64),
) -> anyhow::Result<Vec<Figure>> {
    let whole = Request::get(server.address, &page.path, Some(token), "");
    let least = Request::get(floor.address, &page.path, None, "");
    let content = Request::get(bare.address, &page.path, None, "");
    let (slice, mut turns) = (extent.slice, Vec::new());
    for _ in 0..extent.turns {
        let [ours, least, content] = [&whole, &least, &content].map(|asked| load(asked, CONNECTIONS, slice));
        turns.push([ours?, least?, content?]);
    }
    let [ours, least, _] = median_turn(&mut turns, |[ours, least, _]| ours.rate / least.rate);
    let [beside, _, content] = median_turn(&mut turns, |[ours, _, content]| ours.rate / content.rate);
    let small = load(&Request::get(server.address, &page.path, Some(token), "br"), CONNECTIONS, slice)?;
    let named = |what: &str| format!("{name}: {}, {what}", page.name);
    Ok(vec![
        Figure::told(named("a second, beside its floor"), ours.rate).beside(least.rate).ratio_at_least(0.6),
        Figure::told(named("p99 in ms, beside its floor"), ours.p99).beside(least.p99),
        Figure::told(named("a second, beside its bare content"), beside.rate).beside(content.rate),
        Figure::told(named("a second, beside /livez"), ours.rate).beside(live),
        Figure::told(named("compressed, a second, beside plain"), small.rate).beside(ours.rate),
    ])
}

/// The turn whose ratio lies in the middle.
fn median_turn(turns: &mut [[Load; 3]], ratio: impl Fn(&[Load; 3]) -> f64) -> [Load; 3] {
    turns.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    turns.get(turns.len() / 2).copied().unwrap_or_default()
}

/// One of the networks that are ever larger, and the requests for its pages.
struct Size {
    /// Answers for as long as it is here.
    _server: Server,
    requests: Vec<Request>,
}

/// The time of each page for one who asks alone, in networks that are ever larger: in turns, so that a busy machine is
/// unfair to all of them.
fn growth(ground: &mut Ground, extent: &Extent, figures: &mut Vec<Figure>) -> anyhow::Result<()> {
    let (mut sizes, mut names) = (Vec::new(), Vec::new());
    for scale in extent.scales {
        let database = made(ground, scale, figures)?;
        let pages = pages::pages(&database)?;
        let server = Server::demo(&database)?;
        let viewers = Viewers::of(&server, &pages)?;
        let request = |page: &Page| {
            anyhow::Ok(Request::get(server.address, &page.path, Some(viewers.token(page)?), ""))
        };
        let requests = pages.iter().map(request).collect::<anyhow::Result<_>>()?;
        names = pages.into_iter().map(|page| page.name).collect();
        sizes.push(Size { _server: server, requests });
    }
    let [_, mid, most] = extent.scales;
    let name = ground.name();
    for (at, page) in names.into_iter().enumerate() {
        let requests: Vec<&Request> = sizes.iter().filter_map(|size| size.requests.get(at)).collect();
        let [one, between, large] = in_turns(&requests, extent.alone)?;
        let whole = format!("{name}: {page}, ms at {most}× beside 1×");
        figures.push(Figure::told(whole, large).beside(one).ratio_at_most(2.0));
        // In the smallest demo lists are not yet as long as a page shows; from the middle one on, only true growth is left.
        let growing = format!("{name}: {page}, ms at {most}× beside {mid}×");
        figures.push(Figure::told(growing, large).beside(between).ratio_at_most(1.5));
    }
    Ok(())
}

/// The median time of each of these requests, one after the other, again and again.
fn in_turns(requests: &[&Request], times: usize) -> anyhow::Result<[f64; 3]> {
    let mut turns = [const { Vec::new() }; 3];
    for _ in 0..GROWTH_TURNS {
        for (times_of_one, request) in turns.iter_mut().zip(requests) {
            times_of_one.push(alone(request, times / GROWTH_TURNS)?);
        }
    }
    Ok(turns.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times.get(GROWTH_TURNS / 2).copied().unwrap_or_default()
    }))
}
