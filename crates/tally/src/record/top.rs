//! Electing the highest of a list of figures, with the tie for the last seat told.

use super::tie::FEW;
use super::{Amount, Count, Refusal, Round, Tie, TieBreak, list, tie};
use crate::ballots::Candidate;

/// Candidates with the figure that ranks them (more is better) and the figure that is shown.
pub(crate) struct Standings<K> {
    entries: Vec<(Candidate, K, Amount)>,
}

impl<K: Ord + Clone> Standings<K> {
    pub(crate) fn new(entries: impl IntoIterator<Item = (Candidate, K, Amount)>) -> Self {
        Self { entries: entries.into_iter().collect() }
    }

    /// Elect the `seats` highest into one round of `count`. `unit` names the figure in sentences ("points").
    pub(crate) fn elect(
        mut self,
        mut count: Count,
        candidates: usize,
        ties: &TieBreak,
        exhausted: Amount,
        unit: &str,
    ) -> Result<Count, Refusal> {
        check_seats(count.seats, self.entries.len())?;
        let votes = self.entries.iter().map(|(c, _, shown)| (*c, *shown)).collect();
        // Without a seed nothing is drawn: equal candidates are named in the order of the list.
        let drawn = (*ties != TieBreak::Report).then(|| tie::places(&ties.order(candidates)));
        let places = drawn.unwrap_or_else(|| (0..candidates).collect());
        let place = |c: Candidate| places.get(c.index()).copied().unwrap_or(usize::MAX);
        self.entries.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| place(a.0).cmp(&place(b.0))));
        let (elected, tie) = self.first(count.seats, ties);
        let shown = |c: &Candidate| {
            let figure = self.entries.iter().find(|(e, ..)| e == c).map_or(Amount::ZERO, |e| e.2);
            format!("#{} ({figure} {unit})", c.id())
        };
        let told: Vec<String> = elected.iter().take(FEW).map(shown).collect();
        let verb = if elected.len() == 1 { "is" } else { "are" };
        let more = elected.len().saturating_sub(FEW);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let sentence = format!("Highest, and so elected, {verb} {}{more}.", told.join(", "));
        count.ties.extend(tie);
        count.winners.clone_from(&elected);
        count.rounds.push(Round { votes, exhausted, elected, sentence, ..Round::default() });
        Ok(count)
    }

    /// The first `seats` of the sorted entries, and the tie at the last of them.
    fn first(&self, seats: usize, ties: &TieBreak) -> (Vec<Candidate>, Option<Tie>) {
        let everyone = || self.entries.iter().map(|e| e.0);
        let (Some(last), next) = (self.entries.get(seats.saturating_sub(1)), self.entries.get(seats)) else {
            return (everyone().collect(), None);
        };
        if next.is_none_or(|next| next.1 != last.1) {
            return (everyone().take(seats).collect(), None);
        }
        let above = self.entries.iter().filter(|e| e.1 > last.1).count();
        let mut equal: Vec<Candidate> = self.entries.iter().filter(|e| e.1 == last.1).map(|e| e.0).collect();
        let (elected, picked, how) = if *ties == TieBreak::Report {
            let elected: Vec<_> = everyone().take(above + equal.len()).collect();
            (elected, equal.clone(), "no seed was given, so all of them are named".to_owned())
        } else {
            let picked: Vec<_> = equal.iter().copied().take(seats - above).collect();
            (
                everyone().take(seats).collect(),
                picked.clone(),
                format!("{} chose {}", ties.told(), list(&picked)),
            )
        };
        equal.sort();
        let sentence =
            format!("{} are equal for the last {}: {how}.", list(&equal), seat_word(seats - above));
        (elected, Some(Tie::new(1, equal, picked, sentence)))
    }
}

fn seat_word(seats: usize) -> String {
    if seats == 1 { "seat".to_owned() } else { format!("{seats} seats") }
}

/// Refuse a number of seats that cannot be filled.
pub(crate) const fn check_seats(seats: usize, candidates: usize) -> Result<(), Refusal> {
    if candidates == 0 {
        return Err(Refusal::NobodyStands);
    }
    if seats == 0 || seats > candidates {
        return Err(Refusal::Seats { seats, candidates });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elect(figures: &[u64], seats: usize, ties: &TieBreak) -> Count {
        let entries = figures.iter().enumerate().map(|(i, &f)| (Candidate::new(i), f, Amount::whole(f)));
        Standings::new(entries)
            .elect(Count::new("test", seats), figures.len(), ties, Amount::ZERO, "points")
            .expect("seats that can be filled")
    }

    #[test]
    fn the_highest_win_in_order() {
        let count = elect(&[3, 9, 5], 2, &TieBreak::Report);
        assert_eq!(count.winners, [Candidate::new(1), Candidate::new(2)]);
        assert_eq!(count.ties, []);
    }

    #[test]
    fn without_a_seed_all_who_tie_for_the_last_seat_are_named() {
        let count = elect(&[5, 9, 5], 2, &TieBreak::Report);
        assert_eq!(count.winners.len(), 3);
        assert_eq!(count.ties[0].candidates, [Candidate::new(0), Candidate::new(2)]);
    }

    #[test]
    fn with_a_seed_the_lot_chooses_and_says_so() {
        let count = elect(&[5, 9, 5], 2, &TieBreak::Lot(1));
        assert_eq!(count.winners.len(), 2);
        assert!(count.ties[0].sentence.contains("the lot of seed 1 chose"), "{}", count.ties[0].sentence);
    }

    #[test]
    fn a_tie_above_the_last_seat_needs_no_decision() {
        assert_eq!(elect(&[9, 9, 5], 2, &TieBreak::Report).ties, []);
    }

    #[test]
    fn more_seats_than_candidates_are_refused() {
        assert_eq!(check_seats(3, 2), Err(Refusal::Seats { seats: 3, candidates: 2 }));
        assert_eq!(check_seats(1, 0), Err(Refusal::NobodyStands));
    }
}
