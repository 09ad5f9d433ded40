//! Which names find room on a picture.

use super::{whole, whole_to_real};
use crate::map::net::Net;
use crate::map::view::Sort;

/// How many names stand on a wide screen, and how many of them on a narrow one.
const NAMES: usize = 44;
const LARGE: usize = 7;
/// The most letters of a name.
const LONGEST: usize = 28;

/// A name beside a mark.
#[derive(Debug)]
pub(in crate::map) struct Name {
    pub(in crate::map) text: String,
    pub(in crate::map) x: i64,
    pub(in crate::map) y: i64,
    /// On a narrow screen too, in larger letters; of an organisation in bold; faint.
    pub(in crate::map) class: String,
}

/// The names that find room, none over another or over the edge: of organisations those that do most with others first, of
/// people, who are not ranked, by the alphabet.
pub(super) fn names(
    net: &Net,
    points: &[[f64; 2]],
    order: &[usize],
    radius: &dyn Fn(usize) -> f64,
    faint: &dyn Fn(usize) -> bool,
) -> Vec<Name> {
    let order = by_right(net, order, faint);
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut done = vec![false; net.nodes.len()];
    let mut names: Vec<Name> = Vec::new();
    for (large, most) in [(true, LARGE), (false, NAMES)] {
        for place in &order {
            if names.len() >= most {
                break;
            }
            let Some((node, point)) = net.nodes.get(*place).zip(points.get(*place)) else { continue };
            let text = short(&node.name);
            if done.get(*place).copied().unwrap_or(true) {
                continue;
            }
            let Some([x, y]) = room(&text, (*point, radius(*place)), large, (points, &taken)) else {
                continue;
            };
            taken.push(space(&text, [x, y], large));
            if let Some(done) = done.get_mut(*place) {
                *done = true;
            }
            let strong = large && node.sort == Sort::Organisations;
            let words = [(large, "large"), (strong, "strong"), (faint(*place), "faint")];
            let class: Vec<&str> = words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
            names.push(Name { text, x: whole(x), y: whole(y), class: class.join(" ") });
        }
    }
    names
}

/// Who is named first.
fn by_right(net: &Net, order: &[usize], faint: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut order = order.to_vec();
    let rank = |place: usize| {
        let person = net.nodes.get(place).filter(|node| node.sort == Sort::Members);
        (faint(place), person.map(|node| node.name_key.clone()))
    };
    order.sort_by_cached_key(|place| rank(*place));
    order
}

/// Where a name finds room, above its mark or below it, moved in from the edge. Names of a narrow screen, where few stand,
/// may lie over marks.
fn room(
    text: &str,
    ([x, y], radius): ([f64; 2], f64),
    large: bool,
    (points, taken): (&[[f64; 2]], &[[f64; 4]]),
) -> Option<[f64; 2]> {
    let [_, _, half, size] = space(text, [x, y], large);
    let across = x.clamp(half.min(500.0), (1_000.0 - half).max(500.0));
    let free = |line: &f64| {
        let covers = |[other, other_line, width, high]: &[f64; 4]| {
            (across - other).abs() < half + width && (line - other_line).abs() < size.max(*high)
        };
        let over = |[mark, at]: &[f64; 2]| {
            (mark - across).abs() < half + 4.0 && (at - line + 0.35 * size).abs() < 0.5 * size + 4.0
        };
        let clear = large || !points.iter().any(over);
        line - size > 0.0 && *line < 636.0 && clear && !taken.iter().any(covers)
    };
    let line = [y - radius - 6.0, y + radius + size * 0.9].into_iter().find(free)?;
    Some([across, line])
}

/// What a name takes up: its place, half its width, nearly, and its height, in letters of the size that a narrow screen
/// shows, or a wide one.
fn space(text: &str, [x, y]: [f64; 2], large: bool) -> [f64; 4] {
    let size = if large { 27.0 } else { 14.0 };
    [x, y, 0.29 * size * whole_to_real(text.chars().count()) + 4.0, size]
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST - 2).collect();
    format!("{}…", cut.trim_end_matches([' ', ',']))
}
