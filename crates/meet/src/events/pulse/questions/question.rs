//! A question of a meeting's own, typed one a line: `I learned something (1-5)` is a scale, `How long should we meet?: an hour; two`
//! a choice, and a line by itself asks for a few words.

use house::web::form::letters;
use house::web::{Form, Said};
use std::collections::BTreeSet;

/// The most questions, and the most answers of one.
const QUESTIONS: usize = 3;
const ANSWERS: usize = 8;
/// The longest question or answer, in letters.
const LONG: usize = 160;
/// What makes a line a scale, as it is shown, and as some type it.
const SCALE: &str = "(1-5)";
const SCALE_TYPED: &str = "(1–5)";

db::word! {
    /// How a question is answered.
    pub(in crate::events) enum Way {
        /// From 1 to 5.
        Scale = "scale",
        /// By one of several answers.
        Choice = "choice",
        /// By a few words.
        Words = "words",
    }
}

/// A question of a meeting's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) way: Way,
    pub(super) words: String,
    /// The answers among which one chooses.
    pub(super) options: Vec<String>,
}

impl Question {
    /// As it is typed.
    pub(super) fn line(&self) -> String {
        match self.way {
            Way::Scale => format!("{} {SCALE}", self.words),
            Way::Choice => format!("{}: {}", self.words, self.options.join("; ")),
            Way::Words => self.words.clone(),
        }
    }
}

/// Reads them from the field `questions`; complaints stand in the form.
pub(super) fn read(form: &mut Form) -> Vec<Question> {
    let text = form.optional_text("questions", 4_000);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match question(line) {
            Some(question) if seen.insert(question.words.to_lowercase()) => all.push(question),
            _ => form.fail("questions", Said::key("pulse-question-wrong").with("line", line)),
        }
    }
    if all.len() > QUESTIONS {
        form.fail("questions", Said::key("pulse-questions-many").with("most", QUESTIONS));
    }
    all
}

fn question(line: &str) -> Option<Question> {
    if let Some(words) = line.strip_suffix(SCALE).or_else(|| line.strip_suffix(SCALE_TYPED)) {
        return Some(Question { way: Way::Scale, words: plain(words)?, options: Vec::new() });
    }
    // A time of the day has a colon too: without a blank behind it, one stands before answers alone.
    let tight = || line.rsplit_once(':').filter(|(_, rest)| rest.is_empty() || rest.contains(';'));
    let Some((words, rest)) = line.rsplit_once(": ").or_else(tight) else {
        return Some(Question { way: Way::Words, words: plain(line)?, options: Vec::new() });
    };
    let options: Vec<String> = rest.split(';').map(plain).collect::<Option<Vec<String>>>()?;
    let named: BTreeSet<String> = options.iter().map(|text| text.to_lowercase()).collect();
    let fits = (2..=ANSWERS).contains(&options.len()) && named.len() == options.len();
    let words = plain(words)?;
    fits.then_some(Question { way: Way::Choice, words, options })
}

/// A text in one line, where it can be read.
fn plain(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (letters::is_readable(&text) && text.chars().count() <= LONG).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_question_of_its_way_and_comes_back_as_it_was_typed() {
        let text =
            "I learned something (1-5)\nWhen should we begin?: 9:00; 10:30\nWhat should we talk about next?";
        let mut form = Form::new().with("questions", text);
        let all = read(&mut form);
        assert!(!form.has_errors());
        let ways: Vec<Way> = all.iter().map(|one| one.way).collect();
        assert_eq!(ways, [Way::Scale, Way::Choice, Way::Words]);
        assert_eq!(all[1].options, ["9:00", "10:30"]);
        let lines: Vec<String> = all.iter().map(Question::line).collect();
        assert_eq!(lines.join("\n"), text);
        assert!(read(&mut Form::new()).is_empty(), "one may ask nothing");
    }

    #[test]
    fn a_time_of_the_day_is_no_choice() {
        for (line, way) in [
            ("Should we begin at 9:00?", Way::Words),
            ("Is 9:30 too early? (1-5)", Way::Scale),
            ("How long?:an hour;two", Way::Choice),
        ] {
            assert_eq!(question(line).map(|one| one.way), Some(way), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_asked_is_refused() {
        let long = "a".repeat(161);
        for text in [
            "How often?:",
            "How often?: weekly",
            "How often?: weekly; Weekly",
            "How often?: weekly;",
            ": a; b",
            "(1-5)",
            "A\na",
            "A: 1; 2; 3; 4; 5; 6; 7; 8; 9",
            "A\nB\nC\nD",
            &long,
        ] {
            let mut form = Form::new().with("questions", text);
            read(&mut form);
            assert!(form.error("questions").is_some(), "{text}");
        }
    }
}
