//! Two pairwise methods as a person would do them: by trying everything.

use std::collections::BTreeSet;

use tally::Candidate;
use tally::pairwise::{Matrix, Strength};

fn majorities(matrix: &Matrix) -> Vec<(i128, usize, usize)> {
    let side = matrix.side();
    let pairs = (0..side).flat_map(|a| (0..side).map(move |b| (a, b)));
    let sized = pairs.filter_map(|(a, b)| {
        let size = matrix.majority(Candidate::new(a), Candidate::new(b), Strength::Margin)?;
        Some((size, a, b))
    });
    let mut sized: Vec<_> = sized.collect();
    sized.sort_by_key(|pair| std::cmp::Reverse(pair.0));
    sized
}

/// Who wins in some order of equal majorities, every order being tried.
pub(crate) fn ranked_pairs_by_hand(matrix: &Matrix) -> BTreeSet<usize> {
    fn lock(
        side: usize,
        left: &[(i128, usize, usize)],
        locked: &[(usize, usize)],
        winners: &mut BTreeSet<usize>,
    ) {
        let Some(first) = left.first() else {
            winners.extend((0..side).filter(|c| !locked.iter().any(|(_, b)| b == c)));
            return;
        };
        for (place, pair) in left.iter().enumerate().take_while(|(_, pair)| pair.0 == first.0) {
            let mut rest = left.to_vec();
            rest.remove(place);
            let mut reach: BTreeSet<usize> = [pair.2].into();
            while let Some((_, next)) = locked.iter().find(|(a, b)| reach.contains(a) && !reach.contains(b)) {
                reach.insert(*next);
            }
            let mut locked = locked.to_vec();
            if !reach.contains(&pair.1) {
                locked.push((pair.1, pair.2));
            }
            lock(side, &rest, &locked, winners);
        }
    }
    let mut winners = BTreeSet::new();
    lock(matrix.side(), &majorities(matrix), &[], &mut winners);
    winners
}

/// Walk every simple circle of majorities, mark the weakest of each, and see who is beaten by one that is not marked.
pub(crate) fn split_cycle_by_hand(matrix: &Matrix) -> BTreeSet<usize> {
    fn walk(path: &mut Vec<usize>, all: &[(i128, usize, usize)], weak: &mut BTreeSet<(usize, usize)>) {
        let (first, last) = (path[0], path[path.len() - 1]);
        for (_, _, next) in all.iter().filter(|(_, a, _)| *a == last) {
            if *next == first {
                let circle = path.iter().zip(path.iter().skip(1).chain([&first]));
                let sized: Vec<_> = circle
                    .map(|(a, b)| all.iter().find(|(_, x, y)| x == a && y == b).expect("a majority"))
                    .collect();
                let least = sized.iter().map(|pair| pair.0).min();
                weak.extend(sized.iter().filter(|pair| Some(pair.0) == least).map(|pair| (pair.1, pair.2)));
            } else if !path.contains(next) {
                path.push(*next);
                walk(path, all, weak);
                path.pop();
            }
        }
    }
    let all = majorities(matrix);
    let mut weak = BTreeSet::new();
    (0..matrix.side()).for_each(|start| walk(&mut vec![start], &all, &mut weak));
    let beaten: BTreeSet<usize> =
        all.iter().filter(|(_, a, b)| !weak.contains(&(*a, *b))).map(|pair| pair.2).collect();
    (0..matrix.side()).filter(|c| !beaten.contains(c)).collect()
}
