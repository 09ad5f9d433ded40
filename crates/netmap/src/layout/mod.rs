//! Where to draw the nodes: ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014) with Barnes–Hut repulsion.
//!
//! Tied nodes attract in proportion to their distance, all nodes repel in proportion to (degree + 1)(degree + 1)/distance,
//! and everything is drawn gently to the middle; each node's step shrinks when it swings to and fro. The same graph, seed
//! and earlier places give the same picture on every machine.

#![expect(
    clippy::indexing_slicing,
    reason = "all lists have one entry per node; neighbours are below the number of nodes"
)]

mod tree;

use crate::{chance::Chance, graph::Graph, measure::real};
use tree::Tree;

/// What may be chosen.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How strongly nodes repel. 10 for a picture of some hundred nodes, less for many.
    pub repulsion: f64,
    /// How strongly everything is drawn to the middle.
    pub gravity: f64,
    /// How many steps; `None`: 300, fewer for more than 2,000 nodes.
    pub steps: Option<usize>,
    /// The seed of the first places.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { repulsion: 10.0, gravity: 1.0, steps: None, seed: 1 }
    }
}

/// How much a node that had a place before moves, compared with a new one.
const KEPT: f64 = 0.1;

/// Places every node: one `[x, y]` per node, with the middle at [0, 0].
///
/// `before` holds earlier places (`None` for new nodes): these barely move, and new nodes start beside their neighbours, so that
/// a map that has grown a little looks as it did. It may be shorter than the number of nodes.
#[must_use]
pub fn layout(graph: &Graph, before: &[Option<[f64; 2]>], settings: &Settings) -> Vec<[f64; 2]> {
    let nodes = graph.nodes();
    let old: Vec<bool> = (0..nodes).map(|node| before.get(node).is_some_and(Option::is_some)).collect();
    // Nodes without ties hardly push: see `ring`.
    let mass = |node: usize| if graph.degree(node) == 0 { 1e-6 } else { real(graph.degree(node)) + 1.0 };
    let mass: Vec<f64> = (0..nodes).map(mass).collect();
    let mut places = first_places(graph, before, settings);
    let grown = old.iter().any(|kept| *kept);
    let usual = if nodes > 2000 { 150 } else { 300 };
    let steps = settings.steps.unwrap_or(if grown { usual / 3 } else { usual });
    let mut last = vec![[0.0; 2]; nodes];
    let mut speed = 1.0;
    for _ in 0..steps {
        let forces = forces(graph, &places, &mass, settings);
        speed = step(&mut places, &forces, &last, &mass, &old, speed);
        last = forces;
    }
    if !grown {
        centre(&mut places);
    }
    ring(graph, &old, &mut places);
    places
}

/// New nodes without ties feel nothing but repulsion and would fly far out: they stand in a ring around the others.
fn ring(graph: &Graph, old: &[bool], places: &mut [[f64; 2]]) {
    let tied = (0..graph.nodes()).filter(|node| graph.degree(*node) > 0 || old[*node]);
    let radius = tied.map(|node| places[node][0].hypot(places[node][1])).fold(0.0, f64::max);
    let alone: Vec<usize> =
        (0..graph.nodes()).filter(|node| graph.degree(*node) == 0 && !old[*node]).collect();
    if radius > 0.0 {
        for (at, node) in alone.iter().enumerate() {
            let angle = std::f64::consts::TAU * real(at) / real(alone.len());
            places[*node] = [1.12 * radius * angle.cos(), 1.12 * radius * angle.sin()];
        }
    }
}

/// New nodes begin beside the mean of their placed neighbours, or on a sunflower spiral with those of high degree inside.
fn first_places(graph: &Graph, before: &[Option<[f64; 2]>], settings: &Settings) -> Vec<[f64; 2]> {
    let nodes = graph.nodes();
    let mut chance = Chance::new(settings.seed);
    let mut order: Vec<usize> = (0..nodes).collect();
    order.sort_by_key(|node| (std::cmp::Reverse(graph.degree(*node)), *node));
    let mut places = vec![[0.0; 2]; nodes];
    let radius = settings.repulsion.max(0.1).sqrt() * 3.0;
    for (rank, node) in order.into_iter().enumerate() {
        let jitter = [chance.unit() - 0.5, chance.unit() - 0.5];
        let known = graph
            .neighbours(node)
            .iter()
            .filter_map(|other| before.get(usize::try_from(*other).unwrap_or(usize::MAX)).copied().flatten());
        let (sum, count) =
            known.fold(([0.0; 2], 0.0), |(sum, count), [x, y]| ([sum[0] + x, sum[1] + y], count + 1.0));
        let start = match before.get(node).copied().flatten() {
            Some(place) => {
                places[node] = place;
                continue;
            }
            None if count > 0.0 => [sum[0] / count, sum[1] / count],
            None => {
                let angle = real(rank) * 2.399_963_229_728_653;
                let out = radius * (real(rank) + 0.5).sqrt();
                [out * angle.cos(), out * angle.sin()]
            }
        };
        places[node] = [start[0] + jitter[0], start[1] + jitter[1]];
    }
    places
}

fn forces(graph: &Graph, places: &[[f64; 2]], mass: &[f64], settings: &Settings) -> Vec<[f64; 2]> {
    let tree = Tree::of(places, mass);
    let mut forces: Vec<[f64; 2]> = Vec::with_capacity(places.len());
    let mut stack = Vec::new();
    for (node, [x, y]) in places.iter().enumerate() {
        let push = tree.repulsion([*x, *y], &mut stack);
        let scale = settings.repulsion * mass[node];
        let out = x.hypot(*y).max(1e-9);
        let pull = settings.gravity * mass[node] / out;
        forces.push([push[0] * scale - x * pull, push[1] * scale - y * pull]);
    }
    for (from, to, _) in graph.pairs() {
        let pull = [places[to][0] - places[from][0], places[to][1] - places[from][1]];
        for axis in 0..2 {
            forces[from][axis] += pull[axis];
            forces[to][axis] -= pull[axis];
        }
    }
    forces
}

/// Moves every node, and returns the next global speed: as fast as swinging (turning back) stays small against traction.
fn step(
    places: &mut [[f64; 2]],
    forces: &[[f64; 2]],
    last: &[[f64; 2]],
    mass: &[f64],
    old: &[bool],
    speed: f64,
) -> f64 {
    let (mut swing, mut traction) = (0.0, 0.0);
    let swings: Vec<f64> =
        forces.iter().zip(last).map(|(now, then)| (now[0] - then[0]).hypot(now[1] - then[1])).collect();
    for (node, own) in swings.iter().enumerate() {
        swing += mass[node] * own;
        traction +=
            mass[node] * (forces[node][0] + last[node][0]).hypot(forces[node][1] + last[node][1]) / 2.0;
    }
    let target = traction / swing.max(1e-12);
    let speed = target.min(speed * 1.5).clamp(1e-6, 1e6);
    for (node, place) in places.iter_mut().enumerate() {
        let size = forces[node][0].hypot(forces[node][1]).max(1e-12);
        let own =
            (speed / (1.0 + speed * swings[node].sqrt())).min(10.0 * real(places_scale(mass.len())) / size);
        let own = if old[node] { own * KEPT } else { own };
        place[0] += forces[node][0] * own;
        place[1] += forces[node][1] * own;
    }
    speed
}

/// The longest step, in units of ten: grows with the picture.
fn places_scale(nodes: usize) -> usize {
    nodes.isqrt().max(1)
}

fn centre(places: &mut [[f64; 2]]) {
    let count = real(places.len()).max(1.0);
    let middle =
        places.iter().fold([0.0; 2], |sum, place| [sum[0] + place[0] / count, sum[1] + place[1] / count]);
    places.iter_mut().for_each(|place| *place = [place[0] - middle[0], place[1] - middle[1]]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles() -> Graph {
        let mut ties = vec![(0, 10, 1.0)];
        for circle in 0..2 {
            for from in 0..10 {
                ties.extend((0..from).map(|to| (circle * 10 + from, circle * 10 + to, 1.0)));
            }
        }
        Graph::of(20, ties)
    }

    fn apart(a: [f64; 2], b: [f64; 2]) -> f64 {
        (a[0] - b[0]).hypot(a[1] - b[1])
    }

    #[test]
    fn friends_are_drawn_nearer_than_strangers() {
        let places = layout(&circles(), &[], &Settings::default());
        let inside = apart(places[1], places[5]).max(apart(places[12], places[17]));
        assert!(inside < apart(places[5], places[15]));
        assert!(places.iter().flatten().all(|value| value.is_finite()));
    }

    #[test]
    fn the_same_seed_draws_the_same_picture() {
        let settings = Settings::default();
        assert_eq!(layout(&circles(), &[], &settings), layout(&circles(), &[], &settings));
    }

    #[test]
    fn a_map_that_grows_a_little_stays_as_it_was() {
        let places = layout(&circles(), &[], &Settings::default());
        let mut ties: Vec<_> = circles().pairs().collect();
        ties.extend([(20, 3, 1.0), (20, 4, 1.0)]);
        let before: Vec<Option<[f64; 2]>> = places.iter().copied().map(Some).collect();
        let grown = layout(&Graph::of(21, ties), &before, &Settings::default());
        let size = places.iter().map(|place| place[0].hypot(place[1])).fold(0.0, f64::max);
        let moved = places.iter().zip(&grown).map(|(then, now)| apart(*then, *now)).fold(0.0, f64::max);
        assert!(moved < size / 3.0, "moved {moved} of {size}");
        assert!(apart(grown[20], grown[3]) < apart(grown[20], grown[15]));
    }

    #[test]
    fn nodes_on_one_spot_and_no_nodes_at_all_are_drawn() {
        let before = vec![Some([0.0; 2]); 3];
        assert!(
            layout(&Graph::of(3, []), &before, &Settings::default())
                .iter()
                .flatten()
                .all(|at| at.is_finite())
        );
        assert!(layout(&Graph::of(0, []), &[], &Settings::default()).is_empty());
    }
}
