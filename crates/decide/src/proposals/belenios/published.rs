//! The election as Belenios publishes it: that it is the one whose fingerprint was written down, and that it asks with the answers
//! of this vote in their order. Only so do the numbers of its result mean what they mean here. A file may be large, and anybody
//! who holds a vote can make one: what is compared is kept of it, and nothing else.

use house::clock::digest;
use house::web::Said;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The signs of base 64, in their order.
const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Checks it against the fingerprint, which may be empty, and the answers of this vote, which is this question of it; 0 for the
/// only one.
///
/// # Errors
/// A sentence that says what is another than here.
pub(super) fn check(text: &str, fingerprint: &str, (question, own): (i64, &[String])) -> Result<(), Said> {
    let questions = questions(text)?;
    // Belenios makes the fingerprint of the bytes that it keeps; who saves them may add a line end.
    let prints = [text, text.trim_end()].map(print);
    let wanted = fingerprint.trim_end_matches('=');
    if !wanted.is_empty() && !prints.iter().any(|print| print == wanted) {
        return Err(Said::key("belenios-other-fingerprint"));
    }
    let asked = match (question, questions.as_slice()) {
        (0, [only]) => Some(only),
        _ => usize::try_from(question.saturating_sub(1)).ok().and_then(|at| questions.get(at)),
    };
    let asked = asked.ok_or_else(|| Said::key("belenios-other-count").with("count", questions.len()))?;
    let answers = asked.value.as_ref().map_or(&asked.answers, |beside| &beside.answers);
    let found: Vec<&str> = answers.iter().map(|answer| answer.0.as_str()).collect();
    if found != own {
        let other = Said::key("belenios-other-answers").with("found", found.join(", "));
        return Err(other.with("own", own.join(", ")));
    }
    Ok(())
}

/// What is compared of an election.
#[derive(Deserialize)]
struct Published {
    questions: Vec<Question>,
}

/// A question. Those whose answers are added up are published as they are, others beside their type.
#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    answers: Vec<Answer>,
    value: Option<Beside>,
}

#[derive(Deserialize)]
struct Beside {
    #[serde(default)]
    answers: Vec<Answer>,
}

/// The words of an answer; none where something else stands there, as in questions that nobody asks from here.
struct Answer(String);

fn questions(text: &str) -> Result<Vec<Question>, Said> {
    let file = serde_json::from_str::<Published>(text);
    let wrong = |error: serde_json::Error| {
        if error.is_data() { Said::key("belenios-no-election") } else { Said::key("belenios-unreadable") }
    };
    Ok(file.map_err(wrong)?.questions)
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Answer, D::Error> {
        from.deserialize_any(Reader).map(Answer)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = String;

    fn expecting(&self, told: &mut fmt::Formatter<'_>) -> fmt::Result {
        told.write_str("an answer")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<String, E> {
        Ok(words.to_owned())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<String, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(String::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<String, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(String::new())
    }
}

/// The fingerprint of a text as Belenios shows it: its SHA-256 in base 64, without the signs that fill it up.
fn print(text: &str) -> String {
    let hex = digest(text);
    let digits = hex.chars().filter_map(|digit| digit.to_digit(16));
    let bits: Vec<usize> =
        digits.flat_map(|digit| [8, 4, 2, 1].map(|bit| usize::from(digit & bit > 0))).collect();
    let sign = |six: &[usize]| {
        let filled = six.iter().copied().chain(std::iter::repeat(0)).take(6);
        SIGNS.chars().nth(filled.fold(0, |sum, bit| 2 * sum + bit))
    };
    bits.chunks(6).filter_map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_digest_in_base_64() {
        assert_eq!(print(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU");
        assert_eq!(print("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0");
    }

    #[test]
    fn an_election_is_that_of_the_fingerprint_and_asks_with_the_same_answers() {
        let text = r#"{"questions":[{"answers":["Yes","No"]},{"type":"NonHomomorphic","value":{"answers":["Elm","Lime"]}}]}"#;
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        let (yes, trees) = (own(&["Yes", "No"]), own(&["Elm", "Lime"]));
        let right = print(text);
        let filled = format!("{right}=");
        for print in ["", right.as_str(), filled.as_str()] {
            assert_eq!(check(text, print, (1, &yes)), Ok(()), "{print}");
            assert_eq!(check(&format!("{text}\n"), print, (2, &trees)), Ok(()), "{print}");
        }
        assert_eq!(check(text, "qPmbRZ", (1, &yes)), Err(Said::key("belenios-other-fingerprint")));
        for question in [0, 3] {
            let other = Said::key("belenios-other-count").with("count", 2_usize);
            assert_eq!(check(text, "", (question, &yes)), Err(other), "{question}");
        }
        let turned = Said::key("belenios-other-answers").with("found", "Yes, No").with("own", "No, Yes");
        assert_eq!(check(text, "", (1, &own(&["No", "Yes"]))), Err(turned));
        for other in ["{}", "[]", "7", r#"{"questions":7}"#, r#"{"questions":[7]}"#] {
            assert_eq!(check(other, "", (0, &yes)), Err(Said::key("belenios-no-election")), "{other}");
        }
        assert_eq!(check(r#"{"questions":["#, "", (0, &yes)), Err(Said::key("belenios-unreadable")));
        assert_eq!(check("x", "", (0, &yes)), Err(Said::key("belenios-unreadable")));
    }

    #[test]
    fn what_is_no_text_is_an_answer_too_and_other_questions_may_ask_as_they_like() {
        let own = ["Yes".to_owned(), "No".to_owned()];
        let lists = r#"{"type":"Lists","value":{"answers":[["A","B"],["C"]],"more":{"a":[1]}}}"#;
        let plain =
            format!(r#"{{"uuid":"abc","questions":[{lists},{{"answers":["Yes","No"],"blank":true}}]}}"#);
        assert_eq!(check(&plain, "", (2, &own)), Ok(()));
        let odd = r#"{"questions":[{"answers":["Yes",5,{"a":1},null,"No"]}]}"#;
        let other = Said::key("belenios-other-answers").with("found", "Yes, , , , No").with("own", "Yes, No");
        assert_eq!(check(odd, "", (0, &own)), Err(other));
    }
}
