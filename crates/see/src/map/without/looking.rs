//! The map before and after.

use super::loss::{Loss, loss};
use super::subject::Subject;
use crate::map::gathering::{Scope, gather, gather_but};
use crate::map::net::{Bond, Net};
use crate::map::show::percent;
use crate::map::view::{Sort, View};
use db::Read;
use house::web::Said;
use std::collections::BTreeMap;

/// Of fewer nothing is told.
const FEW: usize = 3;

/// The map before and after: the same nodes in the same places.
pub(super) struct Looked {
    pub(super) sort: Sort,
    pub(super) before: Net,
    pub(super) after: Net,
    /// Where whoever leaves stands; none for a space, and for who is not on this map.
    pub(super) place: Option<usize>,
    /// What is lost; nothing where there is nothing to tell.
    pub(super) loss: Option<Loss>,
}

/// Looks at the map of this viewer, or of every member, without somebody.
pub(super) fn look(q: &mut Read<'_>, scope: Scope, subject: Subject) -> Result<Looked, db::Error> {
    let sort = match subject {
        Subject::Organisation(_) => Sort::Organisations,
        Subject::Member(_) | Subject::Space(_) => Sort::Members,
    };
    let view = View::of(sort);
    let before = gather(q, scope, &view)?;
    let (place, after) = match subject {
        Subject::Space(space) => {
            let rest = gather_but(q, scope, &view, Some(space))?;
            (None, on_the_nodes_of(&before, &rest))
        }
        Subject::Member(_) | Subject::Organisation(_) => {
            let place = before.find(&subject.word());
            let after = place.map_or_else(|| before.clone(), |place| torn(&before, place));
            (place, after)
        }
    };
    let known = place.is_some() || before.bonds.len() != after.bonds.len();
    let loss = (known && before.nodes.len() >= FEW).then(|| loss(&before, &after, place));
    Ok(Looked { sort, before, after, place, loss })
}

/// A map without the ties of one node.
fn torn(net: &Net, place: usize) -> Net {
    let stay = net.bonds.iter().filter(|((low, high), _)| *low != place && *high != place);
    Net { nodes: net.nodes.clone(), bonds: stay.map(|(pair, bond)| (*pair, *bond)).collect() }
}

/// The ties of another map, on the nodes of this one.
fn on_the_nodes_of(net: &Net, other: &Net) -> Net {
    let places: BTreeMap<String, usize> =
        net.nodes.iter().enumerate().map(|(place, node)| (node.word(), place)).collect();
    let here = |place: usize| other.nodes.get(place).and_then(|node| places.get(&node.word())).copied();
    let tie = |((low, high), bond): (&(usize, usize), &Bond)| {
        let (one, another) = here(*low).zip(here(*high))?;
        Some(((one.min(another), one.max(another)), *bond))
    };
    Net { nodes: net.nodes.clone(), bonds: other.bonds.iter().filter_map(tie).collect() }
}

impl Looked {
    /// What is lost, a sentence each.
    pub(super) fn sentences(&self) -> Vec<Said> {
        let Some(loss) = &self.loss else { return Vec::new() };
        let (was, is) = loss.parts;
        let (joined, left) = loss.pairs;
        let mut said = vec![
            Said::key("map-without-parts").with("before", was).with("after", is),
            Said::key("map-without-pairs").with("before", percent(joined)).with("after", percent(left)),
            Said::key("map-without-reach").with("percent", percent(loss.reach)),
        ];
        if !loss.alone.is_empty() {
            said.push(Said::key("map-without-alone").with("count", loss.alone.len()));
        }
        said
    }
}
