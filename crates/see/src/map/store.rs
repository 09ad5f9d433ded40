//! The tables of the map, and the names that stand on it.

use super::view::Sort;
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{MemberId, NetworkId};
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

/// Where members belong now: member, organisation, sector; what each stands for first.
pub(super) type Belongings = Vec<(i64, i64, Sector)>;

/// So many are asked for by their numbers; of more, all of the network are read at once.
const FEW: usize = 400;

/// These members, as far as they are here, with the sector of the first organisation that they stand for or work in; and where they
/// belong.
pub(super) fn people(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &BTreeSet<i64>,
) -> Result<(BTreeMap<i64, Named>, Belongings), Error> {
    let found: Vec<(i64, String, String)> = if ids.len() > FEW {
        q.all(
            "SELECT id, name, name_key FROM members WHERE network_id = $1 AND state = 'active' ORDER BY id",
            &[&network],
        )?
    } else {
        let these =
            "SELECT id, name, name_key FROM members WHERE +network_id = $1 AND state = 'active' AND id";
        batch::among(q, these, &[&network], &keys(ids), "ORDER BY id")?
    };
    let mut belongs = belongings(q, network, ids)?;
    let mut people: BTreeMap<i64, Named> = found
        .into_iter()
        .filter(|(id, _, _)| ids.contains(id))
        .map(|(id, name, name_key)| (id, Named { name, name_key, sector: None }))
        .collect();
    belongs.retain(|(member, _, _)| people.contains_key(member));
    for (member, _, sector) in &belongs {
        if let Some(named) = people.get_mut(member) {
            named.sector.get_or_insert(*sector);
        }
    }
    Ok((people, belongs))
}

fn belongings(q: &mut Read<'_>, network: NetworkId, members: &BTreeSet<i64>) -> Result<Belongings, Error> {
    if members.len() > FEW {
        return q.all(
            "SELECT affiliations.member_id, affiliations.organisation_id, affiliations.sector FROM affiliations
             JOIN organisations ON organisations.id = affiliations.organisation_id
             WHERE affiliations.network_id = $1 AND affiliations.member_state = 'active'
               AND affiliations.ended_at IS NULL AND organisations.archived_at IS NULL
             ORDER BY affiliations.member_id, affiliations.capacity, affiliations.organisation_id",
            &[&network],
        );
    }
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
    }
}

/// Where all nodes of a sort stand.
pub(super) fn placed(q: &mut Read<'_>, network: NetworkId, sort: Sort) -> Result<Vec<Placed>, Error> {
    q.all(
        "SELECT node_id, x, y, ways FROM map_nodes WHERE network_id = $1 AND sort = $2
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
        "SELECT node_id, x, y, ways FROM map_nodes
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

/// Of which ties a map was drawn.
pub(super) fn drawn_of(q: &mut Read<'_>, network: NetworkId, sort: Sort) -> Result<Option<String>, Error> {
    q.maybe("SELECT drawn_of FROM map_figures WHERE network_id = $1 AND sort = $2", &[&network, &sort])
}

/// A map that was drawn of the same ties is as new as one that is drawn now.
pub(super) fn looked_at(tx: &mut Write<'_>, network: NetworkId, sort: Sort, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE map_figures SET drawn_at = $3 WHERE network_id = $1 AND sort = $2",
        &[&network, &sort, &now],
    )
}

/// Keeps a map as it was drawn. Who is not on it now keeps their place, so that they stand there again once they are back, such as
/// while all ties are counted again.
pub(super) fn keep(
    tx: &mut Write<'_>,
    (network, sort): (NetworkId, Sort),
    nodes: &[Placed],
    (figures, of): (&str, &str),
    now: Time,
) -> Result<(), Error> {
    tx.run("UPDATE map_nodes SET ways = 0 WHERE network_id = $1 AND sort = $2", &[&network, &sort])?;
    // In which circle each node is, is kept no more: nothing ever told it. The column from before wants a number.
    let circle = 0_i64;
    let rows: Vec<Row<'_>> = nodes
        .iter()
        .map(|node| -> Row<'_> {
            vec![&network, &sort, &node.node_id, &node.x, &node.y, &node.ways, &circle]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO map_nodes (network_id, sort, node_id, x, y, ways, community)",
        &rows,
        "ON CONFLICT (network_id, sort, node_id) DO UPDATE SET x = excluded.x, y = excluded.y, ways = excluded.ways",
    )?;
    tx.run(
        "INSERT INTO map_figures (network_id, sort, figures, drawn_of, drawn_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (network_id, sort) DO UPDATE SET figures = excluded.figures, drawn_of = excluded.drawn_of,
             drawn_at = excluded.drawn_at",
        &[&network, &sort, &figures, &of, &now],
    )?;
    Ok(())
}

/// Who leaves the network has no place on any map of it.
pub(super) fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM map_nodes WHERE node_id = $1 AND sort IN ('member', 'both')", &[&member])?;
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

/// The networks whose map was never drawn, or last before this moment, or before the last line of their log.
pub(super) fn to_draw(q: &mut Read<'_>, before: Time) -> Result<Vec<NetworkId>, Error> {
    q.all(
        "SELECT networks.id FROM networks
         LEFT JOIN map_figures ON map_figures.network_id = networks.id AND map_figures.sort = 'both'
         WHERE map_figures.drawn_at < $1
            OR map_figures.drawn_at <= (
                SELECT happenings.created_at FROM happenings WHERE happenings.network_id = networks.id
                ORDER BY happenings.visible_order DESC, happenings.id DESC LIMIT 1)
            OR (map_figures.drawn_at IS NULL
                AND (EXISTS (SELECT 1 FROM ties WHERE ties.network_id = networks.id)
                     OR EXISTS (SELECT 1 FROM declared_ties WHERE declared_ties.network_id = networks.id)))
         ORDER BY networks.id",
        &[&before],
    )
}

/// What these members offer that somebody offers too, by their own words.
pub(super) fn offered_too(
    q: &mut Read<'_>,
    member: MemberId,
    others: &[MemberId],
) -> Result<Vec<(MemberId, String)>, Error> {
    let keys: Vec<&dyn Param> = others.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT theirs.member_id, theirs.skill
         FROM member_skills AS theirs
         JOIN member_skills AS own
           ON own.member_id = $1 AND own.direction = 'offers' AND own.skill_key = theirs.skill_key
         WHERE theirs.direction = 'offers' AND theirs.member_id",
        &[&member],
        &keys,
        "ORDER BY theirs.member_id, theirs.position",
    )
}
