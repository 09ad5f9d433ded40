//! What is said in a trust round, as figures. **Trust** of one in another is the mean of reliability, support and openness; what they
//! are **worth** to each other that of influence, involvement and resources; both from 1 to 4. The score of one is the mean over
//! those who rated them, told from three on. Of all ties that could be, those between two who both said nothing are left out.

use super::RATERS;
use crate::rounds::round::FEW;
use crate::rounds::store::{Figure, Score, Spoken};
use std::collections::{BTreeMap, BTreeSet};

/// What a round comes to.
#[derive(Debug, Default)]
pub(super) struct Summed {
    pub(super) scores: Vec<Score>,
    pub(super) pairs: Vec<(i64, i64)>,
    pub(super) figures: Vec<Figure>,
}

/// The mean of the marks that were given, in hundredths.
fn mean(marks: [Option<i64>; 3]) -> Option<i64> {
    let given: Vec<i64> = marks.into_iter().flatten().collect();
    average(&given.iter().map(|mark| mark.saturating_mul(100)).collect::<Vec<i64>>())
}

/// The mean of some numbers, rounded.
fn average(numbers: &[i64]) -> Option<i64> {
    let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    let sum: i64 = numbers.iter().sum();
    (count > 0).then(|| (sum + count / 2) / count.max(1))
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How far one trusts another, and what they are worth to them.
fn rated(said: &Spoken) -> (Option<i64>, Option<i64>) {
    let trust = mean([said.reliability, said.support, said.openness]);
    (trust, mean([said.influence, said.involvement, said.resources]))
}

/// Sums a round up. `ties` hold a row for everyone who answered, in which they name themselves; `asked` are those who were asked,
/// each with its sector; `done` is what derived ties there are between two sectors, in hundredths: none where there are some, and fewer
/// than five pairs of people have them.
pub(super) fn sum(
    ties: &[Spoken],
    asked: &[(i64, String)],
    done: &BTreeMap<(String, String), Option<i64>>,
) -> Summed {
    let raters: BTreeSet<i64> = ties.iter().map(|said| said.rater_id).collect();
    let said: Vec<&Spoken> = ties.iter().filter(|said| said.rater_id != said.rated_id).collect();
    let pairs = both(&said);
    let mut figures = Vec::new();
    if enough(raters.len(), said.iter().copied(), FEW) {
        figures.extend(of_all(&said, raters.len()));
        figures.push(density(&said, asked, &raters));
        by_sectors(&said, asked, done, &mut figures);
    }
    Summed { scores: scores(&said), pairs, figures }
}

/// Whether so many who said this are as many as it takes, and those of them who said it here themselves are as many, or nobody:
/// whoever brought in what the others said knows it, and would reckon out the rest.
fn enough<'s>(all: usize, said: impl Iterator<Item = &'s Spoken>, least: i64) -> bool {
    let own: BTreeSet<i64> = said.filter(|one| one.own).map(|one| one.rater_id).collect();
    length(all) >= least && (own.is_empty() || length(own.len()) >= least)
}

/// Those who have named each other. Of two of whom one spoke here and the other was brought in nothing is told: whoever brings in that
/// one names everybody would learn who named that one.
fn both(said: &[&Spoken]) -> Vec<(i64, i64)> {
    let named: BTreeSet<(i64, i64, bool)> =
        said.iter().map(|one| (one.rater_id, one.rated_id, one.own)).collect();
    let mutual =
        named.iter().filter(|(one, other, own)| one < other && named.contains(&(*other, *one, *own)));
    mutual.map(|(one, other, _)| (*one, *other)).collect()
}

fn scores(said: &[&Spoken]) -> Vec<Score> {
    let mut each: BTreeMap<i64, Vec<&Spoken>> = BTreeMap::new();
    for one in said.iter().copied() {
        each.entry(one.rated_id).or_default().push(one);
    }
    let score = |(rated_id, said): (i64, Vec<&Spoken>)| {
        let told = |of: fn(&Spoken) -> Option<i64>| {
            let marked: Vec<&Spoken> = said.iter().copied().filter(|one| of(one).is_some()).collect();
            let marks: Vec<i64> = marked.iter().filter_map(|one| of(one)).collect();
            let enough = enough(marks.len(), marked.iter().copied(), RATERS);
            average(&marks).filter(|_| enough).map(|mean| (mean, length(marks.len())))
        };
        let (trust, raters) = told(|one| rated(one).0)?;
        Some(Score {
            rated_id,
            raters,
            trust: Some(trust),
            worth: told(|one| rated(one).1).map(|(mean, _)| mean),
        })
    };
    each.into_iter().filter_map(score).collect()
}

fn figure(measure: &str, sector: String, [people, marks, total]: [i64; 3]) -> Figure {
    Figure { measure: measure.to_owned(), sector, people, marks, total }
}

/// The means of trust and worth over all ties, each where five or more gave marks for it, and how many ties are of each depth.
fn of_all(said: &[&Spoken], all: usize) -> Vec<Figure> {
    let mut figures = Vec::new();
    let of: [(&str, fn(&Spoken) -> Option<i64>); 2] =
        [("trust", |one| rated(one).0), ("worth", |one| rated(one).1)];
    for (measure, of) in of {
        let marked: Vec<&Spoken> = said.iter().copied().filter(|one| of(one).is_some()).collect();
        if may_be_told(&marked) {
            let total = marked.iter().filter_map(|one| of(one)).sum();
            figures.push(figure(measure, String::new(), [raters(&marked), length(marked.len()), total]));
        }
    }
    for depth in 0..=5_i64 {
        let count = said.iter().filter(|one| one.depth == depth).count();
        figures.push(figure(
            &format!("depth-{depth}"),
            String::new(),
            [length(all), length(said.len()), length(count)],
        ));
    }
    figures
}

/// How many of all pairs that could have been named were named by one of the two.
fn density(said: &[&Spoken], asked: &[(i64, String)], raters: &BTreeSet<i64>) -> Figure {
    let known: BTreeSet<i64> = asked.iter().map(|(id, _)| *id).chain(raters.iter().copied()).collect();
    let all = length(known.len());
    let silent = length(known.iter().filter(|id| !raters.contains(id)).count());
    let pairs = |count: i64| count.saturating_mul(count.saturating_sub(1)) / 2;
    let possible = pairs(all) - pairs(silent);
    let named: BTreeSet<(i64, i64)> = said
        .iter()
        .filter(|one| known.contains(&one.rated_id) && (one.contact > 0 || one.depth > 0))
        .map(|one| (one.rater_id.min(one.rated_id), one.rater_id.max(one.rated_id)))
        .collect();
    figure("density", String::new(), [length(raters.len()), possible, length(named.len())])
}

/// What is said between two sectors, and the sum of its depths.
type Between<'s> = (Vec<&'s Spoken>, i64);

/// Depth as it is said between two sectors, of five who said something or more, beside what is done between them. What is left of all
/// ties is of five or more too, or of nobody.
fn by_sectors(
    said: &[&Spoken],
    asked: &[(i64, String)],
    done: &BTreeMap<(String, String), Option<i64>>,
    figures: &mut Vec<Figure>,
) {
    let sectors: BTreeMap<i64, &str> = asked.iter().map(|(id, sector)| (*id, sector.as_str())).collect();
    let mut sums: BTreeMap<(String, String), Between<'_>> = BTreeMap::new();
    let mut rest: Vec<&Spoken> = Vec::new();
    for one in said.iter().copied() {
        let pair = sectors.get(&one.rater_id).zip(sectors.get(&one.rated_id));
        let Some((from, to)) = pair.filter(|(from, to)| !from.is_empty() && !to.is_empty()) else {
            rest.push(one);
            continue;
        };
        let key = ((*from.min(to)).to_owned(), (*from.max(to)).to_owned());
        let sum = sums.entry(key).or_default();
        sum.0.push(one);
        sum.1 = sum.1.saturating_add(one.depth.saturating_mul(100));
    }
    for (key, (said, depth)) in left_safe(sums, rest) {
        let name = format!("{}+{}", key.0, key.1);
        figures.push(figure("said", name.clone(), [raters(&said), length(said.len()), depth]));
        // What none did together is nothing; what a few did is not told.
        if let Some(amount) = done.get(&key).copied().unwrap_or(Some(0)) {
            figures.push(figure("done", name, [FEW, 1, amount]));
        }
    }
}

fn raters(said: &[&Spoken]) -> i64 {
    length(said.iter().map(|one| one.rater_id).collect::<BTreeSet<i64>>().len())
}

fn may_be_told(said: &[&Spoken]) -> bool {
    enough(usize::try_from(raters(said)).unwrap_or(0), said.iter().copied(), FEW)
}

/// Those of these sums that can be told, so that what is left out beside them cannot be reckoned out of all.
fn left_safe<'s>(
    sums: BTreeMap<(String, String), Between<'s>>,
    mut rest: Vec<&'s Spoken>,
) -> Vec<((String, String), Between<'s>)> {
    let (mut told, few): (Vec<_>, Vec<_>) = sums.into_iter().partition(|(_, (said, _))| may_be_told(said));
    rest.extend(few.into_iter().flat_map(|(_, (said, _))| said));
    // The most come first, so that the fewest are taken along.
    told.sort_by_key(|(_, (said, _))| std::cmp::Reverse(raters(said)));
    while !rest.is_empty() && !may_be_told(&rest) {
        let Some((_, (said, _))) = told.pop() else { break };
        rest.extend(said);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rater_id: i64, rated_id: i64, mark: i64) -> Spoken {
        Spoken {
            rater_id,
            rated_id,
            contact: 3,
            depth: 2,
            reliability: Some(mark),
            support: Some(mark),
            openness: None,
            influence: None,
            involvement: None,
            resources: None,
            own: true,
        }
    }

    fn asked() -> Vec<(i64, String)> {
        (1..=6).map(|id| (id, if id < 4 { "arts" } else { "media" }.to_owned())).collect()
    }

    #[test]
    fn a_score_needs_three_raters() {
        let ties = [said(2, 1, 4), said(3, 1, 3), said(4, 1, 2), said(2, 5, 4), said(3, 5, 4)];
        let done = sum(&ties, &asked(), &BTreeMap::new());
        assert_eq!(done.scores, [Score { rated_id: 1, raters: 3, trust: Some(300), worth: None }]);
        assert!(done.figures.is_empty(), "three who answered are too few for figures of all");
    }

    #[test]
    fn only_who_named_each_other_is_a_pair() {
        let ties = [said(1, 2, 4), said(2, 1, 1), said(3, 1, 2)];
        assert_eq!(sum(&ties, &asked(), &BTreeMap::new()).pairs, [(1, 2)]);
    }

    #[test]
    fn whoever_brings_in_what_others_said_reckons_out_nobody() {
        let brought = |rater, rated, mark| Spoken { own: false, ..said(rater, rated, mark) };
        let done = BTreeMap::new();
        let ties = [said(2, 1, 4), brought(3, 1, 3), brought(4, 1, 2)];
        assert!(sum(&ties, &asked(), &done).scores.is_empty(), "one of three spoke here");
        let ties = [brought(2, 1, 4), brought(3, 1, 3), brought(4, 1, 2)];
        assert_eq!(sum(&ties, &asked(), &done).scores.len(), 1);
        let ties = [said(2, 1, 4), brought(1, 2, 1)];
        assert!(sum(&ties, &asked(), &done).pairs.is_empty(), "that 2 named 1 is told to nobody");
    }

    #[test]
    fn what_one_alone_thinks_partners_are_worth_is_not_told() {
        let mut ties: Vec<Spoken> = (2..=6).map(|id| said(id, 1, 3)).collect();
        ties.iter_mut().take(1).for_each(|one| one.influence = Some(1));
        let done = sum(&ties, &asked(), &BTreeMap::new());
        assert!(done.figures.iter().any(|one| one.measure == "trust" && one.people == 5));
        assert!(done.figures.iter().all(|one| one.measure != "worth"));
    }

    #[test]
    fn what_could_not_be_said_does_not_count_as_possible() {
        // Six are asked, five answer: 15 pairs less that of nobody with nobody.
        let ties: Vec<Spoken> = (1..=5).map(|id| said(id, if id == 1 { 2 } else { 1 }, 4)).collect();
        let done = sum(&ties, &asked(), &BTreeMap::new());
        let density = done.figures.iter().find(|one| one.measure == "density").unwrap();
        assert_eq!((density.marks, density.total), (15, 4));
        let trust = done.figures.iter().find(|one| one.measure == "trust").unwrap();
        assert_eq!((trust.people, trust.marks, trust.total), (5, 5, 2_000));
        // Of arts and media together only two have said anything.
        assert!(done.figures.iter().all(|one| one.measure != "said"));
    }
}
