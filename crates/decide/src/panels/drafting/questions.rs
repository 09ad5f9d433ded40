//! Reads the questions that volunteers are asked, one a line, each with its answers and how many of the panel may give each:
//! `Age: under 30 (2-4); 30 to 60 (2-4); over 60 (1-3)`. Without numbers, any number may.

use crate::panels::drawing::TAKEN;
use house::web::form::letters;
use house::web::{Form, Said};
use std::collections::BTreeSet;

/// The most questions, and the most answers of one.
const QUESTIONS: usize = 5;
const ANSWERS: usize = 8;
/// The longest question or answer, in letters.
const LONG: usize = 60;

/// A question with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::panels) struct Question {
    pub(in crate::panels) name: String,
    /// Each answer with the least and the most.
    pub(in crate::panels) answers: Vec<(String, i64, i64)>,
}

/// Reads them for a panel of this size.
pub(super) fn read(form: &mut Form, size: i64) -> Vec<Question> {
    let text = form.optional_text("questions", 2_000);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match question(line, size) {
            Some(question) if seen.insert(question.name.to_lowercase()) => all.push(question),
            _ => form.fail("questions", Said::key("panel-question-wrong").with("line", line)),
        }
    }
    if all.len() > QUESTIONS {
        form.fail("questions", Said::key("panel-questions-many").with("most", QUESTIONS));
    }
    all
}

fn question(line: &str, size: i64) -> Option<Question> {
    let (name, rest) = line.split_once(':')?;
    let answers: Vec<(String, i64, i64)> =
        rest.split(';').map(|one| answer(one.trim(), size)).collect::<Option<_>>()?;
    let named: BTreeSet<String> = answers.iter().map(|(text, ..)| text.to_lowercase()).collect();
    let least: i64 = answers.iter().map(|(_, least, _)| least).sum();
    let most: i64 = answers.iter().map(|(.., most)| most).sum();
    let fits = (2..=ANSWERS).contains(&answers.len()) && named.len() == answers.len();
    let name = word(name).filter(|name| !TAKEN.contains(&name.to_lowercase().as_str()))?;
    (fits && least <= size && most >= size).then_some(Question { name, answers })
}

fn answer(text: &str, size: i64) -> Option<(String, i64, i64)> {
    let Some((name, limits)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return Some((word(text)?, 0, size));
    };
    let (least, most) = limits.split_once(['-', '–']).unwrap_or((limits, limits));
    let (least, most) = (least.trim().parse::<i64>().ok()?, most.trim().parse::<i64>().ok()?);
    (0 <= least && least <= most && most <= size).then_some((word(name)?, least, most))
}

fn word(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (letters::is_readable(&text) && text.chars().count() <= LONG).then_some(text)
}

/// The same as somebody typed it.
pub(super) fn spelled(all: &[Question], size: i64) -> String {
    let answer = |(text, least, most): &(String, i64, i64)| match (*least, *most) {
        (0, most) if most == size => text.clone(),
        (least, most) => format!("{text} ({least}-{most})"),
    };
    let line = |one: &Question| {
        let answers: Vec<String> = one.answers.iter().map(answer).collect();
        format!("{}: {}", one.name, answers.join("; "))
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_and_shown_as_they_were_typed() {
        let text = "Age: under 30 (2-4); 30 to 60 (2-4); over 60 (1-3)\nHome: rented; owned";
        let mut form = Form::new().with("questions", text);
        let all = read(&mut form, 8);
        assert!(!form.has_errors());
        assert_eq!(all[0].answers[2], ("over 60".to_owned(), 1, 3));
        assert_eq!(all[1].answers[0], ("rented".to_owned(), 0, 8));
        assert_eq!(spelled(&all, 8), text);
    }

    #[test]
    fn what_cannot_be_kept_is_refused() {
        let texts = [
            "Age",
            "Age: old",
            "Age: a; a",
            "Age: a (3-2); b",
            "Age: a (1-9); b",
            "Age: a (5-5); b (5-5)",
            "Age: a (1-1); b (1-1)",
            ": a; b",
            "Age: a; b\nage: c; d",
            "Age: a (x); b",
            "Sector: a; b",
            "ID: a; b",
        ];
        for text in texts {
            let mut form = Form::new().with("questions", text);
            read(&mut form, 8);
            assert!(form.error("questions").is_some(), "{text}");
        }
    }
}
