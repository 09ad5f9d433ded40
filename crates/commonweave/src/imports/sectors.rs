//! Which sector a word in somebody's spreadsheet means.

use super::sector_words::WORDS;
use crate::members::fold;
use crate::sector::Sector;

/// The sector that a cell means: the whole of it, else the first of its parts that means one.
pub(super) fn sector_of(cell: &str) -> Option<Sector> {
    let whole = fold(cell);
    one(&whole).or_else(|| whole.split([',', ';', '/', '|', '&', '\n']).find_map(|part| one(part.trim())))
}

fn one(word: &str) -> Option<Sector> {
    let own = |sector: &&Sector| sector.as_str() == word;
    let told = || {
        WORDS
            .iter()
            .find(|(_, words)| words.split(", ").any(|known| known == word))
            .map(|(sector, _)| *sector)
    };
    Sector::ALL.iter().find(own).copied().or_else(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sector_is_known_in_several_languages_and_among_others() {
        assert_eq!(sector_of("Öffentlich"), Some(Sector::Government));
        assert_eq!(sector_of("Brigade, Government; midwest"), Some(Sector::Government));
        assert_eq!(sector_of("Fundação"), Some(Sector::Philanthropy));
        assert_eq!(sector_of("NON-PROFIT"), Some(Sector::NonProfit));
        assert_eq!(sector_of("Brigade"), None);
    }

    #[test]
    fn no_word_means_two_sectors() {
        let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.split(", ")).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
