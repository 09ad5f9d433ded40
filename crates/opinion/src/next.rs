//! Which statement to show someone next: seldom seen, well received, and telling the groups apart.

#![expect(clippy::indexing_slicing, reason = "loadings and means have one entry per statement")]

use crate::{chance::Chance, map::OpinionMap};

/// How much a statement deserves to be shown: `((1 − p) · (E + 1) · a · (1 + 2^(3 − seen/5)))²` with the smoothed shares
/// `p = (pass + 1)/(seen + 2)` and `a = (agree + 1)/(seen + 2)` and the statement's extremity `E ≥ 0` (how far someone
/// lands from the middle who voted on it alone). The last factor lifts new statements: ×9 at first, ×2 after 15 votes.
#[must_use]
pub fn priority(agree: u32, pass: u32, seen: u32, extremity: f64) -> f64 {
    let seen = f64::from(seen);
    let passing = (f64::from(pass) + 1.0) / (seen + 2.0);
    let agreeing = (f64::from(agree) + 1.0) / (seen + 2.0);
    ((1.0 - passing) * (extremity + 1.0) * agreeing * (1.0 + (3.0 - seen / 5.0).exp2())).powi(2)
}

/// Draws the statement to show a participant next, with chances in proportion to [`priority`], among those that are not
/// masked and that the participant has not voted on. `None` when nothing is left. The same seed draws the same.
#[must_use]
pub fn next_statement(map: &OpinionMap, participant: usize, seed: u64) -> Option<usize> {
    let votes = map.votes();
    let mut done = vec![false; votes.statements()];
    votes.of(participant).for_each(|(statement, _)| done[statement] = true);
    let open: Vec<(usize, f64)> = (0..votes.statements())
        .filter(|statement| !done[*statement] && !votes.is_masked(*statement))
        .map(|statement| {
            let [agree, pass, disagree] = votes.count(statement);
            (statement, priority(agree, pass, agree + pass + disagree, extremity(map, statement)))
        })
        .collect();
    draw(&open, seed)
}

/// Draws one of these by their weights; `None` of nothing. For callers that keep each statement's counts and
/// [`extremity`] and do not hold the map. The same seed draws the same.
#[must_use]
pub fn draw(open: &[(usize, f64)], seed: u64) -> Option<usize> {
    let total: f64 = open.iter().map(|(_, weight)| weight).sum();
    let mut left = Chance::new(seed).unit() * total;
    for (statement, weight) in open {
        left -= weight;
        if left < 0.0 {
            return Some(*statement);
        }
    }
    open.last().map(|(statement, _)| *statement)
}

/// Where someone lands who disagrees with this statement alone, as a distance from the middle.
#[must_use]
pub fn extremity(map: &OpinionMap, statement: usize) -> f64 {
    let Some([x, y]) = map.axes().loadings.get(statement) else { return 0.0 };
    let statements = u32::try_from(map.votes().statements()).unwrap_or(u32::MAX);
    (1.0 + map.votes().mean(statement)) * x.hypot(*y) * f64::from(statements).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, Vote, Votes};

    #[test]
    fn nobody_is_shown_what_they_voted_on_or_what_is_masked() {
        let mut votes = Votes::new();
        votes.reserve(2, 4);
        votes.cast(0, 0, Vote::Agree);
        votes.mask(1, true);
        let map = OpinionMap::new(votes, Settings::default());
        for seed in 0..50 {
            assert!(matches!(next_statement(&map, 0, seed), Some(2 | 3)));
        }
    }

    #[test]
    fn someone_who_has_voted_on_everything_is_shown_nothing() {
        let mut votes = Votes::new();
        votes.cast(0, 0, Vote::Pass);
        assert_eq!(next_statement(&OpinionMap::new(votes, Settings::default()), 0, 1), None);
    }

    #[test]
    fn a_new_statement_comes_before_one_that_many_have_passed() {
        assert!(priority(0, 0, 0, 0.0) > priority(2, 40, 45, 0.0));
    }
}
