//! Ranked pairs: lock in the largest majorities first, and skip what would close a circle.
#![expect(
    clippy::indexing_slicing,
    reason = "candidates are below the side of the square that is allocated here"
)]

use std::collections::BTreeSet;

use super::Matrix;
use super::matrix::Strength;
use super::orders::{self, Relation};
use crate::ballots::Candidate;
use crate::record::{Count, Refusal, Tie, TieBreak, list, tie};

/// How many ways of ordering equal majorities are tried before the count takes the lot instead.
const MOST_ORDERINGS: usize = 20_000;

type Pair = (Candidate, Candidate);

/// Elect by ranked pairs (Tideman 1987).
///
/// Equal majorities can be locked in different orders with different results. With [`TieBreak::Report`] and one seat,
/// everyone wins who wins in *some* order (Tideman's own rule; also called parallel universes); up to 20,000 orderings
/// are followed, beyond that the lot of seed 0 is taken and told. Otherwise the lot decides as in Zavist and Tideman
/// (1989): of equal majorities, that of the candidate earlier in the lot comes first, and then that over the candidate
/// later in the lot.
///
/// # Errors
/// Seats that cannot be filled.
pub fn ranked_pairs(
    matrix: &Matrix,
    seats: usize,
    strength: Strength,
    ties: &TieBreak,
) -> Result<Count, Refusal> {
    let order = ties.order(matrix.side());
    let classes = majorities(matrix, strength, &tie::places(&order));
    let open = (*ties == TieBreak::Report && seats == 1).then(|| Universes::new(matrix).winners(&classes));
    let mut locked = Locked::new(matrix.side());
    let skipped = classes.iter().flatten().filter(|pair| !locked.lock(**pair)).count();
    let mut round = orders::duels(matrix);
    let pairs = classes.iter().map(Vec::len).sum::<usize>();
    round.sentence.push_str(&format!(
        " {pairs} majorities were locked from the largest down, without {skipped} that would have closed a circle."
    ));
    let relation = Relation::from_fn(matrix.side(), |a, b| locked.reaches(a, b));
    let mut levels = relation.levels(matrix.standing());
    let mut told = None;
    match open {
        Some(Some(winners)) if winners.len() > 1 => {
            let rest = matrix.standing().iter().copied().filter(|c| !winners.contains(c)).collect();
            levels = vec![winners.into_iter().collect(), rest];
            round.sentence.push_str(" Equal majorities can be locked in more than one order.");
        }
        Some(None) => told = Some(too_many(matrix)),
        _ => {}
    }
    let mut count = orders::elect("ranked-pairs", matrix, &levels, seats, ties, vec![round])?;
    count.ties.extend(told);
    Ok(count)
}

fn too_many(matrix: &Matrix) -> Tie {
    let candidates = matrix.standing().to_vec();
    let sentence = format!(
        "Equal majorities among {} can be locked in more than {MOST_ORDERINGS} orders: the lot of seed 0 chose one.",
        list(&candidates)
    );
    Tie::new(1, candidates.clone(), candidates, sentence)
}

/// All majorities, from the largest down, in classes of equal strength, each class in the order of the lot.
fn majorities(matrix: &Matrix, strength: Strength, places: &[usize]) -> Vec<Vec<Pair>> {
    let place = |c: Candidate| places.get(c.index()).copied().unwrap_or(usize::MAX);
    let standing = matrix.standing();
    let pairs = standing.iter().flat_map(|a| standing.iter().map(move |b| (*a, *b)));
    let mut sized: Vec<(i128, Pair)> =
        pairs.filter_map(|(a, b)| Some((matrix.majority(a, b, strength)?, (a, b)))).collect();
    sized.sort_by_key(|(size, (a, b))| (-size, place(*a), usize::MAX - place(*b)));
    let classes = sized.chunk_by(|a, b| a.0 == b.0);
    classes.map(|class| class.iter().map(|(_, pair)| *pair).collect()).collect()
}

/// Locked pairs, kept as who reaches whom: one row of bits for each candidate.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Locked {
    words: usize,
    reach: Vec<u64>,
}

impl Locked {
    fn new(side: usize) -> Self {
        let words = side.div_ceil(64);
        Self { words, reach: vec![0; side * words] }
    }

    fn reaches(&self, a: Candidate, b: Candidate) -> bool {
        self.reach[a.index() * self.words + b.index() / 64] >> (b.index() % 64) & 1 == 1
    }

    /// Lock the pair unless it would close a circle; says whether it is locked.
    fn lock(&mut self, (a, b): Pair) -> bool {
        if self.reaches(b, a) {
            return false;
        }
        if !self.reaches(a, b) {
            let mut gained = self.reach[b.index() * self.words..(b.index() + 1) * self.words].to_vec();
            gained[b.index() / 64] |= 1 << (b.index() % 64);
            for row in 0..self.reach.len() / self.words {
                if row == a.index() || self.reaches(Candidate::new(row), a) {
                    for (word, gain) in self.reach[row * self.words..].iter_mut().zip(&gained) {
                        *word |= gain;
                    }
                }
            }
        }
        true
    }
}

/// Every state that some ordering of equal majorities leads to.
struct Universes<'a> {
    matrix: &'a Matrix,
    seen: BTreeSet<(usize, Vec<Pair>, Locked)>,
}

impl<'a> Universes<'a> {
    const fn new(matrix: &'a Matrix) -> Self {
        Self { matrix, seen: BTreeSet::new() }
    }

    /// Who wins in some ordering; `None` when there are too many orderings.
    fn winners(mut self, classes: &[Vec<Pair>]) -> Option<BTreeSet<Candidate>> {
        let mut winners = BTreeSet::new();
        let mut open = vec![(0, Vec::new(), Locked::new(self.matrix.side()))];
        while let Some((class, left, locked)) = open.pop() {
            if !self.seen.insert((class, left.clone(), locked.clone())) {
                continue;
            }
            if self.seen.len() > MOST_ORDERINGS {
                return None;
            }
            if !left.is_empty() {
                open.extend(one_more(class, &left, &locked));
            } else if let Some(pairs) = classes.get(class) {
                open.push(whole_class(class, pairs, &locked));
            } else {
                let beaten = |b: &Candidate| self.matrix.standing().iter().any(|a| locked.reaches(*a, *b));
                winners.extend(self.matrix.standing().iter().copied().filter(|c| !beaten(c)));
            }
        }
        Some(winners)
    }
}

/// Lock a class at once when no order of it matters; otherwise leave its pairs to be ordered.
fn whole_class(class: usize, pairs: &[Pair], locked: &Locked) -> (usize, Vec<Pair>, Locked) {
    let allowed: Vec<Pair> = pairs.iter().copied().filter(|(a, b)| !locked.reaches(*b, *a)).collect();
    let mut all = locked.clone();
    if allowed.iter().all(|pair| all.lock(*pair)) {
        return (class + 1, Vec::new(), all);
    }
    (class, allowed, locked.clone())
}

/// Lock each of the remaining pairs of a class next, in turn. Pairs that can no longer be locked, or are already
/// implied, drop out.
fn one_more(class: usize, left: &[Pair], locked: &Locked) -> Vec<(usize, Vec<Pair>, Locked)> {
    let next = left.iter().map(|pair| {
        let mut locked = locked.clone();
        locked.lock(*pair);
        let open = |(a, b): &&Pair| !locked.reaches(*b, *a) && !locked.reaches(*a, *b);
        let rest: Vec<Pair> = left.iter().filter(open).copied().collect();
        (if rest.is_empty() { class + 1 } else { class }, rest, locked)
    });
    next.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn winners(side: usize, support: Vec<u64>, ties: &TieBreak) -> Vec<usize> {
        let matrix = Matrix::from_support(side, support).expect("a square");
        let count = ranked_pairs(&matrix, 1, Strength::Margin, ties).expect("a count");
        count.winners.iter().map(|c| c.index()).collect()
    }

    #[test]
    fn the_smallest_majority_of_a_circle_is_not_locked() {
        assert_eq!(winners(3, vec![0, 7, 4, 2, 0, 6, 5, 3, 0], &TieBreak::Report), [0]);
    }

    #[test]
    fn in_a_circle_of_equal_majorities_everyone_wins_in_some_order() {
        assert_eq!(winners(3, vec![0, 2, 1, 1, 0, 2, 2, 1, 0], &TieBreak::Report), [0, 1, 2]);
    }

    #[test]
    fn with_a_seed_one_of_them_wins() {
        assert_eq!(winners(3, vec![0, 2, 1, 1, 0, 2, 2, 1, 0], &TieBreak::Lot(5)).len(), 1);
    }

    #[test]
    fn a_class_whose_order_does_not_matter_is_locked_at_once() {
        // 0 beats 1, 2 and 3, all by the same margin; nothing else is decided.
        let mut support = vec![0; 16];
        support[1..4].fill(4);
        assert_eq!(winners(4, support, &TieBreak::Report), [0]);
    }
}
