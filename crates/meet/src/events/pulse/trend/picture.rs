//! The trend as a picture: all together, and the sectors of which most answers are told.

use super::show::{label, of_sector, whole};
use super::store::Told;
use crate::events::pulse::picture::{self, Line};
use house::charts::Caption;
use house::web::{Piece, Said};

/// How many sectors are drawn beside all together: six lines can be told apart without colours.
const DRAWN: usize = 5;

/// The picture of these quarters, the latest of which comes first; none of fewer than two.
pub(super) fn of(told: &[Told], words: &[&str]) -> Option<Piece> {
    let mut quarters: Vec<&[Told]> = told.chunk_by(|one, other| one.quarter == other.quarter).collect();
    quarters.reverse();
    let all = quarters.iter().map(|some| whole(some)).collect();
    let of_one = |word: &&str| -> Line {
        (Said::key(label(word)), quarters.iter().map(|some| of_sector(some, word)).collect())
    };
    let lines: Vec<Line> = std::iter::once((Said::key("pulse-trend-whole"), all))
        .chain(drawn(told, words).iter().map(of_one))
        .collect();
    let caption = Caption {
        id: "pulse-trend",
        title: Said::key("pulse-trend-caption"),
        about: Said::key("pulse-trend-picture"),
    };
    picture::draw(caption, quarters.iter().map(|some| named(some)).collect(), lines)
}

/// The sectors that are drawn, in the order of the table.
fn drawn<'a>(told: &[Told], words: &[&'a str]) -> Vec<&'a str> {
    let answers =
        |word: &str| -> i64 { told.iter().filter(|one| one.sector == word).map(|one| one.answers).sum() };
    // Where all stand together as others, they are all that there is, and drawn already.
    if words.iter().all(|word| word.is_empty()) {
        return Vec::new();
    }
    let mut most = words.to_vec();
    most.sort_by_key(|word| std::cmp::Reverse(answers(word)));
    most.truncate(DRAWN);
    words.iter().copied().filter(|word| most.contains(word)).collect()
}

/// What a quarter is called.
fn named(some: &[Told]) -> Said {
    let quarter = some.first().map_or(0, |one| one.quarter);
    Said::key("pulse-trend-of")
        .with("year", quarter.div_euclid(4).to_string())
        .with("part", quarter.rem_euclid(4) + 1)
}
