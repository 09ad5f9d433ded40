//! Own ballots and the votes that they carry, told apart.

use crate::proposals::counting::Pile;
use crate::proposals::method::Method;
use house::web::Said;

/// What they say, how many say it themselves, how many votes these carry, and how many that is.
pub(super) type Apart = (Said, i64, i64, i64);

/// A row for each word that one could choose, where a proposal stands as a whole, and one for all ballots. Nothing where no vote was
/// carried.
pub(super) fn apart(method: Method, piles: &[Pile]) -> Vec<Apart> {
    let people: Vec<&Pile> = piles.iter().filter(|pile| pile.side.is_empty()).collect();
    if people.iter().all(|pile| pile.carried == 0) {
        return Vec::new();
    }
    let row = |said: Said, word: Option<&str>| -> Apart {
        let (mut all, mut carried) = (0_i64, 0_i64);
        for pile in people.iter().filter(|pile| word.is_none_or(|word| pile.choice == word)) {
            all = all.saturating_add(pile.amount);
            carried = carried.saturating_add(pile.carried);
        }
        (said, all.saturating_sub(carried), carried, all)
    };
    let words = method.words().iter();
    let mut rows: Vec<Apart> = words.map(|(word, key)| row(Said::key(key), Some(*word))).collect();
    rows.push(row(Said::key("proposal-apart-all"), None));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pile(choice: &str, amount: i64, carried: i64) -> Pile {
        Pile { side: String::new(), choice: choice.to_owned(), amount, carried }
    }

    fn figures(rows: &[Apart]) -> Vec<(i64, i64, i64)> {
        rows.iter().map(|(_, own, carried, all)| (*own, *carried, *all)).collect()
    }

    #[test]
    fn own_ballots_and_carried_votes_make_up_the_count() {
        let rows = apart(Method::Simple, &[pile("yes", 5, 3), pile("no", 2, 0)]);
        assert_eq!(figures(&rows), [(2, 3, 5), (2, 0, 2), (0, 0, 0), (4, 3, 7)]);
        let ranked = apart(Method::Runoff, &[pile("1>2", 4, 1), pile("2>1", 1, 0)]);
        assert_eq!(figures(&ranked), [(4, 1, 5)]);
    }

    #[test]
    fn where_nothing_was_carried_nothing_is_told_apart() {
        assert!(apart(Method::Simple, &[pile("yes", 5, 0)]).is_empty());
    }
}
