//! The figures of a health round as they are told: means of marks from 1 to 5, in hundredths, with what they call for.

use crate::rounds::asking::{Question, THEMES, Theme, Way};
use crate::rounds::round::{FEW, percent};
use crate::rounds::store::Figure;
use std::collections::BTreeSet;

/// From which means on something is a strength, and to be talked about: the customary cut-offs of such inventories.
const STRENGTH: i64 = 400;
const TALK: i64 = 300;

/// What a mean calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Band {
    /// It goes well.
    Strength,
    /// It is worth talking about.
    Talk,
    /// It hurts.
    Concern,
}

/// A theme as a round tells of it.
pub(super) struct ThemeLine {
    /// Its place, from 1.
    pub(super) place: i64,
    pub(super) theme: &'static Theme,
    pub(super) people: i64,
    /// None where fewer than five have answered.
    pub(super) mean: Option<i64>,
    /// By how much it is more than in the round before.
    pub(super) change: Option<i64>,
    /// Key and mean of each statement.
    pub(super) statements: Vec<(&'static str, Option<i64>)>,
}

/// A question of the round's own, and what was said: name and figure of each line.
pub(super) struct OwnLine {
    pub(super) words: String,
    pub(super) way: &'static str,
    pub(super) people: i64,
    pub(super) rows: Vec<(String, String)>,
    pub(super) texts: Vec<String>,
}

impl Band {
    /// That of a mean in hundredths.
    pub(super) fn of(mean: i64) -> Band {
        match mean {
            STRENGTH.. => Band::Strength,
            TALK.. => Band::Talk,
            _ => Band::Concern,
        }
    }

    /// Key of its name, and the class of its mark.
    pub(super) fn label(self) -> (&'static str, &'static str) {
        match self {
            Band::Strength => ("round-band-strength", ""),
            Band::Talk => ("round-band-talk", ""),
            Band::Concern => ("round-band-concern", "warn"),
        }
    }
}

/// A mean in hundredths.
pub(super) fn mean(total: i64, marks: i64) -> Option<i64> {
    (marks > 0).then(|| (total.saturating_mul(100) + marks / 2) / marks.max(1))
}

/// Hundredths as one reads them: `4.25`.
pub(in crate::rounds) fn decimal(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, (hundredths % 100).abs())
}

/// A difference of hundredths as one reads it: `+0.25`.
pub(in crate::rounds) fn difference(hundredths: i64) -> String {
    let sign = match hundredths {
        0 => "±",
        1.. => "+",
        _ => "−",
    };
    format!("{sign}{}", decimal(hundredths.abs()))
}

fn found<'a>(figures: &'a [Figure], measure: &str, sector: &str) -> Option<&'a Figure> {
    let fits = |one: &&Figure| one.measure == measure && one.sector == sector && one.people >= FEW;
    figures.iter().find(fits)
}

/// The themes of a round. `before` are the means of the round before, by the words of their themes.
pub(super) fn themes(figures: &[Figure], before: &[(String, i64)]) -> Vec<ThemeLine> {
    let line = |(place, theme): (i64, &'static Theme)| {
        let own = found(figures, theme.word, "");
        let value = own.and_then(|one| mean(one.total, one.marks));
        let last = before.iter().find(|(word, _)| word == theme.word).map(|(_, value)| *value);
        let statement = |(field, key): &(&'static str, &'static str)| {
            let one = found(figures, field, "").and_then(|one| mean(one.total, one.marks));
            (*key, one)
        };
        ThemeLine {
            place,
            theme,
            people: own.map_or(0, |one| one.people),
            mean: value,
            change: value.zip(last).map(|(now, then)| now - then),
            statements: theme.statements.iter().map(statement).collect(),
        }
    };
    (1..).zip(&THEMES).map(line).collect()
}

/// The means of each sector by theme, in the order of the themes: the word of the sector, and what is known of it.
pub(super) fn sectors(figures: &[Figure]) -> Vec<(String, Vec<Option<(i64, i64)>>)> {
    let of_themes = figures.iter().filter(|one| THEMES.iter().any(|theme| theme.word == one.measure));
    let words: BTreeSet<&str> =
        of_themes.map(|one| one.sector.as_str()).filter(|sector| !sector.is_empty()).collect();
    words.into_iter().map(|word| (word.to_owned(), means_of(figures, word))).collect()
}

fn means_of(figures: &[Figure], word: &str) -> Vec<Option<(i64, i64)>> {
    let told = |theme: &Theme| {
        let one = found(figures, theme.word, word)?;
        Some((mean(one.total, one.marks)?, one.people))
    };
    THEMES.iter().map(told).collect()
}

/// What was said to the questions of the round's own. `texts` are the words, with the place of their question.
pub(super) fn own(figures: &[Figure], questions: &[Question], texts: &[(i64, String)]) -> Vec<OwnLine> {
    questions.iter().enumerate().map(|(at, question)| own_line(figures, texts, (at, question))).collect()
}

fn own_line(figures: &[Figure], texts: &[(i64, String)], (at, question): (usize, &Question)) -> OwnLine {
    let of = |measure: String| figures.iter().find(|one| one.measure == measure && one.people >= FEW);
    let place = i64::try_from(at).unwrap_or(i64::MAX);
    let (mut people, mut rows) = (0, Vec::new());
    let way = match question.way {
        Way::Text => "text",
        Way::Scale => "scale",
        Way::Choice(_) => "choice",
        Way::Ranking(_) => "ranking",
    };
    if let Some(one) = of(format!("own-{at}")) {
        people = one.people;
        rows.extend(mean(one.total, one.marks).map(|mean| (question.words.clone(), decimal(mean))));
    }
    for (option, words) in question.way.options().iter().enumerate() {
        let Some(one) = of(format!("own-{at}-{option}")) else { continue };
        people = one.people;
        let value = match way {
            "choice" => format!("{} %", percent(one.total, one.marks)),
            _ => mean(one.total, one.marks).map(decimal).unwrap_or_default(),
        };
        rows.push((words.clone(), value));
    }
    let texts = texts.iter().filter(|(question, _)| *question == place).map(|(_, words)| words.clone());
    OwnLine { words: question.words.clone(), way, people, rows, texts: texts.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_offs_are_those_of_the_inventory() {
        assert_eq!(
            [400, 399, 300, 299].map(Band::of),
            [Band::Strength, Band::Talk, Band::Talk, Band::Concern]
        );
    }

    #[test]
    fn means_are_rounded_and_compared_with_the_round_before() {
        let figure = |measure: &str, sector: &str, people, marks, total| Figure {
            measure: measure.to_owned(),
            sector: sector.to_owned(),
            people,
            marks,
            total,
        };
        let figures = [
            figure("purpose", "", 11, 33, 120),
            figure("purpose", "arts", 6, 18, 90),
            figure("process", "", 4, 4, 20),
        ];
        let lines = themes(&figures, &[("purpose".to_owned(), 400)]);
        assert_eq!((lines[0].mean, lines[0].change, lines[0].people), (Some(364), Some(-36), 11));
        assert_eq!(lines[2].mean, None, "four are too few, whatever the table says");
        assert_eq!(sectors(&figures)[0].1[0], Some((500, 6)));
        assert_eq!([difference(-36), difference(0), difference(120)], ["−0.36", "±0.00", "+1.20"]);
    }
}
