//! Many-to-many matching: mentors with several mentees who may have several mentors, offers that meet several needs.
#![expect(
    clippy::indexing_slicing,
    reason = "left and right places are below the lengths that are allocated here; weights are read with get"
)]

use std::collections::VecDeque;

/// The pairs `(left, right)` of the greatest total weight in which nobody is in more pairs than they have room for, in
/// order. A pair is made at most once, and only with a weight above zero; `None` is a pair that may not be.
///
/// The result is an exact optimum: pairs are added one by one along the path of re-pairings that gains most (successive
/// shortest paths of a flow, Busacker and Gowen 1960), until none gains anything.
#[must_use]
pub fn match_many(
    weights: &[Vec<Option<i64>>],
    left_room: &[usize],
    right_room: &[usize],
) -> Vec<(usize, usize)> {
    let gain = |left: usize, right: usize| {
        let weight = weights.get(left).and_then(|row| row.get(right)).copied().flatten();
        weight.filter(|weight| *weight > 0).map(i128::from)
    };
    let (lefts, rights) = (left_room.len(), right_room.len());
    let gains = (0..lefts).map(|left| (0..rights).map(|right| gain(left, right)).collect()).collect();
    let mut flow = Flow {
        gains,
        paired: vec![vec![false; rights]; lefts],
        left_room: left_room.to_vec(),
        right_room: right_room.to_vec(),
    };
    while flow.improve() {}
    let pairs = (0..lefts).flat_map(|left| (0..rights).map(move |right| (left, right)));
    pairs.filter(|(left, right)| flow.paired[*left][*right]).collect()
}

struct Flow {
    gains: Vec<Vec<Option<i128>>>,
    paired: Vec<Vec<bool>>,
    left_room: Vec<usize>,
    right_room: Vec<usize>,
}

/// The best known way to each place from a left place with room: what it gains, and the step before.
struct Ways {
    left: Vec<Option<i128>>,
    right: Vec<Option<i128>>,
    left_from: Vec<Option<usize>>,
    right_from: Vec<usize>,
}

impl Flow {
    /// Add the pair that gains most, with all re-pairing it needs; says whether there was one.
    fn improve(&mut self) -> bool {
        let ways = self.ways();
        let ends = (0..self.right_room.len()).filter(|right| self.right_room[*right] > 0);
        let best = ends
            .filter_map(|right| Some((ways.right[right]?, right)))
            .max_by_key(|(gain, right)| (*gain, usize::MAX - right));
        let Some((_, end)) = best.filter(|(gain, _)| *gain > 0) else { return false };
        self.right_room[end] -= 1;
        let mut right = end;
        loop {
            let left = ways.right_from[right];
            self.paired[left][right] = true;
            match ways.left_from[left] {
                Some(earlier) => {
                    self.paired[left][earlier] = false;
                    right = earlier;
                }
                None => {
                    self.left_room[left] -= 1;
                    return true;
                }
            }
        }
    }

    /// The greatest gain of a way to each place, by repeated improvement: there is no way round that gains, since all pairs so far
    /// are the best of their number.
    fn ways(&self) -> Ways {
        let (lefts, rights) = (self.left_room.len(), self.right_room.len());
        let start = |left: usize| (self.left_room[left] > 0).then_some(0);
        let mut ways = Ways {
            left: (0..lefts).map(start).collect(),
            right: vec![None; rights],
            left_from: vec![None; lefts],
            right_from: vec![0; rights],
        };
        let mut open: VecDeque<usize> = (0..lefts).filter(|left| self.left_room[*left] > 0).collect();
        let mut queued: Vec<bool> = self.left_room.iter().map(|room| *room > 0).collect();
        while let Some(left) = open.pop_front() {
            queued[left] = false;
            let Some(here) = ways.left[left] else { continue };
            for right in (0..rights).filter(|right| !self.paired[left][*right]) {
                let Some(there) = self.gains[left][right].map(|gain| here + gain) else { continue };
                if ways.right[right].is_some_and(|known| known >= there) {
                    continue;
                }
                (ways.right[right], ways.right_from[right]) = (Some(there), left);
                for next in (0..lefts).filter(|next| self.paired[*next][right]) {
                    let back = self.gains[next][right].map(|gain| there - gain);
                    if back > ways.left[next] {
                        (ways.left[next], ways.left_from[next]) = (back, Some(right));
                        if !std::mem::replace(&mut queued[next], true) {
                            open.push_back(next);
                        }
                    }
                }
            }
        }
        ways
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(weights: &[&[i64]]) -> Vec<Vec<Option<i64>>> {
        weights.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
    }

    #[test]
    fn both_sides_may_be_in_several_pairs() {
        let pairs = match_many(&rows(&[&[5, 4, 1], &[5, 3, 2]]), &[2, 2], &[2, 1, 1]);
        assert_eq!(pairs, [(0, 0), (0, 1), (1, 0), (1, 2)]);
    }

    #[test]
    fn a_pair_gives_way_when_the_whole_gains() {
        let pairs = match_many(&rows(&[&[10, 9], &[9, 0]]), &[1, 1], &[1, 1]);
        assert_eq!(pairs, [(0, 1), (1, 0)]);
    }

    #[test]
    fn no_pair_is_made_that_gains_nothing() {
        assert_eq!(match_many(&rows(&[&[0, -3]]), &[2], &[1, 1]), []);
        assert_eq!(match_many(&[vec![None]], &[1], &[1]), []);
        assert_eq!(match_many(&[], &[3], &[3]), []);
    }
}
