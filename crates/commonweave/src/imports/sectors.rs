//! Which sector a word in somebody's spreadsheet means.

use super::sector_words::WORDS;
use house::members::fold;
use house::sector::Sector;

/// The sector that a cell means: the whole of it, else the first of its parts that means one.
pub(super) fn sector_of(cell: &str) -> Option<Sector> {
    let whole = fold(cell);
    one(&whole).or_else(|| words_of(cell).iter().find_map(|(word, _)| one(word)))
}

/// The sector that a cell means, though it says more than the word for it: "Registered Charity" is a charity.
pub(super) fn nearly(cell: &str) -> Option<Sector> {
    let told = |part: &String| {
        let words: Vec<&str> = part.split(' ').filter(|word| !word.is_empty()).collect();
        let (first, last) = (words.first()?, words.last()?);
        let rest = words.get(..words.len() - 1).filter(|rest| !rest.is_empty())?;
        let generic = GENERIC.split(' ').any(|word| word == *last);
        let whole = generic.then(|| one(&rest.join(" "))).flatten();
        let head = || HEADS.split_whitespace().any(|head| head == *first).then(|| one(first)).flatten();
        whole.or_else(|| one(last)).or_else(head).filter(|sector| *sector != Sector::Other)
    };
    words_of(cell).iter().find_map(|(word, _)| told(word))
}

/// What may stand behind the word for a sector.
const GENERIC: &str = "organisation organization body bodies sector group institution type";

/// Words for sectors that stand before what describes them.
const HEADS: &str = "association asociacion associacao associazione fondation fundacion fundacao fondazione entreprise empresa azienda universite \
    universidad universidade universita collectif sindicato syndicat museo musee museu stowarzyszenie fundacja spolek nadace";

/// The parts of a cell that names several things, each folded and as it is written.
pub(super) fn words_of(cell: &str) -> Vec<(String, String)> {
    // Some write what the column is before each word: "Type: school".
    let cell = cell.split_once(':').map_or(cell, |(_, rest)| rest);
    let parts = cell.split([',', ';', '/', '|', '&', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(|part| (fold(part), part.to_owned())).collect()
}

/// The sector that this folded word means.
pub(super) fn one(word: &str) -> Option<Sector> {
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
    fn a_word_for_a_sector_may_be_described() {
        assert_eq!(nearly("Registered Charity"), Some(Sector::NonProfit));
        assert_eq!(nearly("International NGO"), Some(Sector::NonProfit));
        assert_eq!(nearly("Private Company"), Some(Sector::Business));
        assert_eq!(nearly("Asociación deportiva"), Some(Sector::NonProfit));
        assert_eq!(nearly("Public sector organisation"), Some(Sector::Government));
        assert_eq!(nearly("Water works"), None);
        assert_eq!(nearly("Quite other"), None);
    }

    #[test]
    fn lists_and_the_house_fold_alike() {
        let letters = (1..0x3_0000).filter_map(char::from_u32).filter(|letter| {
            // The line by which Arabic words are drawn longer, and the letters that are drawn with it.
            !matches!(letter, '\u{640}' | '\u{fcf2}'..='\u{fcf4}' | '\u{fe71}'..='\u{fe7f}')
        });
        let apart: Vec<char> = letters
            .filter(|letter| {
                let text = format!("a{letter}b {letter}");
                fold(&text) != lists::fold(&text)
            })
            .collect();
        assert!(apart.is_empty(), "{apart:?}");
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
