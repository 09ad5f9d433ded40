//! What somebody replies to the questions of a meeting's own: each may be passed over.

use super::question::Way;
use super::store::{Asked, Reply};
use house::web::Form;

/// The longest words.
const WORDS: usize = 1_000;

/// A question, as the page asks it.
pub(in crate::events::pulse) struct Field {
    pub(in crate::events::pulse) name: String,
    pub(in crate::events::pulse) words: String,
    /// `scale`, `choice` or `words`.
    pub(in crate::events::pulse) way: &'static str,
    /// Of a choice.
    pub(in crate::events::pulse) options: Vec<Choice>,
}

/// An answer among which one chooses.
pub(in crate::events::pulse) struct Choice {
    pub(in crate::events::pulse) id: String,
    pub(in crate::events::pulse) value: String,
    pub(in crate::events::pulse) words: String,
    pub(in crate::events::pulse) chosen: bool,
}

/// The name of the field of a question, by its place.
fn name(at: usize) -> String {
    format!("own{at}")
}

/// These questions as the page asks them.
pub(in crate::events::pulse) fn fields(form: &Form, asked: &[Asked]) -> Vec<Field> {
    let field = |(at, one): (usize, &Asked)| {
        let name = name(at);
        let choice = |(option, words): (usize, &str)| {
            let value = (option + 1).to_string();
            let id = if option == 0 { format!("f-{name}") } else { format!("f-{name}-{option}") };
            Choice { id, chosen: form.chosen(&name, &value), value, words: words.to_owned() }
        };
        let options = one.options.lines().enumerate().map(choice).collect();
        Field { words: one.words.clone(), way: one.way.as_str(), options, name }
    };
    asked.iter().enumerate().map(field).collect()
}

/// Reads what was replied; complaints stand beside their fields.
pub(in crate::events::pulse) fn read(form: &mut Form, asked: &[Asked]) -> Vec<Reply> {
    asked.iter().enumerate().filter_map(|(at, one)| reply(form, &name(at), one)).collect()
}

fn reply(form: &mut Form, name: &str, one: &Asked) -> Option<Reply> {
    let reply = |mark: i64, words: String| Reply { question: one.id, mark, words };
    match one.way {
        Way::Words => {
            Some(form.optional_text(name, WORDS)).filter(|text| !text.is_empty()).map(|text| reply(0, text))
        }
        Way::Scale => number(form, name, 5).map(|mark| reply(mark, String::new())),
        Way::Choice => {
            let options: Vec<&str> = one.options.lines().collect();
            let most = i64::try_from(options.len()).unwrap_or_default();
            let mark = number(form, name, most)?;
            let place = usize::try_from(mark).ok().and_then(|mark| mark.checked_sub(1));
            let words = place.and_then(|place| options.get(place))?;
            Some(reply(mark, (*words).to_owned()))
        }
    }
}

/// A number from 1 on, or nothing.
fn number(form: &mut Form, name: &str, most: i64) -> Option<i64> {
    let typed = form.value(name).trim().to_owned();
    let number = typed.parse::<i64>().ok().filter(|number| (1..=most).contains(number));
    if number.is_none() && !typed.is_empty() {
        form.fail(name, "error-field-choice");
    }
    number
}

#[cfg(test)]
mod tests {
    use super::super::store::QuestionId;
    use super::*;

    fn asked() -> Vec<Asked> {
        let one = |id: i64, way: Way, options: &str| Asked {
            id: QuestionId::from(id),
            way,
            words: "?".to_owned(),
            options: options.to_owned(),
        };
        vec![one(7, Way::Scale, ""), one(8, Way::Choice, "an hour\ntwo"), one(9, Way::Words, "")]
    }

    #[test]
    fn each_question_is_replied_to_in_its_way_or_passed_over() {
        let mut form = Form::new().with("own0", "4").with("own1", "2").with("own2", " Bread ");
        let replies = read(&mut form, &asked());
        assert!(!form.has_errors());
        let kept: Vec<(i64, i64, &str)> =
            replies.iter().map(|one| (one.question.get(), one.mark, one.words.as_str())).collect();
        assert_eq!(kept, [(7, 4, ""), (8, 2, "two"), (9, 0, "Bread")]);
        assert!(read(&mut Form::new().with("own2", "  "), &asked()).is_empty());
        let shown = fields(&form, &asked());
        assert_eq!(shown[1].options[0].id, "f-own1");
        assert!(shown[1].options[1].chosen && !shown[1].options[0].chosen);
    }

    #[test]
    fn what_is_beyond_the_scale_or_no_answer_is_refused() {
        for (name, value) in
            [("own0", "0"), ("own0", "6"), ("own0", "x"), ("own1", "0"), ("own1", "3"), ("own1", "-1")]
        {
            let mut form = Form::new().with(name, value);
            assert!(read(&mut form, &asked()).is_empty());
            assert!(form.error(name).is_some(), "{name} {value}");
        }
        let mut form = Form::new().with("own2", "a".repeat(1_001));
        read(&mut form, &asked());
        assert!(form.error("own2").is_some());
    }
}
