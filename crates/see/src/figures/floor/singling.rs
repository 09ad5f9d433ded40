//! Which spaces may be told of beside the parts of a network.

use super::parting::Part;
use super::{Doers, FEW, WHOLE};
use house::ids::MemberId;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many spaces are told of at most: the largest.
const MOST: usize = 6;

/// How a cell enters a sum: taken away, left out, added.
const SIGNS: [i64; 3] = [-1, 0, 1];

/// People of one part who did something in the same of the spaces that are looked at, and perhaps elsewhere.
type Alike = BTreeMap<(usize, Vec<bool>, bool), usize>;

/// The spaces that may be told of: those that, held against the parts and against one another, tell of nobody in particular.
pub(super) fn told_spaces(parts: &[Part], doers: &Doers, once: bool) -> Vec<i64> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for space in doers.values().flat_map(BTreeMap::keys).filter(|space| **space != WHOLE) {
        *counts.entry(*space).or_default() += 1;
    }
    let mut candidates: Vec<(i64, usize)> = counts.into_iter().filter(|(_, people)| *people >= FEW).collect();
    candidates.sort_by_key(|(space, people)| (Reverse(*people), *space));
    let mut told: Vec<i64> = Vec::new();
    for (space, _) in candidates {
        if told.len() == MOST {
            break;
        }
        told.push(space);
        if singles_out(parts, doers, &told, once) {
            told.pop();
        }
    }
    told
}

/// Whether some sum of the parts and of these spaces, each added, left out or taken away, is about one to four people.
fn singles_out(parts: &[Part], doers: &Doers, spaces: &[i64], once: bool) -> bool {
    let alike = alike(parts, doers, spaces);
    let mut signs = vec![-1_i64; spaces.len()];
    loop {
        if about(&alike, &signs, once).is_some_and(|people| (1..FEW).contains(&people)) {
            return true;
        }
        // The next choice of signs, as one counts.
        let Some(at) = signs.iter().position(|sign| *sign < 1) else { return false };
        for (place, sign) in signs.iter_mut().enumerate() {
            match place.cmp(&at) {
                std::cmp::Ordering::Less => *sign = -1,
                std::cmp::Ordering::Equal => *sign += 1,
                std::cmp::Ordering::Greater => break,
            }
        }
    }
}

fn alike(parts: &[Part], doers: &Doers, spaces: &[i64]) -> Alike {
    let mut part_of: BTreeMap<MemberId, usize> = BTreeMap::new();
    for (at, part) in parts.iter().enumerate() {
        part_of.extend(part.doers.iter().map(|member| (*member, at)));
    }
    let mut alike = Alike::new();
    for (member, own) in doers {
        let Some(part) = part_of.get(member) else { continue };
        let inside: Vec<bool> = spaces.iter().map(|space| own.contains_key(space)).collect();
        let elsewhere = own.keys().any(|space| !spaces.contains(space));
        *alike.entry((*part, inside, elsewhere)).or_default() += 1;
    }
    alike
}

/// The fewest people whose deeds are left in a sum with these signs of spaces, whatever signs the parts have. A part that cancels
/// nobody leaves five or more, so that the fewest are those that matter. Nothing where no space is in the sum.
fn about(alike: &Alike, signs: &[i64], once: bool) -> Option<usize> {
    if signs.iter().all(|sign| *sign == 0) {
        return None;
    }
    let mut left: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    for ((part, inside, elsewhere), people) in alike {
        let sums = left.entry(*part).or_default();
        for (sum, sign) in sums.iter_mut().zip(SIGNS) {
            if is_left(sign, signs, (inside.as_slice(), *elsewhere), once) {
                *sum += people;
            }
        }
    }
    Some(left.values().map(|sums| sums.iter().min().copied().unwrap_or(0)).sum())
}

/// Whether somebody who did something there is left in a sum: counted once, as one person; else by any of their deeds.
fn is_left(part: i64, signs: &[i64], (inside, elsewhere): (&[bool], bool), once: bool) -> bool {
    let here = || signs.iter().zip(inside).filter(|(_, is)| **is).map(|(sign, _)| *sign);
    if once {
        return part + here().sum::<i64>() != 0;
    }
    (elsewhere && part != 0) || here().any(|sign| part + sign != 0)
}
