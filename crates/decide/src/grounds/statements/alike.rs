//! Which statements say nearly the same. By letters alone, so that it works in every language: three in a row at a time.

use std::collections::BTreeSet;

/// From this share of common threes on, two statements are shown side by side.
const ALIKE: f64 = 0.4;
/// How many are shown.
const SHOWN: usize = 3;

/// A text as small letters and digits, one blank between words.
pub(super) fn plain(text: &str) -> String {
    let small: String = text
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Those of the known statements that say nearly the same, the nearest first.
pub(super) fn alike<'a, T>(text: &str, known: &'a [(T, String)]) -> Vec<&'a (T, String)> {
    let own = threes(text);
    let mut near: Vec<(f64, &(T, String))> = known
        .iter()
        .map(|one| (nearness(&own, &threes(&one.1)), one))
        .filter(|(near, _)| *near >= ALIKE)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(SHOWN).map(|(_, one)| one).collect()
}

fn threes(text: &str) -> BTreeSet<[char; 3]> {
    let letters: Vec<char> = format!(" {} ", plain(text)).chars().collect();
    letters.windows(3).filter_map(|three| <[char; 3]>::try_from(three).ok()).collect()
}

/// Of all threes of both the share that they have in common.
fn nearness(one: &BTreeSet<[char; 3]>, other: &BTreeSet<[char; 3]>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    let number = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    if all == 0 { 0.0 } else { number(shared) / number(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(text: &str, other: &str) -> bool {
        !alike(text, &[((), other.to_owned())]).is_empty()
    }

    #[test]
    fn what_says_nearly_the_same_is_found() {
        assert!(near("The bus should run until midnight.", "Buses should run until midnight!"));
        assert!(near("Mehr Bänke im Park", "Wir wollen mehr Bänke im Park"));
        assert!(near("公園に椅子をもっと置くべきだ", "公園に椅子をもっと置くべき"));
    }

    #[test]
    fn what_says_something_else_is_not() {
        assert!(!near("The bus should run until midnight.", "The market should be open on Sundays."));
        assert!(!near("We need more trees", "We need fewer cars"));
        assert!(!near("", "We need fewer cars"));
    }

    #[test]
    fn the_same_words_are_the_same_however_they_are_written() {
        assert_eq!(plain("  More TREES,  please!"), plain("more trees please"));
    }
}
