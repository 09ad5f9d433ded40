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

/// For how many others this ballot counts, or would count if it were cast now. Of those who gave their vote to this voter, whoever
/// has voted or gave a proxy elsewhere is not among them; of those who come by way of others it is not looked at.
pub(super) fn weight(edges: &[Edge], me: VoterId) -> usize {
    let mut first: BTreeMap<VoterId, &Edge> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| edge.from_id != me) {
        first.entry(edge.from_id).or_insert(edge);
    }
    let own = first.values().filter(|edge| edge.to_id == Some(me) && !edge.spent);
    let mut kept: Vec<Edge> = own.map(|edge| Edge { voted: true, ..(*edge).clone() }).collect();
    let comes = |edge: &Edge| first.get(&edge.from_id).is_some_and(|first| first.to_id == Some(me));
    kept.extend(
        lasting(edges)
            .into_iter()
            .filter(|edge| edge.from_id != me && edge.to_id != Some(me) && !comes(edge)),
    );
    follow(&kept).values().filter(|fate| **fate == Fate::Carried(me)).count()
}

/// Whether a vote that is given away by delegation comes round to somebody whom it has passed, whoever of them votes.
pub(super) fn is_round(edges: &[Edge], me: VoterId) -> bool {
    follow(&lasting(edges)).get(&me) == Some(&Fate::Circle)
}

/// The delegation of each voter that goes first, as if nobody had voted or given a proxy.
fn lasting(edges: &[Edge]) -> Vec<Edge> {
    let mut seen = BTreeSet::new();
    let first = edges.iter().filter(|edge| !edge.proxy && seen.insert(edge.from_id));
    first.map(|edge| Edge { voted: false, spent: false, ..edge.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voter(id: i64) -> VoterId {
        VoterId::from(id)
    }

    fn edge(from: i64, to: i64, voted: bool) -> Edge {
        Edge { from_id: voter(from), to_id: Some(voter(to)), voted, proxy: false, spent: false }
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
    fn a_circle_of_any_size_is_one_for_each_of_its_people() {
        for size in 2..12 {
            let edges: Vec<Edge> = (1..=size).map(|one| edge(one, one % size + 1, false)).collect();
            assert!(follow(&edges).values().all(|fate| *fate == Fate::Circle), "{size}");
            assert_eq!(weight(&edges, voter(1)), edges.len() - 1);
        }
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
    fn what_comes_by_way_of_others_is_told_alike_whether_they_vote_or_not() {
        let spent = |from, to| Edge { spent: true, ..edge(from, to, false) };
        let proxy = |from, to| Edge { proxy: true, ..edge(from, to, false) };
        let way = [edge(1, 2, false), edge(2, 3, false)];
        assert_eq!(weight(&way, voter(3)), 2);
        // Who gave it to somebody else has voted, or has a proxy.
        assert_eq!(weight(&[spent(1, 2), edge(2, 3, false)], voter(3)), 2);
        assert_eq!(weight(&[vec![proxy(1, 9)], way.to_vec()].concat(), voter(3)), 2);
        // Of whoever gave it to this voter one knows, and of what came with it.
        assert_eq!(weight(&[edge(1, 2, true), spent(2, 3)], voter(3)), 0);
        assert_eq!(weight(&[vec![proxy(2, 9)], way.to_vec()].concat(), voter(3)), 0);
        assert_eq!(weight(&[vec![proxy(2, 3)], way.to_vec()].concat(), voter(3)), 2);
    }

    #[test]
    fn a_circle_is_told_as_one_whoever_of_its_people_votes() {
        let ring = [edge(1, 2, false), edge(2, 3, false), edge(3, 4, false), edge(4, 1, false)];
        let lead = [ring.as_slice(), &[edge(5, 1, false)]].concat();
        assert!((1..=5).all(|one| is_round(&lead, voter(one))));
        let voted: Vec<Edge> = lead
            .iter()
            .map(|edge| Edge {
                voted: edge.to_id == Some(voter(3)),
                spent: edge.from_id == voter(3),
                ..edge.clone()
            })
            .collect();
        assert!((1..=5).all(|one| is_round(&voted, voter(one))));
        assert!(!is_round(&[edge(1, 2, false), edge(2, 3, false)], voter(1)));
    }

    #[test]
    fn a_hundred_thousand_in_a_row_are_followed_once_each() {
        let edges: Vec<Edge> = (1..100_000).map(|one| edge(one, one + 1, one == 99_999)).collect();
        assert!(follow(&edges).values().all(|fate| *fate == Fate::Carried(voter(100_000))));
    }
}
