//! The picture of a map: where its marks, lines and names stand.

mod naming;
mod shape;

pub(super) use shape::sign;

use super::net::{Net, place_of};
use super::view::Sort;
use house::members::fold;
use naming::Name;
use shape::shape;
use std::fmt::Write;

/// The frame, in units of the picture.
pub(super) const FRAME: [f64; 2] = [1_000.0, 640.0];
const EDGE: f64 = 34.0;
/// How many marks and lines are drawn at most: those with most ties, and the strongest. The list has all.
const MARKS: usize = 400;
const LINES: usize = 1_200;

/// A picture.
#[derive(Debug, Default)]
pub(super) struct Picture {
    pub(super) lines: Vec<Lines>,
    pub(super) marks: Vec<Mark>,
    pub(super) names: Vec<Name>,
    /// How many marks and lines are left out.
    pub(super) left_out: (usize, usize),
}

impl Picture {
    /// With a ring round whoever is looked for.
    pub(super) fn finding(mut self, sought: &str) -> Picture {
        let sought = fold(sought);
        for mark in self.marks.iter_mut().filter(|_| !sought.is_empty()) {
            if fold(&mark.name).contains(&sought) {
                mark.class.push_str(" found");
            }
        }
        self
    }
}

/// Lines of one width.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) class: &'static str,
    pub(super) path: String,
}

/// A node.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) word: String,
    pub(super) name: String,
    pub(super) class: String,
    pub(super) path: String,
    pub(super) x: i64,
    pub(super) y: i64,
}

/// Draws a net whose nodes stand at these places; around `chosen`, what is not tied to it is faint.
pub(super) fn draw(net: &Net, places: &[[f64; 2]], sort: Sort, chosen: Option<usize>) -> Picture {
    let points = fitted(places);
    let near: Option<Vec<usize>> =
        chosen.map(|chosen| net.around(chosen).into_keys().chain([chosen]).collect());
    let strength = strengths(net);
    let mut order: Vec<usize> = (0..net.nodes.len()).collect();
    order.sort_by(|a, b| at(&strength, *b).total_cmp(&at(&strength, *a)).then(a.cmp(b)));
    if let Some(near) = &near {
        order.sort_by_key(|place| !near.contains(place));
    }
    let left_out = order.len().saturating_sub(MARKS);
    order.truncate(MARKS);
    let (lines, fewer) = lines(net, &points, &order, chosen);
    let radius = |place: usize| radius(net, &strength, sort, place);
    let faint = |place: usize| near.as_ref().is_some_and(|near| !near.contains(&place));
    let marks = order.iter().rev().filter_map(|place| {
        let (node, [x, y]) = (net.nodes.get(*place)?, *points.get(*place)?);
        let sector = place_of(node.sector);
        let more = if faint(*place) {
            " faint"
        } else if chosen == Some(*place) {
            " chosen"
        } else {
            ""
        };
        Some(Mark {
            word: node.word(),
            name: node.name.clone(),
            class: format!("sector-{sector}{more}"),
            path: shape(sector, [x, y], radius(*place)),
            x: whole(x),
            y: whole(y),
        })
    });
    let (marks, names) = (marks.collect(), naming::names(net, &points, &order, &radius, &faint));
    Picture { lines, marks, names, left_out: (left_out, fewer) }
}

fn at(list: &[f64], place: usize) -> f64 {
    list.get(place).copied().unwrap_or(0.0)
}

fn strengths(net: &Net) -> Vec<f64> {
    let mut strength = vec![0.0; net.nodes.len()];
    for ((low, high), bond) in &net.bonds {
        for place in [low, high] {
            if let Some(sum) = strength.get_mut(*place) {
                *sum += bond.weight;
            }
        }
    }
    strength
}

/// Organisations are larger the more their people do with others. People are all of one size: nobody is ranked.
fn radius(net: &Net, strength: &[f64], sort: Sort, place: usize) -> f64 {
    let many = whole_to_real(net.nodes.len().max(1)).sqrt();
    let crowd = (12.0 / many).clamp(0.5, 1.25);
    let organisation = net.nodes.get(place).is_some_and(|node| node.sort == Sort::Organisations);
    if !organisation {
        return 7.5 * crowd;
    }
    if sort == Sort::Both {
        return 13.0 * crowd;
    }
    let most = strength.iter().copied().fold(0.0, f64::max).max(1e-9);
    crowd * (8.0 + 14.0 * (at(strength, place) / most).sqrt())
}

/// Places scaled to the frame, so that it is filled both ways.
fn fitted(places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let span = |axis: usize| {
        let all = places.iter().filter_map(|at| at.get(axis).copied()).filter(|value| value.is_finite());
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((left, right), (top, bottom)) = (span(0), span(1));
    let [wide, high] = FRAME;
    let scale =
        |low: f64, up: f64, room: f64| if up - low > 1e-9 { (room - 2.0 * EDGE) / (up - low) } else { 0.0 };
    let (across, down) = (scale(left, right, wide), scale(top, bottom, high));
    let place = |at: f64, low: f64, by: f64, room: f64| {
        if by > 0.0 && at.is_finite() { EDGE + (at - low) * by } else { room / 2.0 }
    };
    places.iter().map(|[x, y]| [place(*x, left, across, wide), place(*y, top, down, high)]).collect()
}

fn lines(net: &Net, points: &[[f64; 2]], drawn: &[usize], chosen: Option<usize>) -> (Vec<Lines>, usize) {
    let mut drawn = drawn.to_vec();
    drawn.sort_unstable();
    let is_drawn = |place: &usize| drawn.binary_search(place).is_ok();
    let backbone = net.backbone();
    let touches = |pair: &(usize, usize)| chosen.is_some_and(|one| pair.0 == one || pair.1 == one);
    let shown = |pair: &(usize, usize)| touches(pair) || backbone.contains(pair);
    let all = net.bonds.iter().filter(|(pair, _)| is_drawn(&pair.0) && is_drawn(&pair.1) && shown(pair));
    let mut bonds: Vec<_> = all.collect();
    bonds.sort_by(|a, b| {
        touches(b.0).cmp(&touches(a.0)).then(b.1.weight.total_cmp(&a.1.weight)).then(a.0.cmp(b.0))
    });
    let left_out = net.bonds.len().saturating_sub(bonds.len().min(LINES));
    bonds.truncate(LINES);
    let classes = ["belongs", "thin", "middle", "thick", "own"];
    let mut paths = classes.map(|class| Lines { class, path: String::new() });
    let (few, half) = (bonds.len() / 6, bonds.len() / 2);
    for (rank, (pair, bond)) in bonds.into_iter().enumerate() {
        let Some(([x1, y1], [x2, y2])) = points.get(pair.0).zip(points.get(pair.1)) else { continue };
        let class = match rank {
            _ if touches(pair) => 4,
            _ if bond.belongs => 0,
            rank if rank < few => 3,
            rank if rank < half => 2,
            _ => 1,
        };
        if let Some(lines) = paths.get_mut(class) {
            let _ = write!(lines.path, "M{} {}L{} {}", whole(*x1), whole(*y1), whole(*x2), whole(*y2));
        }
    }
    (paths.into_iter().filter(|lines| !lines.path.is_empty()).collect(), left_out)
}

fn whole_to_real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[expect(clippy::as_conversions, reason = "places are within the frame of a picture")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::net::{Bond, Node};

    fn net(nodes: usize, star: bool) -> Net {
        let node = |id: usize| Node {
            sort: Sort::Members,
            id: i64::try_from(id).unwrap(),
            name: format!("Ana <{id}>"),
            name_key: format!("ana {id}"),
            sector: None,
        };
        let bond = Bond { weight: 1.0, layers: 1, belongs: false };
        let bonds = (1..nodes).filter(|_| star).map(|other| ((0, other), bond)).collect();
        Net { nodes: (0..nodes).map(node).collect(), bonds }
    }

    #[test]
    fn nobody_somebody_and_a_star_of_a_thousand_can_be_drawn() {
        for count in [0, 1, 2, 1_000] {
            let net = net(count, true);
            let places: Vec<[f64; 2]> = (0..count).map(|at| [whole_to_real(at), f64::NAN]).collect();
            let picture = draw(&net, &places, Sort::Members, None);
            assert_eq!(picture.marks.len(), count.min(MARKS));
            assert_eq!(picture.left_out.0, count.saturating_sub(MARKS));
            assert!(picture.marks.iter().all(|mark| !mark.path.contains("NaN")));
        }
    }

    #[test]
    fn people_are_all_of_one_size() {
        let net = net(30, true);
        let strength = strengths(&net);
        let sizes: Vec<f64> = (0..30).map(|place| radius(&net, &strength, Sort::Members, place)).collect();
        assert!(sizes.windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn around_somebody_the_others_are_faint() {
        let mut net = net(4, false);
        net.bonds.insert((0, 1), Bond { weight: 1.0, layers: 1, belongs: false });
        let picture = draw(&net, &[[0.0, 0.0], [1.0, 1.0], [2.0, 0.0], [3.0, 1.0]], Sort::Members, Some(0));
        let faint = picture.marks.iter().filter(|mark| mark.class.ends_with("faint")).count();
        assert_eq!((faint, picture.lines.first().map(|lines| lines.class)), (2, Some("own")));
    }
}
