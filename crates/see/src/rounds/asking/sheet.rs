//! What somebody answers: a mark for each statement that they did not pass over, and what they say to the questions of the
//! round's own.

use super::questions::{Question, Way};
use super::statements::THEMES;
use house::web::Form;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest words.
const WORDS: usize = 1_000;

/// A sheet of answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The mark of each statement, by the name of its field.
    pub marks: BTreeMap<String, i64>,
    /// What was said to each question of the round's own, in their order; nothing where it was passed over.
    pub own: Vec<Option<Own>>,
    /// Whether somebody typed it in who so knows it.
    #[serde(default)]
    pub on_paper: bool,
}

/// What was said to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Own {
    /// A few words.
    Text(String),
    /// A mark from 1 to 5.
    Scale(i64),
    /// The place of an answer, from 0.
    Choice(usize),
    /// The rank of each answer, from 1, in the order of the answers.
    Ranking(Vec<i64>),
}

impl Sheet {
    /// Whether nothing was answered at all.
    pub(in crate::rounds) fn is_blank(&self) -> bool {
        self.marks.is_empty() && self.own.iter().all(Option::is_none)
    }

    /// As it is kept.
    pub(in crate::rounds) fn kept(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was kept; a blank one, where this program cannot read it.
    pub(in crate::rounds) fn known(text: &str) -> Sheet {
        serde_json::from_str(text).unwrap_or_default()
    }
}

/// The field of a question, by its place.
pub(in crate::rounds) fn field(at: usize) -> String {
    format!("own{at}")
}

/// The field of the rank of an answer.
pub(in crate::rounds) fn rank_field(at: usize, option: usize) -> String {
    format!("own{at}-{option}")
}

/// Reads a sheet; complaints stand beside their fields.
pub(in crate::rounds) fn read(form: &mut Form, questions: &[Question]) -> Sheet {
    let mut sheet = Sheet::default();
    for (name, _) in THEMES.iter().flat_map(|theme| theme.statements) {
        if let Some(mark) = mark(form, name) {
            sheet.marks.insert((*name).to_owned(), mark);
        }
    }
    for (at, question) in questions.iter().enumerate() {
        let answer = own(form, at, question);
        sheet.own.push(answer);
    }
    if sheet.is_blank() && !form.has_errors() {
        form.fail_whole("round-blank");
    }
    sheet
}

fn mark(form: &mut Form, name: &str) -> Option<i64> {
    let typed = form.value(name).trim().to_owned();
    let mark = typed.parse::<i64>().ok().filter(|mark| (1..=5).contains(mark));
    if mark.is_none() && !typed.is_empty() {
        form.fail(name, "error-field-choice");
    }
    mark
}

fn own(form: &mut Form, at: usize, question: &Question) -> Option<Own> {
    let name = field(at);
    match &question.way {
        Way::Text => Some(form.optional_text(&name, WORDS)).filter(|text| !text.is_empty()).map(Own::Text),
        Way::Scale => mark(form, &name).map(Own::Scale),
        Way::Choice(options) => {
            let typed = form.value(&name).trim().to_owned();
            let place = typed.parse::<usize>().ok().filter(|place| *place < options.len());
            if place.is_none() && !typed.is_empty() {
                form.fail(&name, "error-field-choice");
            }
            place.map(Own::Choice)
        }
        Way::Ranking(options) => ranking(form, at, options.len()),
    }
}

/// The ranks of all answers: each from 1 on, none twice, or none at all.
fn ranking(form: &mut Form, at: usize, count: usize) -> Option<Own> {
    let typed: Vec<String> =
        (0..count).map(|option| form.value(&rank_field(at, option)).trim().to_owned()).collect();
    if typed.iter().all(String::is_empty) {
        return None;
    }
    let ranks: Vec<i64> = typed.iter().filter_map(|rank| rank.parse().ok()).collect();
    let mut sorted = ranks.clone();
    sorted.sort_unstable();
    let whole: Vec<i64> = (1_i64..).take(count).collect();
    if sorted != whole {
        form.fail(&rank_field(at, 0), "round-ranks-wrong");
        return None;
    }
    Some(Own::Ranking(ranks))
}

#[cfg(test)]
mod tests {
    use super::super::questions;
    use super::*;

    fn asked() -> Vec<Question> {
        let text =
            "What else?\nI feel heard (1-5)\nHow often?: weekly; monthly\nWhat first?: money > time > people";
        questions::read(&mut Form::new().with("questions", text))
    }

    #[test]
    fn a_sheet_comes_back_as_it_was_kept() {
        let form = Form::new().with("purpose-shared", "4").with("own0", "Less mail").with("own1", "5");
        let form = form.with("own2", "1").with("own3-0", "2").with("own3-1", "3").with("own3-2", "1");
        let mut form = form;
        let sheet = read(&mut form, &asked());
        assert!(!form.has_errors());
        assert_eq!(sheet.marks["purpose-shared"], 4);
        assert_eq!(sheet.own[3], Some(Own::Ranking(vec![2, 3, 1])));
        assert_eq!(Sheet::known(&sheet.kept()), sheet);
    }

    #[test]
    fn marks_outside_the_scale_are_refused() {
        for (name, value) in [
            ("purpose-shared", "6"),
            ("purpose-shared", "0"),
            ("own1", "-1"),
            ("own2", "2"),
            ("own3-0", "1"),
            ("climate-support", "x"),
        ] {
            let mut form = Form::new().with(name, value);
            read(&mut form, &asked());
            assert!(form.error(name).is_some(), "{name} {value}");
        }
    }

    #[test]
    fn a_blank_sheet_is_no_answer() {
        let mut form = Form::new();
        read(&mut form, &asked());
        assert!(form.has_errors());
    }
}
