//! From a relation "beats" to who is elected: nobody's defeat, level after level.

use super::Matrix;
use crate::ballots::Candidate;
use crate::record::{Amount, Count, Refusal, Round, Standings, TieBreak, list};

/// A yes/no relation between candidates.
pub(super) struct Relation {
    side: usize,
    cells: Vec<bool>,
}

impl Relation {
    pub(super) fn from_fn(side: usize, beats: impl Fn(Candidate, Candidate) -> bool) -> Self {
        let pairs = (0..side).flat_map(|a| (0..side).map(move |b| (Candidate::new(a), Candidate::new(b))));
        Self { side, cells: pairs.map(|(a, b)| beats(a, b)).collect() }
    }

    pub(super) fn holds(&self, a: Candidate, b: Candidate) -> bool {
        self.cells.get(a.index() * self.side + b.index()).copied().unwrap_or(false)
    }

    /// Levels: first those whom nobody beats, then those whom nobody of the rest beats … If everyone of the rest is beaten
    /// (a circle), the rest is one level.
    pub(super) fn levels(&self, standing: &[Candidate]) -> Vec<Vec<Candidate>> {
        let mut rest = standing.to_vec();
        let mut levels = Vec::new();
        while !rest.is_empty() {
            let unbeaten = |b: &Candidate| !rest.iter().any(|a| self.holds(*a, *b));
            let mut level: Vec<Candidate> = rest.iter().copied().filter(unbeaten).collect();
            if level.is_empty() {
                level.clone_from(&rest);
            }
            rest.retain(|c| !level.contains(c));
            levels.push(level);
        }
        levels
    }
}

/// Elect level after level, with a tie inside the level that does not fit. The shown figure is the number of standing
/// candidates whom each one beats in the relation; `told` explains the relation.
pub(super) fn elect(
    method: &'static str,
    matrix: &Matrix,
    levels: &[Vec<Candidate>],
    seats: usize,
    ties: &TieBreak,
    rounds: Vec<Round>,
) -> Result<Count, Refusal> {
    let mut count = Count::new(method, seats);
    count.rounds = rounds;
    let of = |(level, members): (usize, &Vec<Candidate>)| {
        let rank = u64::try_from(levels.len() - level).unwrap_or(u64::MAX);
        members.iter().map(move |c| (*c, rank, Amount::whole(rank))).collect::<Vec<_>>()
    };
    let mut entries: Vec<_> = levels.iter().enumerate().flat_map(of).collect();
    entries.sort_by_key(|entry| entry.0);
    let mut count =
        Standings::new(entries).elect(count, matrix.side(), ties, Amount::ZERO, "levels from the bottom")?;
    if let Some(last) = count.rounds.last_mut() {
        let order: Vec<String> = levels.iter().map(|level| list(level)).collect();
        last.sentence = format!(
            "From the top, the order is: {}. Elected: {}.",
            order.join("; then "),
            list(&last.elected)
        );
    }
    let number = count.rounds.len();
    for tie in &mut count.ties {
        tie.round = number;
    }
    Ok(count)
}

/// A first round that shows the duels: each candidate with how many others they beat.
pub(super) fn duels(matrix: &Matrix) -> Round {
    let wins = |a: &Candidate| {
        let won = matrix.standing().iter().filter(|b| matrix.margin(*a, **b) > 0).count();
        (*a, Amount::whole(u64::try_from(won).unwrap_or(u64::MAX)))
    };
    let votes: Vec<_> = matrix.standing().iter().map(wins).collect();
    let others = matrix.standing().len().saturating_sub(1);
    let told: Vec<String> = votes.iter().map(|(c, won)| format!("#{} {won}", c.id())).collect();
    let sentence = format!("Duels won by majority, out of {others} each: {}.", told.join(", "));
    Round { votes, sentence, ..Round::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_peel_off_the_unbeaten() {
        // 0 and 3 are unbeaten; 0 beats 1 beats 2.
        let relation = Relation::from_fn(4, |a, b| matches!((a.index(), b.index()), (0, 1) | (1, 2)));
        let standing: Vec<Candidate> = (0..4).map(Candidate::new).collect();
        let levels: Vec<Vec<usize>> =
            relation.levels(&standing).iter().map(|l| l.iter().map(|c| c.index()).collect()).collect();
        assert_eq!(levels, [vec![0, 3], vec![1], vec![2]]);
    }

    #[test]
    fn a_circle_is_one_level() {
        let relation = Relation::from_fn(3, |a, b| (a.index() + 1) % 3 == b.index());
        let standing: Vec<Candidate> = (0..3).map(Candidate::new).collect();
        assert_eq!(relation.levels(&standing).len(), 1);
    }
}
