//! What the answers to a health round come to: sums of marks by theme, for all and by sector; by statement and by question for all.
//! Of what fewer than five have answered, nothing is reckoned, and no sum holds the marks of a statement that is not told by itself:
//! what is left of a theme beside its statements would else be what those few said.

use super::cover::{enough, merged};
use crate::rounds::asking::{Own, Question, Sheet, THEMES, Theme, Way};
use crate::rounds::store::Figure;
use std::collections::BTreeMap;

/// What figures call those who belong to no sector, and those of sectors too small to be told of.
pub(in crate::rounds) const NO_SECTOR: &str = "none";
pub(in crate::rounds) const REST: &str = "rest";

/// An answer with the sector of whoever gave it.
pub(super) type Answered = (String, Sheet);

/// What a round comes to: its figures, and what was written to each question, in the order of the alphabet.
#[derive(Debug, Default)]
pub(super) struct Reckoned {
    pub(super) figures: Vec<Figure>,
    pub(super) words: Vec<(i64, String)>,
}

/// Reckons the figures of a round.
pub(super) fn reckon(answers: &[Answered], questions: &[Question]) -> Reckoned {
    let mut done = Reckoned::default();
    for theme in &THEMES {
        by_theme(answers, theme, &mut done.figures);
    }
    for (at, question) in questions.iter().enumerate() {
        let of = |sheet: &Sheet| sheet.own.get(at).is_some_and(Option::is_some);
        let said: Vec<&Own> =
            answers.iter().filter_map(|(_, sheet)| sheet.own.get(at).and_then(Option::as_ref)).collect();
        if enough(people(answers, of)) {
            by_question((at, question), &said, &mut done);
        }
    }
    done
}

/// How many answers are like this, and how many of them somebody gave themselves.
fn people(answers: &[Answered], is_like: impl Fn(&Sheet) -> bool) -> [i64; 2] {
    let like: Vec<&Sheet> = answers.iter().map(|(_, sheet)| sheet).filter(|sheet| is_like(sheet)).collect();
    [count(like.len()), count(like.iter().filter(|sheet| !sheet.on_paper).count())]
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn figure(measure: impl Into<String>, sector: &str, [people, marks, total]: [i64; 3]) -> Figure {
    Figure { measure: measure.into(), sector: sector.to_owned(), people, marks, total }
}

fn by_theme(answers: &[Answered], theme: &Theme, figures: &mut Vec<Figure>) {
    let told = |field: &&str| enough(people(answers, |sheet| sheet.marks.contains_key(*field)));
    let fields: Vec<&str> = theme.statements.iter().map(|(field, _)| *field).filter(told).collect();
    let mut groups: BTreeMap<&str, [i64; 4]> = BTreeMap::new();
    let mut all = [0_i64; 4];
    for (sector, sheet) in answers {
        let marks: Vec<i64> = fields.iter().filter_map(|field| sheet.marks.get(*field).copied()).collect();
        if marks.is_empty() {
            continue;
        }
        let own = [1, i64::from(!sheet.on_paper), count(marks.len()), marks.iter().sum()];
        let sector = if sector.is_empty() { NO_SECTOR } else { sector.as_str() };
        add(groups.entry(sector).or_default(), own);
        add(&mut all, own);
    }
    let [people, own, marks, total] = all;
    if !enough([people, own]) {
        return;
    }
    figures.push(figure(theme.word, "", [people, marks, total]));
    let groups: Vec<(String, [i64; 2], [i64; 2])> = groups
        .into_iter()
        .map(|(sector, [people, own, marks, total])| (sector.to_owned(), [people, own], [marks, total]))
        .collect();
    for (sector, people, [marks, total]) in merged(&groups) {
        let sector = sector.unwrap_or_else(|| REST.to_owned());
        figures.push(figure(theme.word, &sector, [people, marks, total]));
    }
    by_statement(answers, &fields, figures);
}

fn by_statement(answers: &[Answered], fields: &[&str], figures: &mut Vec<Figure>) {
    for field in fields {
        let marks: Vec<i64> =
            answers.iter().filter_map(|(_, sheet)| sheet.marks.get(*field).copied()).collect();
        let people = count(marks.len());
        figures.push(figure(*field, "", [people, people, marks.iter().sum()]));
    }
}

fn add(sums: &mut [i64; 4], more: [i64; 4]) {
    sums.iter_mut().zip(more).for_each(|(sum, one)| *sum = sum.saturating_add(one));
}

fn by_question((at, question): (usize, &Question), said: &[&Own], done: &mut Reckoned) {
    let people = count(said.len());
    match &question.way {
        Way::Text => {
            let words = said.iter().filter_map(|own| match own {
                Own::Text(text) => Some((count(at), text.clone())),
                _ => None,
            });
            let mut words: Vec<(i64, String)> = words.collect();
            // By the alphabet, and so in no order that tells who said it.
            words.sort();
            done.words.extend(words);
        }
        Way::Scale => {
            let total = said.iter().map(|own| if let Own::Scale(mark) = own { *mark } else { 0 }).sum();
            done.figures.push(figure(format!("own-{at}"), "", [people, people, total]));
        }
        Way::Choice(options) => {
            for option in 0..options.len() {
                let chosen = said.iter().filter(|own| matches!(own, Own::Choice(place) if *place == option));
                let line = [people, people, count(chosen.count())];
                done.figures.push(figure(format!("own-{at}-{option}"), "", line));
            }
        }
        Way::Ranking(options) => {
            for option in 0..options.len() {
                let rank = |own: &&Own| match own {
                    Own::Ranking(ranks) => ranks.get(option).copied(),
                    _ => None,
                };
                let total = said.iter().filter_map(rank).sum();
                done.figures.push(figure(format!("own-{at}-{option}"), "", [people, people, total]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(sector: &str, mark: i64, text: &str) -> Answered {
        let mut sheet = Sheet::default();
        for (field, _) in THEMES[0].statements {
            sheet.marks.insert((*field).to_owned(), mark);
        }
        sheet.own = vec![Some(Own::Text(text.to_owned())), Some(Own::Choice(1)), None];
        (sector.to_owned(), sheet)
    }

    fn asked() -> Vec<Question> {
        let question = |way| Question { words: "?".to_owned(), way };
        let options = || vec!["a".to_owned(), "b".to_owned()];
        vec![question(Way::Text), question(Way::Choice(options())), question(Way::Ranking(options()))]
    }

    fn of<'a>(done: &'a Reckoned, measure: &str) -> Vec<(&'a str, i64, i64, i64)> {
        let own = done.figures.iter().filter(|one| one.measure == measure);
        own.map(|one| (one.sector.as_str(), one.people, one.marks, one.total)).collect()
    }

    #[test]
    fn of_four_nothing_is_told() {
        let answers: Vec<Answered> = (0..4).map(|_| answered("arts", 5, "x")).collect();
        let done = reckon(&answers, &asked());
        assert!(done.figures.is_empty() && done.words.is_empty());
    }

    #[test]
    fn who_types_in_four_sheets_learns_nothing_of_a_fifth() {
        let mut answers: Vec<Answered> = (0..5).map(|_| answered("arts", 5, "x")).collect();
        answers.iter_mut().take(4).for_each(|(_, sheet)| sheet.on_paper = true);
        let done = reckon(&answers, &asked());
        assert!(done.figures.is_empty() && done.words.is_empty());
        answers.iter_mut().for_each(|(_, sheet)| sheet.on_paper = true);
        assert_eq!(of(&reckon(&answers, &asked()), "purpose"), [("", 5, 15, 75)]);
    }

    #[test]
    fn a_theme_less_its_statements_leaves_nobody() {
        let mut answers: Vec<Answered> = (0..6).map(|_| answered("arts", 5, "x")).collect();
        for (at, (_, sheet)) in answers.iter_mut().enumerate() {
            sheet.marks.retain(|field, _| field != "purpose-reachable" || at == 0);
        }
        let done = reckon(&answers, &asked());
        // One alone said something of what can be reached.
        assert_eq!(of(&done, "purpose"), [("", 6, 12, 60)]);
        assert_eq!(of(&done, "purpose-reachable"), []);
    }

    #[test]
    fn themes_are_told_for_all_and_by_sectors_that_leave_nobody_over() {
        let mut answers: Vec<Answered> =
            (0..6).map(|at| answered("arts", 5, &format!("w{}", 9 - at))).collect();
        answers.extend((0..5).map(|_| answered("", 2, "a")));
        let done = reckon(&answers, &asked());
        assert_eq!(of(&done, "purpose"), [("", 11, 33, 120), ("arts", 6, 18, 90), ("none", 5, 15, 30)]);
        assert_eq!(of(&done, "purpose-shared"), [("", 11, 11, 40)]);
        assert_eq!(of(&done, "own-1-0"), [("", 11, 11, 0)]);
        assert_eq!(of(&done, "own-1-1"), [("", 11, 11, 11)]);
        assert_eq!(of(&done, "own-2-0"), [], "nobody ranked anything");
        assert_eq!(of(&done, "membership"), []);
        assert!(done.words.is_sorted() && done.words.len() == 11);
        answers.truncate(9);
        let done = reckon(&answers, &asked());
        assert_eq!(of(&done, "purpose").len(), 1, "three of no sector take the others along");
    }
}
