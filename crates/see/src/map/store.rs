//! The tables of the map, and the names that stand on it.

use super::view::Sort;
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::NetworkId;
use house::sector::Sector;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody or something with a name.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) name_key: String,
    pub(super) sector: Option<Sector>,
}

fn keys(ids: &BTreeSet<i64>) -> Vec<&dyn Param> {
    ids.iter().map(|id| -> &dyn Param { id }).collect()
}

/// These members, as far as they are here, with the sector of the first organisation that they stand for or work in.
pub(super) fn people(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &BTreeSet<i64>,
) -> Result<BTreeMap<i64, Named>, Error> {
    let found: Vec<(i64, String, String)> = batch::among(
        q,
        "SELECT id, name, name_key FROM members WHERE +network_id = $1 AND state = 'active' AND id",
        &[&network],
        &keys(ids),
        "ORDER BY id",
    )?;
    let here: BTreeSet<i64> = found.iter().map(|(id, _, _)| *id).collect();
    let mut sectors: BTreeMap<i64, Sector> = BTreeMap::new();
    for (member, _, sector) in belongings(q, &here)? {
        sectors.entry(member).or_insert(sector);
    }
    let named = |(id, name, name_key): (i64, String, String)| {
        let sector = sectors.get(&id).copied();
        (id, Named { name, name_key, sector })
    };
    Ok(found.into_iter().map(named).collect())
}

/// Where these members belong now: member, organisation, sector; what they stand for first.
pub(super) fn belongings(
    q: &mut Read<'_>,
    members: &BTreeSet<i64>,
) -> Result<Vec<(i64, i64, Sector)>, Error> {
    batch::among(
        q,
        "SELECT affiliations.member_id, affiliations.organisation_id, affiliations.sector FROM affiliations
         JOIN organisations ON organisations.id = affiliations.organisation_id
         WHERE affiliations.ended_at IS NULL AND organisations.archived_at IS NULL AND affiliations.member_id",
        &[],
        &keys(members),
        "ORDER BY affiliations.member_id, affiliations.capacity, affiliations.organisation_id",
    )
}

/// The organisations of a network.
pub(super) fn organisations(q: &mut Read<'_>, network: NetworkId) -> Result<BTreeMap<i64, Named>, Error> {
    let found: Vec<(i64, String, String, Sector)> = q.all(
        "SELECT id, name, name_key, sector FROM organisations
         WHERE network_id = $1 AND archived_at IS NULL ORDER BY id LIMIT 5000",
        &[&network],
    )?;
    let named = |(id, name, name_key, sector): (i64, String, String, Sector)| {
        (id, Named { name, name_key, sector: Some(sector) })
    };
    Ok(found.into_iter().map(named).collect())
}

db::record! {
    /// Where a node stands on the map, and what it is to the whole.
    #[derive(Debug, Clone)]
    pub struct Placed {
        /// Its number.
        pub node_id: i64,
        pub x: f64,
        pub y: f64,
        /// The share of shortest ways that lead through it.
        pub ways: f64,
        pub community: i64,
    }
}

/// Where all nodes of a sort stand.
pub(super) fn placed(q: &mut Read<'_>, network: NetworkId, sort: Sort) -> Result<Vec<Placed>, Error> {
    q.all(
        "SELECT node_id, x, y, ways, community FROM map_nodes WHERE network_id = $1 AND sort = $2
         ORDER BY node_id",
        &[&network, &sort],
    )
}

/// Where one node stands.
pub(super) fn placed_one(
    q: &mut Read<'_>,
    network: NetworkId,
    sort: Sort,
    id: i64,
) -> Result<Option<Placed>, Error> {
    q.maybe(
        "SELECT node_id, x, y, ways, community FROM map_nodes
         WHERE network_id = $1 AND sort = $2 AND node_id = $3",
        &[&network, &sort, &id],
    )
}

/// Through whom most shortest ways lead: number, name, share.
pub(super) fn brokers(
    q: &mut Read<'_>,
    network: NetworkId,
    sort: Sort,
) -> Result<Vec<(i64, String, f64)>, Error> {
    match sort {
        Sort::Organisations => q.all(
            "SELECT map_nodes.node_id, organisations.name, map_nodes.ways FROM map_nodes
             JOIN organisations ON organisations.id = map_nodes.node_id
             WHERE map_nodes.network_id = $1 AND map_nodes.sort = $2 AND map_nodes.ways > 0.01
             ORDER BY map_nodes.ways DESC, map_nodes.node_id LIMIT 8",
            &[&network, &sort],
        ),
        Sort::Members | Sort::Both => q.all(
            "SELECT map_nodes.node_id, members.name, map_nodes.ways FROM map_nodes
             JOIN members ON members.id = map_nodes.node_id
             LEFT JOIN tie_absences ON tie_absences.member_id = members.id
             WHERE map_nodes.network_id = $1 AND map_nodes.sort = $2 AND map_nodes.ways > 0.01
               AND members.state = 'active' AND tie_absences.member_id IS NULL
             ORDER BY map_nodes.ways DESC, map_nodes.node_id LIMIT 8",
            &[&network, &sort],
        ),
    }
}

/// What is known of a whole map, and when it was drawn.
pub(super) fn figures(
    q: &mut Read<'_>,
    network: NetworkId,
    sort: Sort,
) -> Result<Option<(String, Time)>, Error> {
    q.maybe(
        "SELECT figures, drawn_at FROM map_figures WHERE network_id = $1 AND sort = $2",
        &[&network, &sort],
    )
}

/// Keeps a map as it was drawn, in the place of what was.
pub(super) fn keep(
    tx: &mut Write<'_>,
    (network, sort): (NetworkId, Sort),
    nodes: &[Placed],
    figures: &str,
    now: Time,
) -> Result<(), Error> {
    tx.run("DELETE FROM map_nodes WHERE network_id = $1 AND sort = $2", &[&network, &sort])?;
    let rows: Vec<Row<'_>> = nodes
        .iter()
        .map(|node| -> Row<'_> {
            vec![&network, &sort, &node.node_id, &node.x, &node.y, &node.ways, &node.community]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO map_nodes (network_id, sort, node_id, x, y, ways, community)",
        &rows,
        "ON CONFLICT (network_id, sort, node_id) DO NOTHING",
    )?;
    tx.run(
        "INSERT INTO map_figures (network_id, sort, figures, drawn_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (network_id, sort) DO UPDATE SET figures = excluded.figures, drawn_at = excluded.drawn_at",
        &[&network, &sort, &figures, &now],
    )?;
    Ok(())
}

/// The networks in which anybody is tied to anybody, or was when their map was last drawn.
pub(super) fn tied_networks(q: &mut Read<'_>) -> Result<Vec<NetworkId>, Error> {
    q.all(
        "SELECT id FROM networks
         WHERE EXISTS (SELECT 1 FROM ties WHERE ties.network_id = networks.id)
            OR EXISTS (SELECT 1 FROM declared_ties WHERE declared_ties.network_id = networks.id)
            OR EXISTS (SELECT 1 FROM map_figures WHERE map_figures.network_id = networks.id)
         ORDER BY id",
        &[],
    )
}
