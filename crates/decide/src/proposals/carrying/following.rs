//! Where a vote that was given away ends: with whoever has voted, however many it passes, or in a circle, or nowhere.

use crate::proposals::proposal::VoterId;
use crate::proposals::store::Edge;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a vote that was given away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It counts with this ballot.
    Carried(VoterId),
    /// It comes round to where it was, and is not cast.
    Circle,
    /// It comes to somebody who has not voted, or has no vote here, and is not cast.
    Nowhere,
}

/// What becomes of each vote, of which the first edge counts. A delegation goes on from one to the next until somebody has voted; a
/// proxy is for the one alone to whom it was given.
pub(super) fn follow(edges: &[Edge]) -> BTreeMap<VoterId, Fate> {
    let mut first: BTreeMap<VoterId, &Edge> = BTreeMap::new();
    for edge in edges {
        first.entry(edge.from_id).or_insert(edge);
    }
    let mut fates: BTreeMap<VoterId, Fate> = BTreeMap::new();
    for start in first.keys() {
        let (path, fate) = walk(*start, &first, &fates);
        for one in path {
            fates.insert(one, fate);
        }
    }
    fates
}

/// Walks from one to the next; tells whom it passed whose fate was not known, and what becomes of them.
fn walk(
    start: VoterId,
    first: &BTreeMap<VoterId, &Edge>,
    fates: &BTreeMap<VoterId, Fate>,
) -> (BTreeSet<VoterId>, Fate) {
    let mut path = BTreeSet::new();
    let mut at = start;
    loop {
        if let Some(fate) = fates.get(&at) {
            return (path, *fate);
        }
        let Some(edge) = first.get(&at) else { return (path, Fate::Nowhere) };
        if !path.insert(at) {
            return (path, Fate::Circle);
        }
        match edge.to_id {
            Some(to) if edge.voted => return (path, Fate::Carried(to)),
            Some(to) if !edge.proxy => at = to,
            _ => return (path, Fate::Nowhere),
        }
    }
}

/// For how many others this ballot counts, or would count if it were cast now.
pub(super) fn weight(edges: &[Edge], me: VoterId) -> usize {
    let cast = |edge: &Edge| Edge { voted: edge.voted || edge.to_id == Some(me), ..edge.clone() };
    let others: Vec<Edge> = edges.iter().filter(|edge| edge.from_id != me).map(cast).collect();
    follow(&others).values().filter(|fate| **fate == Fate::Carried(me)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voter(id: i64) -> VoterId {
        VoterId::from(id)
    }

    fn edge(from: i64, to: i64, voted: bool) -> Edge {
        Edge { from_id: voter(from), to_id: Some(voter(to)), voted, proxy: false }
    }

    #[test]
    fn a_vote_goes_from_one_to_the_next_until_somebody_has_voted() {
        let fates = follow(&[edge(1, 2, false), edge(2, 3, false), edge(3, 4, true), edge(5, 2, false)]);
        assert_eq!(fates.len(), 4);
        assert!(fates.values().all(|fate| *fate == Fate::Carried(voter(4))));
    }

    #[test]
    fn a_circle_carries_nobody_and_neither_does_what_leads_into_it() {
        let fates = follow(&[edge(1, 2, false), edge(2, 3, false), edge(3, 2, false), edge(4, 4, false)]);
        assert_eq!(fates.values().filter(|fate| **fate == Fate::Circle).count(), 4);
        // Where one of them votes, the circle is open.
        let fates = follow(&[edge(1, 2, true), edge(3, 2, true)]);
        assert_eq!(fates[&voter(1)], Fate::Carried(voter(2)));
    }

    #[test]
    fn what_comes_to_nobody_is_not_cast() {
        let outside = Edge { to_id: None, ..edge(3, 0, false) };
        let fates = follow(&[edge(1, 2, false), outside, edge(4, 3, false)]);
        assert!(fates.values().all(|fate| *fate == Fate::Nowhere));
    }

    #[test]
    fn a_proxy_goes_before_a_delegation_and_no_further() {
        let proxy = |voted| Edge { proxy: true, ..edge(1, 2, voted) };
        let others = [edge(1, 3, true), edge(2, 3, true)];
        let with = |voted| follow(&[[proxy(voted)].as_slice(), others.as_slice()].concat());
        assert_eq!(with(false)[&voter(1)], Fate::Nowhere);
        assert_eq!(with(true)[&voter(1)], Fate::Carried(voter(2)));
        assert_eq!(with(false)[&voter(2)], Fate::Carried(voter(3)));
    }

    #[test]
    fn a_ballot_weighs_what_it_would_carry_if_it_were_cast() {
        let edges = [edge(1, 2, false), edge(2, 3, false), edge(3, 1, false), edge(4, 5, true)];
        assert_eq!(weight(&edges, voter(1)), 2);
        assert_eq!((weight(&edges, voter(5)), weight(&edges, voter(4))), (1, 0));
    }

    #[test]
    fn a_hundred_thousand_in_a_row_are_followed_once_each() {
        let edges: Vec<Edge> = (1..100_000).map(|one| edge(one, one + 1, one == 99_999)).collect();
        assert!(follow(&edges).values().all(|fate| *fate == Fate::Carried(voter(100_000))));
    }
}
