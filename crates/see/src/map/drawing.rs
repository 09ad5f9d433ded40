//! Drawing the map beside all requests: where everyone stands, and what is known of the whole. Only what every member may see
//! takes part, so that no place on the map tells of a tie that is hidden.

use super::figures::{Figures, measured};
use super::gathering::{Scope, gather};
use super::net::Net;
use super::store::{self, Placed};
use super::view::{Sort, View};
use crate::ties;
use db::{Db, Time};
use house::ids::NetworkId;
use house::jobs::{Every, Job, Run};
use house::networks;
use house::web::Error;
use netmap::{Graph, layout};
use std::collections::BTreeMap;

/// Draws all maps again, four times an hour.
pub(super) static DRAWING: Job = Job {
    name: "map-drawing",
    every: Some(Every::Quarter),
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let drawn = tokio::task::spawn_blocking(move || draw_all(&app.db, task.now)).await;
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
    for network in &networks {
        for sort in [Sort::Organisations, Sort::Members, Sort::Both] {
            draw(db, *network, sort, now)?;
        }
    }
    Ok(networks.len())
}

fn draw(db: &Db, network: NetworkId, sort: Sort, now: Time) -> Result<(), db::Error> {
    let scope = Scope { network, me: None, day: ties::day_of(now) };
    let (net, before) = db.read_blocking(move |q| {
        Ok::<_, db::Error>((gather(q, scope, &View::of(sort))?, store::placed(q, network, sort)?))
    })?;
    let places = places(&net, sort, &before, None);
    let (figures, each) = measured(&net);
    let placed: Vec<Placed> = net
        .nodes
        .iter()
        .zip(&places)
        .zip(each)
        .map(|((node, [x, y]), (ways, community))| Placed {
            node_id: mark(sort, node.sort, node.id),
            x: *x,
            y: *y,
            ways,
            community,
        })
        .collect();
    let figures = told(&figures);
    db.write_blocking(move |tx| {
        store::keep(tx, (network, sort), &placed, &figures, now)?;
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
