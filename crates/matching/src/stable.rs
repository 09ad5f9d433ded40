//! Stable matching with capacities: the residents-and-hospitals problem.
#![expect(clippy::indexing_slicing, reason = "every place in a market is checked when it is made")]

use std::collections::{BinaryHeap, VecDeque};

/// Seekers (mentees, residents) and hosts (mentors, hospitals) with their preferences.
///
/// Only pairs that both sides list can be matched: to leave somebody out is to find them unacceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    /// For each seeker the acceptable hosts, best first.
    seekers: Vec<Vec<usize>>,
    /// For each host the acceptable seekers, best first.
    hosts: Vec<Vec<usize>>,
    /// For each host the rank that it gives each of its seekers, in the order of `seekers[s]`: `ranks[s][k]` is the rank
    /// of seeker s with its k-th host.
    ranks: Vec<Vec<usize>>,
    capacities: Vec<usize>,
}

/// Who is matched with whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// For each seeker the host, if one was found.
    pub host_of: Vec<Option<usize>>,
    /// For each host its seekers, in its order of preference.
    pub seekers_of: Vec<Vec<usize>>,
}

/// Why preferences make no market. Places are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarketError {
    /// A list names somebody who is not there.
    #[error("{side} {who} lists number {listed}, and there are only {there}")]
    Unknown {
        /// "seeker" or "host": whose list it is.
        side: &'static str,
        /// Whose list, by place.
        who: usize,
        /// Who is listed.
        listed: usize,
        /// How many there are.
        there: usize,
    },
    /// A list names somebody twice.
    #[error("{side} {who} lists number {listed} twice")]
    Twice {
        /// "seeker" or "host": whose list it is.
        side: &'static str,
        /// Whose list, by place.
        who: usize,
        /// Who is listed.
        listed: usize,
    },
    /// Not one capacity for each host.
    #[error("there are {hosts} hosts and {capacities} capacities; give one for each host")]
    Capacities {
        /// How many hosts there are.
        hosts: usize,
        /// How many capacities were given.
        capacities: usize,
    },
}

impl Market {
    /// A market from lists of places, best first. Pairs that only one side lists are dropped.
    ///
    /// # Errors
    /// A place that does not exist, a place listed twice, or capacities that are not one for each host.
    pub fn new(
        seekers: &[Vec<usize>],
        hosts: &[Vec<usize>],
        capacities: &[usize],
    ) -> Result<Self, MarketError> {
        if capacities.len() != hosts.len() {
            return Err(MarketError::Capacities { hosts: hosts.len(), capacities: capacities.len() });
        }
        check("seeker", seekers, hosts.len())?;
        check("host", hosts, seekers.len())?;
        let mut listed: Vec<Vec<(usize, usize)>> = vec![Vec::new(); seekers.len()];
        for (host, list) in hosts.iter().enumerate() {
            for (rank, seeker) in list.iter().enumerate() {
                listed[*seeker].push((host, rank));
            }
        }
        // Hosts come in ascending order, so each seeker's list can be searched by halves.
        let rank_of = |seeker: usize, host: usize| {
            let found = listed[seeker].binary_search_by_key(&host, |(host, _)| *host);
            found.ok().map(|at| listed[seeker][at].1)
        };
        let both = |seeker: usize| {
            let hosts = seekers[seeker].iter();
            hosts.filter_map(move |host| Some((*host, rank_of(seeker, *host)?))).unzip()
        };
        let (kept, ranks): (Vec<Vec<usize>>, Vec<Vec<usize>>) = (0..seekers.len()).map(both).unzip();
        let mut kept_by_host: Vec<Vec<(usize, usize)>> = vec![Vec::new(); hosts.len()];
        for (seeker, (hosts, ranks)) in kept.iter().zip(&ranks).enumerate() {
            hosts.iter().zip(ranks).for_each(|(host, rank)| kept_by_host[*host].push((*rank, seeker)));
        }
        let in_order = |mut list: Vec<(usize, usize)>| {
            list.sort_unstable();
            list.into_iter().map(|(_, seeker)| seeker).collect()
        };
        let hosts = kept_by_host.into_iter().map(in_order).collect();
        Ok(Self { seekers: kept, hosts, ranks, capacities: capacities.to_vec() })
    }

    /// The stable matching that every seeker likes at least as well as any other stable one (Gale and Shapley 1962):
    /// seekers propose in the order of their lists, and hosts keep the best they have room for.
    ///
    /// In every stable matching the same seekers are matched, and hosts that do not fill up have the same seekers
    /// (Roth 1986, the rural hospitals theorem). Time: one step for each listed pair, times the logarithm of a capacity.
    #[must_use]
    pub fn seekers_best(&self) -> Matching {
        let mut next = vec![0_usize; self.seekers.len()];
        let mut open: VecDeque<usize> = (0..self.seekers.len()).collect();
        // For each host its seekers with the worst on top.
        let mut held: Vec<BinaryHeap<(usize, usize)>> = vec![BinaryHeap::new(); self.hosts.len()];
        while let Some(seeker) = open.pop_front() {
            let Some(host) = self.seekers[seeker].get(next[seeker]).copied() else { continue };
            let rank = self.ranks[seeker][next[seeker]];
            next[seeker] += 1;
            held[host].push((rank, seeker));
            if held[host].len() > self.capacities[host]
                && let Some((_, refused)) = held[host].pop()
            {
                open.push_back(refused);
            }
        }
        let seekers_of =
            held.into_iter().map(|heap| heap.into_sorted_vec().into_iter().map(|(_, s)| s).collect());
        self.matching(seekers_of.collect())
    }

    /// The stable matching that every host likes at least as well as any other stable one: hosts offer their places in the
    /// order of their lists, and seekers keep the best offer.
    #[must_use]
    pub fn hosts_best(&self) -> Matching {
        let mut next = vec![0_usize; self.hosts.len()];
        let mut free = self.capacities.clone();
        let mut best: Vec<Option<usize>> = vec![None; self.seekers.len()];
        let mut open: VecDeque<usize> = (0..self.hosts.len()).collect();
        while let Some(host) = open.pop_front() {
            while free[host] > 0 && next[host] < self.hosts[host].len() {
                let seeker = self.hosts[host][next[host]];
                next[host] += 1;
                let place = |host: usize| self.seekers[seeker].iter().position(|h| *h == host);
                match best[seeker] {
                    Some(other) if place(other) < place(host) => {}
                    before => {
                        free[host] -= 1;
                        best[seeker] = Some(host);
                        if let Some(left) = before {
                            free[left] += 1;
                            open.push_back(left);
                        }
                    }
                }
            }
        }
        let mut seekers_of = vec![Vec::new(); self.hosts.len()];
        for (host, list) in self.hosts.iter().enumerate() {
            seekers_of[host].extend(list.iter().copied().filter(|seeker| best[*seeker] == Some(host)));
        }
        self.matching(seekers_of)
    }

    fn matching(&self, seekers_of: Vec<Vec<usize>>) -> Matching {
        let mut host_of = vec![None; self.seekers.len()];
        for (host, seekers) in seekers_of.iter().enumerate() {
            seekers.iter().for_each(|seeker| host_of[*seeker] = Some(host));
        }
        Matching { host_of, seekers_of }
    }

    /// Pairs that would rather have each other than what the matching gives them. A matching is stable when there is none.
    #[must_use]
    pub fn blocking_pairs(&self, matching: &Matching) -> Vec<(usize, usize)> {
        let mut blocking = Vec::new();
        for (seeker, hosts) in self.seekers.iter().enumerate() {
            let now = matching.host_of.get(seeker).copied().flatten();
            for (host, rank) in
                hosts.iter().zip(&self.ranks[seeker]).take_while(|(host, _)| Some(**host) != now)
            {
                let held = matching.seekers_of.get(*host).map_or(&[][..], Vec::as_slice);
                let rank_here = |other: &usize| {
                    let at = self.seekers[*other].iter().position(|h| h == host)?;
                    Some(self.ranks[*other][at])
                };
                let has_worse = held.iter().any(|other| rank_here(other).is_none_or(|theirs| theirs > *rank));
                if self.capacities[*host] > 0 && (held.len() < self.capacities[*host] || has_worse) {
                    blocking.push((seeker, *host));
                }
            }
        }
        blocking
    }
}

fn check(side: &'static str, lists: &[Vec<usize>], there: usize) -> Result<(), MarketError> {
    let mut named_by = vec![usize::MAX; there];
    for (who, list) in lists.iter().enumerate() {
        for listed in list.iter().copied() {
            let slot = named_by.get_mut(listed).ok_or(MarketError::Unknown { side, who, listed, there })?;
            if *slot == who {
                return Err(MarketError::Twice { side, who, listed });
            }
            *slot = who;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn market(seekers: &[&[usize]], hosts: &[&[usize]], capacities: &[usize]) -> Market {
        let lists = |lists: &[&[usize]]| lists.iter().map(|list| list.to_vec()).collect::<Vec<_>>();
        Market::new(&lists(seekers), &lists(hosts), capacities).expect("a market")
    }

    #[test]
    fn each_side_gets_its_own_best_stable_matching() {
        let market = market(&[&[0, 1], &[1, 0]], &[&[1, 0], &[0, 1]], &[1, 1]);
        assert_eq!(market.seekers_best().host_of, [Some(0), Some(1)]);
        assert_eq!(market.hosts_best().host_of, [Some(1), Some(0)]);
    }

    #[test]
    fn a_pair_that_only_one_side_lists_is_not_matched() {
        let market = market(&[&[0], &[0]], &[&[1]], &[2]);
        assert_eq!(market.seekers_best().host_of, [None, Some(0)]);
    }

    #[test]
    fn a_full_host_keeps_those_it_likes_best() {
        let market = market(&[&[0], &[0], &[0]], &[&[2, 0, 1]], &[2]);
        assert_eq!(market.seekers_best().seekers_of, [vec![2, 0]]);
    }

    #[test]
    fn a_host_without_room_takes_nobody() {
        let market = market(&[&[0]], &[&[0]], &[0]);
        assert_eq!(market.seekers_best().host_of, [None]);
        assert_eq!(market.hosts_best().host_of, [None]);
        assert_eq!(market.blocking_pairs(&market.seekers_best()), []);
    }

    #[test]
    fn a_swapped_pair_blocks() {
        let market = market(&[&[0, 1], &[0, 1]], &[&[0, 1], &[0, 1]], &[1, 1]);
        let swapped = Matching { host_of: vec![Some(1), Some(0)], seekers_of: vec![vec![1], vec![0]] };
        assert_eq!(market.blocking_pairs(&swapped), [(0, 0)]);
    }

    #[test]
    fn lists_that_name_somebody_unknown_or_twice_are_refused() {
        let lists = |list: &[usize]| vec![list.to_vec()];
        let unknown = Market::new(&lists(&[1]), &lists(&[0]), &[1]).expect_err("unknown");
        assert_eq!(unknown.to_string(), "seeker 0 lists number 1, and there are only 1");
        let twice = Market::new(&lists(&[0]), &lists(&[0, 0]), &[1]).expect_err("twice");
        assert_eq!(twice.to_string(), "host 0 lists number 0 twice");
        assert!(Market::new(&lists(&[0]), &lists(&[0]), &[]).is_err());
    }
}
