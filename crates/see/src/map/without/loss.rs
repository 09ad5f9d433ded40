//! What a map loses. Pure arithmetic on the same nodes before and after.

use crate::map::net::{Net, place_of};
use netmap::{Graph, measure};
use std::collections::BTreeSet;

/// From so many nodes ways are followed at most: of larger maps reach is estimated from these.
const SOURCES: usize = 120;
/// The seed by which they are drawn: the same map gives the same figures.
const SEED: u64 = 1;

/// What a map loses.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Loss {
    /// Into how many parts it falls, before and after.
    pub(super) parts: (usize, usize),
    /// The share of pairs of those who stay who can reach one another over the map, before and after: what is left of 1 by
    /// Borgatti's fragmentation (2006).
    pub(super) pairs: (f64, f64),
    /// The share of reach (the sum of 1/distance over pairs of those who stay) that is lost.
    pub(super) reach: f64,
    /// Who would be tied to nobody any more.
    pub(super) alone: Vec<usize>,
    /// The places of the sectors that would not be on the map any more.
    pub(super) sectors: Vec<usize>,
}

/// What is lost between two maps of the same nodes; `leaving` is none of those who stay.
pub(super) fn loss(before: &Net, after: &Net, leaving: Option<usize>) -> Loss {
    let (was, is) = (before.graph().flat(), after.graph().flat());
    let (had, has) = (before.degrees(), after.degrees());
    let at = |degrees: &[usize], place: usize| degrees.get(place).copied().unwrap_or(0);
    let stays = |place: &usize| Some(*place) != leaving;
    let alone: Vec<usize> = (0..before.nodes.len())
        .filter(stays)
        .filter(|place| at(&had, *place) > 0 && at(&has, *place) == 0)
        .collect();
    let sector = |place: usize| before.nodes.get(place).map(|node| place_of(node.sector));
    let here = |degrees: &[usize], places: &mut dyn Iterator<Item = usize>| -> BTreeSet<usize> {
        places.filter(|place| at(degrees, *place) > 0).filter_map(sector).collect()
    };
    let earlier = here(&had, &mut (0..before.nodes.len()));
    let later = here(&has, &mut (0..before.nodes.len()).filter(stays));
    let none = place_of(None);
    let sectors = earlier.difference(&later).copied().filter(|place| *place != none).collect();
    let sources = measure::sources(before.nodes.len(), SOURCES, SEED);
    let (reached, reaches) = (reach(&was, &sources, leaving), reach(&is, &sources, leaving));
    Loss {
        parts: (parts(&was, leaving), parts(&is, leaving)),
        pairs: (joined(&was, leaving), joined(&is, leaving)),
        reach: if reached > 0.0 { (1.0 - reaches / reached).clamp(0.0, 1.0) } else { 0.0 },
        alone,
        sectors,
    }
}

/// The sizes of the parts, of those who stay.
fn sizes(graph: &Graph, leaving: Option<usize>) -> Vec<usize> {
    let labels = measure::components(graph);
    let most = labels.iter().max().map_or(0, |most| most.saturating_add(1));
    let mut sizes = vec![0_usize; most];
    for (place, label) in labels.into_iter().enumerate() {
        if let Some(size) = sizes.get_mut(label).filter(|_| Some(place) != leaving) {
            *size = size.saturating_add(1);
        }
    }
    sizes.retain(|size| *size > 0);
    sizes
}

fn parts(graph: &Graph, leaving: Option<usize>) -> usize {
    sizes(graph, leaving).len()
}

/// The share of pairs that can reach one another; 1 below two nodes.
fn joined(graph: &Graph, leaving: Option<usize>) -> f64 {
    let sizes = sizes(graph, leaving);
    let all: f64 = sizes.iter().copied().map(real).sum();
    if all < 2.0 {
        return 1.0;
    }
    let within: f64 = sizes.into_iter().map(real).map(|size| size * (size - 1.0)).sum();
    within / (all * (all - 1.0))
}

/// How close those who stay are to one another, seen from these.
fn reach(graph: &Graph, sources: &[usize], leaving: Option<usize>) -> f64 {
    let mut sum = 0.0;
    for source in sources.iter().filter(|source| Some(**source) != leaving) {
        for (place, distance) in measure::distances(graph, *source).into_iter().enumerate() {
            let Some(distance) = distance.filter(|distance| *distance > 0) else { continue };
            if Some(place) != leaving {
                sum += 1.0 / f64::from(distance);
            }
        }
    }
    sum
}

fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::net::{Bond, Node};
    use crate::map::view::Sort;
    use house::sector::Sector;

    fn net(sectors: &[Option<Sector>], pairs: &[(usize, usize)]) -> Net {
        let node = |(id, sector): (usize, &Option<Sector>)| Node {
            sort: Sort::Members,
            id: i64::try_from(id).unwrap(),
            name: format!("{id}"),
            name_key: format!("{id}"),
            sector: *sector,
        };
        let bond = Bond { weight: 1.0, layers: 1, belongs: false };
        Net {
            nodes: sectors.iter().enumerate().map(node).collect(),
            bonds: pairs.iter().map(|pair| (*pair, bond)).collect(),
        }
    }

    #[test]
    fn without_the_middle_of_a_star_everybody_is_alone() {
        let sectors = [Some(Sector::Health), Some(Sector::Arts), None, Some(Sector::Arts)];
        let before = net(&sectors, &[(0, 1), (0, 2), (0, 3)]);
        let told = loss(&before, &net(&sectors, &[]), Some(0));
        assert_eq!((told.parts, told.pairs), ((1, 3), (1.0, 0.0)));
        assert!((told.reach - 1.0).abs() < 1e-9);
        assert_eq!(told.alone, [1, 2, 3]);
        assert_eq!(told.sectors.len(), 2, "who is tied to nobody is on no map");
    }

    #[test]
    fn the_end_of_a_line_is_missed_by_nobody_else() {
        let sectors = [None, None, Some(Sector::Arts)];
        let before = net(&sectors, &[(0, 1), (1, 2)]);
        let told = loss(&before, &net(&sectors, &[(0, 1)]), Some(2));
        assert_eq!((told.parts, told.pairs, told.alone.len()), ((1, 1), (1.0, 1.0), 0));
        assert!(told.reach.abs() < 1e-9);
        assert_eq!(told.sectors, [place_of(Some(Sector::Arts))]);
    }

    #[test]
    fn where_nothing_is_nothing_is_lost() {
        let told = loss(&Net::default(), &Net::default(), None);
        assert_eq!((told.parts, told.pairs, told.reach), ((0, 0), (1.0, 1.0), 0.0));
    }
}
