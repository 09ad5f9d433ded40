//! From kept ties to the map that one viewer may see.

use super::net::{Bond, Net, Node, bit};
use super::store::{self, Named};
use super::view::{Sort, View};
use crate::ties::{self, Asked, Declared, TieRow};
use db::Read;
use house::happenings::Layer;
use house::ids::{MemberId, NetworkId, SpaceId};
use house::sector::Sector;
use std::collections::{BTreeMap, BTreeSet};

/// How many rows of ties a map is made of at most, the strongest.
const ROWS: i64 = 60_000;
/// What a tie must weigh to stand on a map: as much as one act of twenty people has just now, or one of two after two years.
const LEAST: f64 = 0.05;
/// What belonging to an organisation weighs where both are drawn.
const BELONGS: f64 = 0.5;

/// For whom a map is gathered, and when.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// The network.
    pub network: NetworkId,
    /// Who looks; none for what every member may see.
    pub me: Option<MemberId>,
    /// The day, counted from 1970.
    pub day: i64,
}

/// What two people have with one another.
#[derive(Debug, Clone, Copy, Default)]
struct Pair {
    weight: f64,
    layers: u8,
}

/// People, with where they belong.
struct Company {
    people: BTreeMap<i64, Named>,
    belongs: Vec<(i64, i64, Sector)>,
    organisations: BTreeMap<i64, Named>,
    absent: BTreeSet<i64>,
    hidden: BTreeSet<(i64, i64)>,
}

/// The map of a network as somebody may see it.
///
/// # Errors
/// Those of the database.
pub fn gather(q: &mut Read<'_>, scope: Scope, view: &View) -> Result<Net, db::Error> {
    gather_but(q, scope, view, None)
}

/// As [`gather`], as if nothing had been done in this space.
pub(super) fn gather_but(
    q: &mut Read<'_>,
    scope: Scope,
    view: &View,
    but: Option<SpaceId>,
) -> Result<Net, db::Error> {
    let pairs = pairs(q, (scope, but), view)?;
    let company = company(q, scope, &pairs)?;
    let mut net = Builder::default();
    if view.sort != Sort::Organisations {
        members(&mut net, &company, &pairs, LEAST);
    }
    match view.sort {
        Sort::Members => {}
        Sort::Both => belonging(&mut net, &company),
        Sort::Organisations => {
            organisations(&mut net, &company, &pairs);
            if view.has(Layer::Declared) {
                for tie in ties::declared(q, scope.network, view.sort.as_str())? {
                    let bond = Bond { weight: tie.weight, layers: bit(Layer::Declared), belongs: false };
                    net.tie(&company.organisations, Sort::Organisations, (tie.low_id, tie.high_id), bond);
                }
            }
        }
    }
    Ok(net.net)
}

/// One's own ties as they are now, however little they weigh.
///
/// # Errors
/// Those of the database.
pub(super) fn own(q: &mut Read<'_>, scope: Scope, me: MemberId) -> Result<Net, db::Error> {
    let asked = Asked { network: scope.network, me: Some(me), layers: &[], until: None, least: 1 };
    let rows = ties::of_member(q, asked, me)?;
    let mut pairs = summed(&rows, scope.day);
    add_declared(&mut pairs, &ties::declared_of(q, scope.network, me)?);
    let company = neighbours(q, scope, me, &pairs)?;
    let mut net = Builder::default();
    members(&mut net, &company, &pairs, 0.0);
    Ok(net.net)
}

/// The pairs of members who have something with one another.
fn pairs(
    q: &mut Read<'_>,
    (scope, but): (Scope, Option<SpaceId>),
    view: &View,
) -> Result<BTreeMap<(i64, i64), Pair>, db::Error> {
    let (until, day) = match view.back {
        0 => (None, scope.day),
        back => {
            let month = ties::month_of(scope.day) - back;
            (Some(month), ties::end_of(month) - 1)
        }
    };
    let done = |layer: &&Layer| **layer != Layer::Declared && view.has(**layer);
    let layers: Vec<Layer> = Layer::ALL.iter().filter(done).copied().collect();
    let mut pairs = BTreeMap::new();
    if !layers.is_empty() {
        // Cut only once the sums are made: between organisations many small ties make a large one.
        let asked = Asked { network: scope.network, me: scope.me, layers: &layers, until, least: 1 };
        let mut rows = ties::strongest(q, asked, ROWS)?;
        rows.retain(|row| Some(row.space_id) != but);
        pairs = summed(&rows, day);
    }
    if view.has(Layer::Declared) {
        add_declared(&mut pairs, &ties::declared(q, scope.network, Sort::Members.as_str())?);
    }
    Ok(pairs)
}

/// What each pair has, of all layers and spaces, as it weighs on this day.
fn summed(rows: &[TieRow], day: i64) -> BTreeMap<(i64, i64), Pair> {
    let mut pairs: BTreeMap<(i64, i64), Pair> = BTreeMap::new();
    for row in rows {
        let pair = pairs.entry((row.low_id.get(), row.high_id.get())).or_default();
        pair.weight += ties::worth(row.weight, day);
        pair.layers |= bit(row.layer);
    }
    pairs
}

fn add_declared(pairs: &mut BTreeMap<(i64, i64), Pair>, declared: &[Declared]) {
    for tie in declared {
        let pair = pairs.entry((tie.low_id, tie.high_id)).or_default();
        pair.weight += tie.weight;
        pair.layers |= bit(Layer::Declared);
    }
}

/// As [`company`], around one member: what others chose is asked of these few alone, and no organisation is drawn.
fn neighbours(
    q: &mut Read<'_>,
    scope: Scope,
    me: MemberId,
    pairs: &BTreeMap<(i64, i64), Pair>,
) -> Result<Company, db::Error> {
    let ids: BTreeSet<i64> = pairs.keys().flat_map(|(low, high)| [*low, *high]).collect();
    let (people, belongs) = store::people(q, scope.network, &ids)?;
    let ids: Vec<MemberId> = ids.into_iter().map(MemberId::from).collect();
    Ok(Company {
        belongs,
        organisations: BTreeMap::new(),
        absent: ties::absent_among(q, &ids)?.into_iter().map(|id| id.get()).collect(),
        hidden: unordered(ties::hidden_around(q, me)?),
        people,
    })
}

/// Pairs of which it does not matter who of the two hides their tie.
fn unordered(hidden: Vec<(MemberId, MemberId)>) -> BTreeSet<(i64, i64)> {
    let pair = |(one, other): (MemberId, MemberId)| (one.get().min(other.get()), one.get().max(other.get()));
    hidden.into_iter().map(pair).collect()
}

/// All whose ties are drawn, and what they chose.
fn company(q: &mut Read<'_>, scope: Scope, pairs: &BTreeMap<(i64, i64), Pair>) -> Result<Company, db::Error> {
    let ids: BTreeSet<i64> = pairs.keys().flat_map(|(low, high)| [*low, *high]).collect();
    let (people, belongs) = store::people(q, scope.network, &ids)?;
    Ok(Company {
        belongs,
        organisations: store::organisations(q, scope.network)?,
        absent: ties::absent(q, scope.network)?.into_iter().map(|id| id.get()).collect(),
        hidden: unordered(ties::hidden_by(q, scope.network)?),
        people,
    })
}

/// A net that grows.
#[derive(Default)]
struct Builder {
    net: Net,
    places: BTreeMap<(&'static str, i64), usize>,
}

impl Builder {
    /// The place of a node, which is put in where it is not there yet.
    fn place(&mut self, named: &BTreeMap<i64, Named>, sort: Sort, id: i64) -> Option<usize> {
        if let Some(place) = self.places.get(&(sort.as_str(), id)) {
            return Some(*place);
        }
        let found = named.get(&id)?;
        let place = self.net.nodes.len();
        let Named { name, name_key, sector } = found.clone();
        self.net.nodes.push(Node { sort, id, name, name_key, sector });
        self.places.insert((sort.as_str(), id), place);
        Some(place)
    }

    fn tie(&mut self, named: &BTreeMap<i64, Named>, sort: Sort, (one, other): (i64, i64), bond: Bond) {
        if !named.contains_key(&one) || !named.contains_key(&other) {
            return;
        }
        let places = self.place(named, sort, one).zip(self.place(named, sort, other));
        if let Some((one, other)) = places {
            self.bind(one, other, bond);
        }
    }

    fn bind(&mut self, one: usize, other: usize, bond: Bond) {
        let kept = self.net.bonds.entry((one.min(other), one.max(other)));
        let sum = kept.or_insert(Bond { weight: 0.0, layers: 0, belongs: bond.belongs });
        sum.weight += bond.weight;
        sum.layers |= bond.layers;
    }
}

impl Company {
    /// Whether a pair may be seen as a pair.
    fn shows(&self, pair: (i64, i64)) -> bool {
        !self.absent.contains(&pair.0) && !self.absent.contains(&pair.1) && !self.hidden.contains(&pair)
    }
}

fn members(net: &mut Builder, company: &Company, pairs: &BTreeMap<(i64, i64), Pair>, least: f64) {
    for (pair, sums) in pairs.iter().filter(|(pair, sums)| sums.weight >= least && company.shows(**pair)) {
        let bond = Bond { weight: sums.weight, layers: sums.layers, belongs: false };
        net.tie(&company.people, Sort::Members, *pair, bond);
    }
}

/// The organisations of the members who are there.
fn belonging(net: &mut Builder, company: &Company) {
    for (member, organisation, _) in &company.belongs {
        let Some(at) = net.places.get(&(Sort::Members.as_str(), *member)).copied() else { continue };
        let Some(to) = net.place(&company.organisations, Sort::Organisations, *organisation) else {
            continue;
        };
        net.bind(at, to, Bond { weight: BELONGS, layers: 0, belongs: true });
    }
}

/// Sums over the pairs of people that may be seen. Those who are on no map, or hide a tie, are in no sum either: whoever
/// compares two sums would learn of them.
fn organisations(net: &mut Builder, company: &Company, pairs: &BTreeMap<(i64, i64), Pair>) {
    let mut homes: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (member, organisation, _) in &company.belongs {
        homes.entry(*member).or_default().push(*organisation);
    }
    let none = Vec::new();
    let mut sums: BTreeMap<(i64, i64), Pair> = BTreeMap::new();
    for (pair, both) in pairs.iter().filter(|(pair, _)| company.shows(**pair)) {
        let (one, other) = (homes.get(&pair.0).unwrap_or(&none), homes.get(&pair.1).unwrap_or(&none));
        let joined: BTreeSet<(i64, i64)> = one
            .iter()
            .flat_map(|from| other.iter().map(move |to| (*from.min(to), *from.max(to))))
            .filter(|(from, to)| from != to)
            .collect();
        for place in joined {
            let sum = sums.entry(place).or_default();
            sum.weight += both.weight;
            sum.layers |= both.layers;
        }
    }
    for (pair, sum) in sums.into_iter().filter(|(_, sum)| sum.weight >= LEAST) {
        let bond = Bond { weight: sum.weight, layers: sum.layers, belongs: false };
        net.tie(&company.organisations, Sort::Organisations, pair, bond);
    }
}
