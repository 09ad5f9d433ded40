//! Looking: what is called so first, then what has the words in its name, then what says them one after the other, then
//! what says all of them somewhere; of these each the newest first. Each step leaves out what an earlier one has found, so
//! that a place among the results is a step and a number, and a page begins wherever the one before it ended.

use super::query::{Query, Voice};
use super::renewing::{BLOCKS, block, called};
use super::store;
use crate::web::Viewer;
use db::{Error, Read, Sought, Time};

/// Up to so many spaces are named in the question itself, so that nothing else is even walked past.
const FEW: i64 = 16;
/// Of how many entries at once it is first asked who may see them, and of how many at most.
const AT_ONCE: [usize; 2] = [64, 4096];

/// A place among the results: step and number of the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) step: usize,
    pub(super) number: i64,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) place: Place,
    pub(super) sort: String,
    pub(super) id: i64,
}

/// To what a search is narrowed.
#[derive(Debug, Clone)]
pub(super) struct Narrowed {
    /// What must be there beside the words.
    pub(super) signs: Vec<Sought>,
    /// Written in this time …
    pub(super) since: Time,
    /// … and before this.
    pub(super) until: Time,
}

impl Place {
    /// Before everything.
    pub(super) const START: Place = Place { step: 0, number: i64::MAX };

    /// Reads `STEP-NUMBER`; anything else is the beginning.
    pub(super) fn read(text: &str) -> Place {
        let parts =
            text.split_once('-').and_then(|(step, number)| Some((step.parse().ok()?, number.parse().ok()?)));
        parts.map_or(Place::START, |(step, number)| Place { step, number })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}", self.step, self.number)
    }
}

/// What the viewer may see of what is sought, after this place; `limit` at most.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    steps: &[Sought],
    narrowed: &Narrowed,
    after: Place,
    limit: usize,
) -> Result<Vec<Hit>, Error> {
    let seen = seen(q, viewer)?;
    let mut hits = Vec::new();
    for (step, sought) in steps.iter().enumerate().skip(after.step) {
        let mut parts = vec![sought.clone()];
        parts.extend(narrowed.signs.iter().cloned());
        parts.extend(seen.clone());
        let earlier = steps.get(..step).unwrap_or_default().to_vec();
        let whole = match earlier.is_empty() {
            true => Sought::All(parts),
            false => Sought::But(Box::new(Sought::All(parts)), Box::new(Sought::Any(earlier))),
        };
        let below = if step == after.step { after.number } else { i64::MAX };
        look(q, viewer, (&whole, narrowed), step, below, limit, &mut hits)?;
        if hits.len() >= limit {
            break;
        }
    }
    Ok(hits)
}

/// What is asked for in each step of a search.
pub(super) fn steps(viewer: &Viewer, query: &Query) -> Vec<Sought> {
    let network = viewer.network.id;
    if query.terms.is_empty() {
        return vec![Sought::Word(format!("{network}n"))];
    }
    let name = called(network, &query.name());
    let mut steps = vec![Sought::Word(name), query.sought(network, Voice::Titles)];
    steps.extend(query.in_a_row(network));
    steps.push(query.sought(network, Voice::Anywhere));
    steps
}

/// What is asked for in each step while a name is being typed.
pub(super) fn names(viewer: &Viewer, query: &Query) -> Vec<Sought> {
    let network = viewer.network.id;
    let name = called(network, &query.name());
    vec![Sought::Word(name), query.clone().typing().sought(network, Voice::Names)]
}

/// In which spaces the viewer may see anything, where these are few.
fn seen(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Sought>, Error> {
    let spaces = store::spaces(q, viewer, FEW + 1)?;
    if i64::try_from(spaces.len()).is_ok_and(|count| count > FEW) {
        return Ok(None);
    }
    let network = viewer.network.id;
    let sign = |space: i64| Sought::Word(format!("{network}s_{space}"));
    let all = std::iter::once(0).chain(spaces.iter().map(|space| space.get()));
    Ok(Some(Sought::Any(all.map(sign).collect())))
}

/// Looks in ever larger parts of the index, the newest first, until there is enough. Where the engine finds in order, the
/// whole is one part.
fn look(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (sought, narrowed): (&Sought, &Narrowed),
    step: usize,
    below: i64,
    limit: usize,
    hits: &mut Vec<Hit>,
) -> Result<(), Error> {
    let newest = if q.finds_in_order() { 0 } else { store::newest(q)? };
    let top = below.min(newest.saturating_add(1));
    let mut upper = below;
    for part in parts(top, q.finds_in_order()) {
        let sought = match part.signs {
            Some(signs) => Sought::All(vec![sought.clone(), signs]),
            None => sought.clone(),
        };
        let sought = q.sought(&sought);
        let [mut at_once, most] = AT_ONCE;
        while hits.len() < limit {
            let numbers = store::matching(q, &sought, (upper, part.from), at_once)?;
            let seen = store::seen(q, viewer, &numbers, (narrowed.since, narrowed.until))?;
            let found =
                seen.into_iter().map(|(number, sort, id)| Hit { place: Place { step, number }, sort, id });
            hits.extend(found.take(limit.saturating_sub(hits.len())));
            upper = numbers.last().copied().unwrap_or(part.from);
            if numbers.len() < at_once {
                break;
            }
            at_once = most.min(at_once * 4);
        }
        if hits.len() >= limit || part.from <= 0 {
            return Ok(());
        }
        upper = part.from;
    }
    Ok(())
}

/// A part of the index: entries from a number on, and the signs of the blocks in which they lie.
struct Part {
    from: i64,
    signs: Option<Sought>,
}

/// The parts below this number, each four times as large as the one before: two blocks of each size, so that there is at
/// least a whole one.
fn parts(top: i64, in_order: bool) -> Vec<Part> {
    let rest = Part { from: 0, signs: None };
    if in_order {
        return vec![rest];
    }
    let part = |power: &u32| {
        let last = top.saturating_sub(1).max(0) >> power;
        let first = (last - 1).max(0);
        let signs = (first..=last).map(|number| Sought::Word(block(*power, number))).collect();
        Part { from: first << power, signs: Some(Sought::Any(signs)) }
    };
    BLOCKS.iter().map(part).chain([rest]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_grow_and_none_is_left_out() {
        let from: Vec<i64> = parts(1_000_000, false).iter().map(|part| part.from).collect();
        assert_eq!(from, [995_328, 983_040, 917_504, 524_288, 0, 0]);
        assert_eq!(parts(5, false).first().map(|part| part.from), Some(0));
        assert_eq!(parts(1_000_000, true).len(), 1);
    }

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let place = Place { step: 2, number: 71 };
        assert_eq!(Place::read(&place.to_string()), place);
        for wrong in ["", "x", "-", "2-", "-1-1", "1-x"] {
            assert_eq!(Place::read(wrong), Place::START, "{wrong}");
        }
    }
}
