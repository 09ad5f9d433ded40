//! The Condorcet winner, and the two counts that stay closest to the duels: Copeland and minimax.

use super::matrix::{Matrix, Strength};
use super::orders;
use crate::ballots::Candidate;
use crate::record::{Amount, Count, Refusal, Standings, TieBreak};

/// Whoever beats every other standing candidate head to head (Condorcet 1785), if anyone does.
#[must_use]
pub fn condorcet_winner(matrix: &Matrix) -> Option<Candidate> {
    let others =
        |a: &Candidate| matrix.standing().iter().filter(|b| *b != a).all(|b| matrix.margin(*a, *b) > 0);
    matrix.standing().iter().copied().find(|a| others(a))
}

/// Elect the Condorcet winner; nobody wins when there is none.
///
/// # Errors
/// More than one seat, or nobody who stands.
pub fn condorcet(matrix: &Matrix, seats: usize) -> Result<Count, Refusal> {
    if matrix.standing().is_empty() {
        return Err(Refusal::NobodyStands);
    }
    if seats != 1 {
        return Err(Refusal::OneSeatOnly { method: "condorcet", seats });
    }
    let mut count = Count::new("condorcet", seats);
    let mut round = orders::duels(matrix);
    match condorcet_winner(matrix) {
        Some(winner) => {
            round.sentence.push_str(&format!(" #{} beats every other, and so is elected.", winner.id()));
            round.elected.push(winner);
            count.winners.push(winner);
        }
        None => round.sentence.push_str(" Nobody beats every other, so there is no Condorcet winner."),
    }
    count.rounds.push(round);
    Ok(count)
}

/// Elect those who win most duels, a drawn duel counting half (Copeland 1951). Wins minus losses orders the same.
///
/// # Errors
/// Seats that cannot be filled.
pub fn copeland(matrix: &Matrix, seats: usize, ties: &TieBreak) -> Result<Count, Refusal> {
    let score = |a: Candidate| -> i128 {
        let half_points = |b: &Candidate| match matrix.margin(a, *b) {
            0 => 1,
            margin if margin > 0 => 2,
            _ => 0,
        };
        matrix.standing().iter().filter(|b| **b != a).map(half_points).sum()
    };
    let entries = matrix.standing().iter().map(|c| (*c, score(*c), Amount::halves(score(*c))));
    Standings::new(entries).elect(
        Count::new("copeland", seats),
        matrix.side(),
        ties,
        Amount::ZERO,
        "duels won, a draw counting half",
    )
}

/// Elect those whose worst defeat is smallest (Simpson 1969, Kramer 1977). Whoever is never beaten has a worst defeat of 0.
///
/// # Errors
/// Seats that cannot be filled.
pub fn minimax(matrix: &Matrix, seats: usize, strength: Strength, ties: &TieBreak) -> Result<Count, Refusal> {
    let worst = |a: Candidate| -> i128 {
        let defeats = matrix.standing().iter().filter_map(|b| matrix.majority(*b, a, strength));
        defeats.max().unwrap_or(0)
    };
    let shown =
        |defeat: i128| Amount::from_units(defeat.saturating_mul(-crate::record::amount::UNITS_PER_VOTE));
    let entries = matrix.standing().iter().map(|c| (*c, -worst(*c), shown(worst(*c))));
    let unit = "votes in the worst defeat";
    Standings::new(entries).elect(Count::new("minimax", seats), matrix.side(), ties, Amount::ZERO, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Majorities: 0 over 1 by 5, 1 over 2 by 3, 2 over 0 by 1.
    fn circle() -> Matrix {
        Matrix::from_support(3, vec![0, 7, 4, 2, 0, 6, 5, 3, 0]).expect("a square")
    }

    #[test]
    fn a_circle_has_no_condorcet_winner() {
        let count = condorcet(&circle(), 1).expect("a count");
        assert!(count.winners.is_empty());
        assert!(count.rounds[0].sentence.contains("no Condorcet winner"));
    }

    #[test]
    fn in_a_circle_of_three_everyone_wins_one_duel() {
        assert_eq!(copeland(&circle(), 1, &TieBreak::Report).expect("a count").winners.len(), 3);
    }

    #[test]
    fn minimax_elects_whose_worst_defeat_is_smallest() {
        let count = minimax(&circle(), 1, Strength::Margin, &TieBreak::Report).expect("a count");
        assert_eq!(count.winners, [Candidate::new(0)]);
        assert_eq!(count.rounds[0].votes[1].1, Amount::parse("-5").expect("a number"));
    }

    #[test]
    fn the_strength_can_change_who_wins_with_minimax() {
        // 2 over 0: 4 to 3. 0 over 1: 2 to 0. 1 over 2: 5 to 1.
        let matrix = Matrix::from_support(3, vec![0, 2, 3, 0, 0, 5, 4, 1, 0]).expect("a square");
        let by = |strength| minimax(&matrix, 1, strength, &TieBreak::Report).expect("a count").winners;
        assert_eq!(by(Strength::Margin), [Candidate::new(0)]);
        assert_eq!(by(Strength::WinningVotes), [Candidate::new(1)]);
    }

    #[test]
    fn condorcet_fills_one_seat_only() {
        assert!(matches!(condorcet(&circle(), 2), Err(Refusal::OneSeatOnly { .. })));
    }
}
