//! What each group says about each statement: counts, tests, representative statements, consensus, division.

#![expect(clippy::indexing_slicing, reason = "every group has one count per statement of the conversation")]

use crate::votes::{Vote, Votes};

/// The one-sided 90 % point of the normal distribution.
pub const Z_90: f64 = 1.281_551_565_544_600_4;

/// How a group answered one statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Who agree.
    pub agree: u32,
    /// Who saw it and left it open.
    pub pass: u32,
    /// Who disagree.
    pub disagree: u32,
}

impl Count {
    /// How many saw the statement.
    #[must_use]
    pub fn seen(self) -> u32 {
        self.agree + self.pass + self.disagree
    }

    fn side(self, stance: Stance) -> u32 {
        match stance {
            Stance::Agree => self.agree,
            Stance::Disagree => self.disagree,
        }
    }

    fn add(&mut self, vote: Vote) {
        match vote {
            Vote::Agree => self.agree += 1,
            Vote::Pass => self.pass += 1,
            Vote::Disagree => self.disagree += 1,
        }
    }
}

/// The side that a group takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// For the statement.
    Agree,
    /// Against it.
    Disagree,
}

/// Why a statement stands for a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Representative {
    /// The statement's number.
    pub statement: usize,
    /// The side that the group takes.
    pub stance: Stance,
    /// How many of the group take that side.
    pub votes: u32,
    /// How many of the group saw the statement.
    pub seen: u32,
    /// `(votes + 1) / (seen + 2)`: the share that takes the side, drawn towards one half when few saw it.
    pub share: f64,
    /// The test that more than half take the side, as z ([`proportion_test`]).
    pub share_test: f64,
    /// How many times as likely the group is to take the side as everyone else on the map.
    pub ratio: f64,
    /// The test that the group's share is larger than everyone else's, as z ([`two_proportion_test`]).
    pub ratio_test: f64,
}

impl Representative {
    fn strength(&self) -> f64 {
        self.ratio * self.ratio_test * self.share * self.share_test
    }

    fn is_certain(&self) -> bool {
        self.share_test > Z_90 && self.ratio_test > Z_90
    }
}

/// One count per group and statement.
#[derive(Clone, Debug)]
pub struct Profile {
    groups: Vec<Vec<Count>>,
    masked: Vec<bool>,
}

impl Profile {
    /// Counts the votes of each group's members. Time ~ the members' votes.
    #[must_use]
    pub fn of(votes: &Votes, groups: &[Vec<usize>]) -> Self {
        let count = |members: &Vec<usize>| {
            let mut counts = vec![Count::default(); votes.statements()];
            for (statement, vote) in members.iter().flat_map(|person| votes.of(*person)) {
                counts[statement].add(vote);
            }
            counts
        };
        let masked = (0..votes.statements()).map(|statement| votes.is_masked(statement)).collect();
        Self { groups: groups.iter().map(count).collect(), masked }
    }

    /// The count of one group on one statement; zeros for what does not exist.
    #[must_use]
    pub fn count(&self, group: usize, statement: usize) -> Count {
        self.groups.get(group).and_then(|counts| counts.get(statement)).copied().unwrap_or_default()
    }

    /// Group-informed consensus: the product over the groups of `(agree + 1) / (seen + 2)`.
    ///
    /// High only when every group, however small, tends to agree. With no groups it is 1.
    #[must_use]
    pub fn consensus(&self, statement: usize, stance: Stance) -> f64 {
        (0..self.groups.len()).map(|group| share(self.count(group, statement), stance)).product()
    }

    /// Statements by group-informed consensus on agreement, highest first; masked ones are left out.
    #[must_use]
    pub fn by_consensus(&self) -> Vec<(usize, f64)> {
        self.ranked(|statement| self.consensus(statement, Stance::Agree))
    }

    /// How far the groups are apart on a statement, 0 to 1: half the gap between the highest and the lowest group mean,
    /// where a group's mean is `(agree − disagree) / (seen + 2)`. The + 2 keeps two loud votes from looking like a rift.
    #[must_use]
    pub fn division(&self, statement: usize) -> f64 {
        let means = (0..self.groups.len()).map(|group| {
            let count = self.count(group, statement);
            (f64::from(count.agree) - f64::from(count.disagree)) / (f64::from(count.seen()) + 2.0)
        });
        let (low, high) = means
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), mean| (low.min(mean), high.max(mean)));
        if high > low { (high - low) / 2.0 } else { 0.0 }
    }

    /// Statements by [`Profile::division`], most divisive first; masked ones are left out.
    #[must_use]
    pub fn by_division(&self) -> Vec<(usize, f64)> {
        self.ranked(|statement| self.division(statement))
    }

    /// Up to `most` statements that stand for a group: those on which, at 90 % certainty, more than half of it take a
    /// side and take it more often than everyone else; strongest first by ratio × its test × share × its test, agreement
    /// before disagreement. When no statement is that certain, the one with the highest ratio test.
    #[must_use]
    pub fn representative(&self, group: usize, most: usize) -> Vec<Representative> {
        let open = (0..self.masked.len()).filter(|statement| !self.masked[*statement]);
        let mut all: Vec<Representative> = open
            .filter(|statement| self.count(group, *statement).seen() > 0)
            .map(|statement| self.stronger_side(group, statement))
            .collect();
        all.sort_by(|a, b| b.ratio_test.total_cmp(&a.ratio_test));
        let fallback = all.first().copied();
        all.retain(Representative::is_certain);
        all.sort_by(|a, b| b.strength().total_cmp(&a.strength()));
        all.truncate(most);
        all.sort_by_key(|chosen| chosen.stance == Stance::Disagree);
        if all.is_empty() && most > 0 { fallback.into_iter().collect() } else { all }
    }

    /// The figures of the side that a group takes more markedly than everyone else.
    #[must_use]
    pub fn stronger_side(&self, group: usize, statement: usize) -> Representative {
        let agree = self.figures(group, statement, Stance::Agree);
        let disagree = self.figures(group, statement, Stance::Disagree);
        if agree.ratio_test > disagree.ratio_test { agree } else { disagree }
    }

    fn figures(&self, group: usize, statement: usize, stance: Stance) -> Representative {
        let own = self.count(group, statement);
        let mut rest = Count::default();
        for other in (0..self.groups.len()).filter(|other| *other != group) {
            let count = self.count(other, statement);
            rest.agree += count.agree;
            rest.pass += count.pass;
            rest.disagree += count.disagree;
        }
        Representative {
            statement,
            stance,
            votes: own.side(stance),
            seen: own.seen(),
            share: share(own, stance),
            share_test: proportion_test(own.side(stance), own.seen()),
            ratio: share(own, stance) / share(rest, stance),
            ratio_test: two_proportion_test(own.side(stance), own.seen(), rest.side(stance), rest.seen()),
        }
    }

    fn ranked(&self, score: impl Fn(usize) -> f64) -> Vec<(usize, f64)> {
        let mut ranked: Vec<(usize, f64)> = (0..self.masked.len())
            .filter(|statement| !self.masked[*statement])
            .map(|statement| (statement, score(statement)))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }
}

fn share(count: Count, stance: Stance) -> f64 {
    (f64::from(count.side(stance)) + 1.0) / (f64::from(count.seen()) + 2.0)
}

/// The z of "more than half": `2 √(n + 1) · ((x + 1)/(n + 1) − 1/2)`, with one vote added as the published method does.
#[must_use]
pub fn proportion_test(successes: u32, trials: u32) -> f64 {
    let trials = f64::from(trials) + 1.0;
    2.0 * trials.sqrt() * ((f64::from(successes) + 1.0) / trials - 0.5)
}

/// The z of "a larger share here than there": the pooled two-proportion test, with one vote added to each of the four
/// counts. 0 when the pooled share is 1, for then there is no difference to see.
#[must_use]
pub fn two_proportion_test(here: u32, here_seen: u32, there: u32, there_seen: u32) -> f64 {
    let (x, n) = (f64::from(here) + 1.0, f64::from(here_seen) + 1.0);
    let (y, m) = (f64::from(there) + 1.0, f64::from(there_seen) + 1.0);
    let pooled = (x + y) / (n + m);
    let spread = (pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)).sqrt();
    if spread > 0.0 { (x / n - y / m) / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_give_the_published_values() {
        // 15-per-hour-seattle, group 0, statement 12: 59 of 70.
        assert!((proportion_test(59, 70) - 5.815_230).abs() < 1e-5);
    }

    #[test]
    fn consensus_needs_every_group() {
        let mut votes = Votes::new();
        for person in 0..8 {
            votes.cast(person, 0, Vote::Agree);
            votes.cast(person, 1, if person < 6 { Vote::Agree } else { Vote::Disagree });
        }
        let profile = Profile::of(&votes, &[(0..6).collect(), vec![6, 7]]);
        assert!((profile.consensus(0, Stance::Agree) - 7.0 / 8.0 * 3.0 / 4.0).abs() < 1e-12);
        assert_eq!(profile.by_consensus()[0].0, 0);
        assert_eq!(profile.by_division()[0].0, 1);
    }

    #[test]
    fn a_masked_statement_represents_nobody() {
        let mut votes = Votes::new();
        (0..8).for_each(|person| {
            votes.cast(person, 0, if person < 4 { Vote::Agree } else { Vote::Disagree });
        });
        votes.mask(0, true);
        let profile = Profile::of(&votes, &[(0..4).collect(), (4..8).collect()]);
        assert!(profile.representative(0, 5).is_empty());
    }
}
