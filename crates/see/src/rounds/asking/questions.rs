//! Questions that a round asks beside the statements of all rounds, typed one a line: `How often should we meet?: weekly; monthly`
//! is a choice, `What matters most?: money > time > people` a ranking, `I feel heard (1-5)` a scale, and a line by itself asks for a few
//! words.

use house::web::form::letters;
use house::web::{Form, Said};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most questions, and the most answers of one.
const QUESTIONS: usize = 8;
const ANSWERS: usize = 8;
/// The longest question or answer, in letters.
const LONG: usize = 160;
/// What makes a line a scale.
const SCALES: [&str; 2] = ["(1-5)", "(1–5)"];

/// A question of a round's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::rounds) struct Question {
    pub(in crate::rounds) words: String,
    pub(in crate::rounds) way: Way,
}

/// How it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::rounds) enum Way {
    /// By a few words.
    Text,
    /// From 1 to 5.
    Scale,
    /// By one of these.
    Choice(Vec<String>),
    /// By putting these in order.
    Ranking(Vec<String>),
}

impl Way {
    /// The answers among which one chooses, or which one puts in order.
    pub(in crate::rounds) fn options(&self) -> &[String] {
        match self {
            Way::Text | Way::Scale => &[],
            Way::Choice(options) | Way::Ranking(options) => options,
        }
    }
}

/// Reads them from the field `questions`.
pub(in crate::rounds) fn read(form: &mut Form) -> Vec<Question> {
    let text = form.optional_text("questions", 4_000);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match question(line) {
            Some(question) if seen.insert(question.words.to_lowercase()) => all.push(question),
            _ => form.fail("questions", Said::key("round-question-wrong").with("line", line)),
        }
    }
    if all.len() > QUESTIONS {
        form.fail("questions", Said::key("round-questions-many").with("most", QUESTIONS));
    }
    all
}

fn question(line: &str) -> Option<Question> {
    if let Some(words) = SCALES.into_iter().find_map(|end| line.strip_suffix(end)) {
        return Some(Question { words: word(words)?, way: Way::Scale });
    }
    let Some((words, rest)) = line.rsplit_once(':') else {
        return Some(Question { words: word(line)?, way: Way::Text });
    };
    let ranked = rest.contains('>');
    let options: Vec<String> =
        rest.split(if ranked { '>' } else { ';' }).map(word).collect::<Option<Vec<String>>>()?;
    let named: BTreeSet<String> = options.iter().map(|text| text.to_lowercase()).collect();
    let fits = (2..=ANSWERS).contains(&options.len()) && named.len() == options.len();
    let way = if ranked { Way::Ranking(options) } else { Way::Choice(options) };
    fits.then_some(Question { words: word(words)?, way })
}

fn word(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (letters::is_readable(&text) && text.chars().count() <= LONG).then_some(text)
}

/// As a round keeps them.
pub(in crate::rounds) fn kept(all: &[Question]) -> String {
    serde_json::to_string(all).unwrap_or_else(|_| "[]".to_owned())
}

/// What a round keeps; nothing of what this program cannot read.
pub(in crate::rounds) fn known(form: &str) -> Vec<Question> {
    serde_json::from_str(form).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_question_of_its_way() {
        let text = "What should we stop?\nI feel heard (1-5)\nHow often?: weekly; monthly\nWhat first?: money > time > people";
        let mut form = Form::new().with("questions", text);
        let all = read(&mut form);
        assert!(!form.has_errors());
        assert_eq!(all[0].way, Way::Text);
        assert_eq!((all[1].words.as_str(), &all[1].way), ("I feel heard", &Way::Scale));
        assert_eq!(all[2].way, Way::Choice(vec!["weekly".to_owned(), "monthly".to_owned()]));
        assert_eq!(all[3].way.options().len(), 3);
        assert_eq!(known(&kept(&all)), all);
    }

    #[test]
    fn what_cannot_be_asked_is_refused() {
        for text in [
            "How often?:",
            "How often?: weekly",
            "How often?: a; A",
            "What first?: a >",
            ": a; b",
            "A\na",
            "(1-5)",
        ] {
            let mut form = Form::new().with("questions", text);
            read(&mut form);
            assert!(form.error("questions").is_some(), "{text}");
        }
        let many: Vec<String> = (0..9).map(|at| format!("Question {at}")).collect();
        let mut form = Form::new().with("questions", many.join("\n"));
        read(&mut form);
        assert!(form.error("questions").is_some());
    }
}
