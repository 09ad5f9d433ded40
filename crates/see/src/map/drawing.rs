//! Drawing the map beside all requests: where everyone stands, and what is known of the whole. Only what every member may see
//! takes part, so that no place on the map tells of a tie that is hidden.

use super::figures::{Figures, apart, measured};
use super::gathering::{Scope, gather};
use super::net::Net;
use super::store::{self, Placed};
use super::view::{Sort, View};
use crate::ties;
use db::{Db, Time, Write};
use house::app::App;
use house::clock::digest;
use house::ids::NetworkId;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::networks;
use house::web::Error;
use netmap::{Graph, layout};
use std::collections::BTreeMap;
use std::time::Duration;

/// Where nothing happened, a map is looked at again after this time: ties fade, and lists are brought in.
const LATEST: Duration = Duration::from_secs(60 * 60);

/// What is known of a map: where that becomes something else, another number has all maps drawn anew.
const KNOWN: &str = "2";

/// Has maps drawn again, four times an hour: of networks in which anything happened.
pub(super) static DRAWING: Job =
    Job { name: "map-drawing", every: Some(Every::Quarter), tries: Job::TRIES, run: Run::Inside(have_drawn) };

fn have_drawn(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let networks = store::to_draw(tx, task.now - LATEST)?;
    let drawing = |network: &NetworkId| {
        let payload = Payload::new().number("network", network.get()).number("at", task.now.micros());
        (task.now, payload)
    };
    let wanted: Vec<_> = networks.iter().map(drawing).collect();
    jobs::queue_patiently(tx, task.now, &DRAWING_ONE, &wanted)?;
    Ok(())
}

/// Draws the maps of one network.
pub(super) static DRAWING_ONE: Job = Job {
    name: "map-drawing-one",
    every: None,
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let network: NetworkId = task.payload.get("network")?;
            let drawn = tokio::task::spawn_blocking(move || draw(&app.db, network, task.now)).await;
            drawn.map_err(|error| Error::Broken(error.into()))??;
            Ok(())
        })
    }),
};

/// Draws the maps of all networks; tells how many. The calling thread waits: some seconds for twenty thousand members.
///
/// # Errors
/// Those of the database.
pub fn draw_all(db: &Db, now: Time) -> Result<usize, db::Error> {
    let networks = db.read_blocking(store::tied_networks)?;
    networks.iter().try_for_each(|network| draw(db, *network, now))?;
    Ok(networks.len())
}

/// Draws the three maps of a network.
fn draw(db: &Db, network: NetworkId, now: Time) -> Result<(), db::Error> {
    [Sort::Organisations, Sort::Members, Sort::Both]
        .into_iter()
        .try_for_each(|sort| draw_one(db, network, sort, now))
}

fn draw_one(db: &Db, network: NetworkId, sort: Sort, now: Time) -> Result<(), db::Error> {
    let scope = Scope { network, me: None, day: ties::day_of(now) };
    let (net, of) = db.read_blocking(move |q| {
        Ok::<_, db::Error>((gather(q, scope, &View::of(sort))?, store::drawn_of(q, network, sort)?))
    })?;
    let is = digest(&format!("{KNOWN} {}", net.told()));
    if of.as_deref() == Some(is.as_str()) {
        db.write_blocking(move |tx| store::looked_at(tx, network, sort, now))?;
        return Ok(());
    }
    let before = db.read_blocking(move |q| store::placed(q, network, sort))?;
    let places = places(&net, sort, &before, None);
    let (mut figures, ways) = measured(&net);
    if sort == Sort::Organisations {
        figures.apart = apart(&net);
    }
    let placed: Vec<Placed> = net
        .nodes
        .iter()
        .zip(&places)
        .zip(ways)
        .map(|((node, [x, y]), ways)| Placed { node_id: mark(sort, node.sort, node.id), x: *x, y: *y, ways })
        .collect();
    let figures = told(&figures);
    db.write_blocking(move |tx| {
        store::keep(tx, (network, sort), &placed, (&figures, &is), now)?;
        for page in ["map", "voice", "introductions"] {
            networks::use_page(tx, network, page)?;
        }
        Ok(())
    })
}

fn told(figures: &Figures) -> String {
    serde_json::to_string(figures).unwrap_or_default()
}

/// The number under which a node is kept: where both stand on one map, those of organisations are below nothing.
pub(super) fn mark(map: Sort, sort: Sort, id: i64) -> i64 {
    if map == Sort::Both && sort == Sort::Organisations { -id } else { id }
}

/// Where everyone stands, by the strongest ties of each: as before, and whoever is new beside those to whom they are tied.
pub(super) fn places(net: &Net, sort: Sort, before: &[Placed], steps: Option<usize>) -> Vec<[f64; 2]> {
    let known: BTreeMap<i64, [f64; 2]> = before.iter().map(|one| (one.node_id, [one.x, one.y])).collect();
    let before: Vec<Option<[f64; 2]>> =
        net.nodes.iter().map(|node| known.get(&mark(sort, node.sort, node.id)).copied()).collect();
    let settings = layout::Settings { steps, ..layout::Settings::default() };
    let backbone = net.backbone();
    let ties = backbone.iter().filter_map(|pair| Some((pair.0, pair.1, net.bonds.get(pair)?.weight)));
    netmap::layout(&Graph::of(net.nodes.len(), ties), &before, &settings)
}
