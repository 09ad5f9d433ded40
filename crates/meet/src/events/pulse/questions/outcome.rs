//! What was replied at one meeting, on its page. What people wrote is for those who hold the meeting.

use super::asked;
use super::question::Way;
use super::store::{self, Asked, QuestionId, Replied};
use crate::events::pulse::{FEW, decimal};
use askama::Template;
use db::Read;
use house::access::Action;
use house::items::Item;
use house::web::{Error, Piece, Viewer, filters};

/// How many texts are listed of all questions together.
const LISTED: i64 = 300;

#[derive(Template)]
#[template(path = "events/pulse/questions/views/_outcome.html")]
struct OutcomePart {
    questions: Vec<Told>,
    /// Whether the viewer holds the meeting.
    holds: bool,
}

/// A question with what is told of it: none where too few have replied.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    words: String,
    way: Way,
    people: i64,
    mean: Option<String>,
    options: Vec<(String, i64)>,
    texts: Vec<String>,
}

impl Told {
    fn is_scale(&self) -> bool {
        self.way == Way::Scale
    }

    fn is_choice(&self) -> bool {
        self.way == Way::Choice
    }
}

/// The mean of the marks of these, in hundredths; none of fewer than five.
pub(super) fn mean<'a>(replied: impl Iterator<Item = &'a Replied>) -> Option<i64> {
    let (mut sum, mut count) = (0_i64, 0_i64);
    for one in replied {
        sum += one.mark * one.amount;
        count += one.amount;
    }
    (count >= FEW).then(|| (sum * 100 + count / 2) / count)
}

/// What was replied at a meeting; nothing as long as nothing is told.
pub(in crate::events::pulse) fn outcome(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let replied = store::replied(q, &[item.id])?;
    if replied.is_empty() {
        return Ok(None);
    }
    let holds = item.may(viewer, Action::Moderate);
    let texts = if holds { store::written(q, item.id, LISTED)? } else { Vec::new() };
    let mut all = asked(q, item.id)?;
    for one in &replied {
        if all.iter().all(|known| known.id != one.question_id) {
            let (id, way) = (one.question_id, one.way);
            all.push(Asked { id, way, words: one.words.clone(), options: one.options.clone() });
        }
    }
    let questions = all.into_iter().map(|one| told(one, &replied, &texts)).collect();
    Ok(Some(Piece::of(OutcomePart { questions, holds })))
}

fn told(asked: Asked, replied: &[Replied], texts: &[(QuestionId, String)]) -> Told {
    let own: Vec<&Replied> = replied.iter().filter(|one| one.question_id == asked.id).collect();
    let chose =
        |number: i64| -> i64 { own.iter().filter(|one| one.mark == number).map(|one| one.amount).sum() };
    let options = match asked.way {
        Way::Choice => {
            (1..).zip(asked.options.lines()).map(|(at, text)| (text.to_owned(), chose(at))).collect()
        }
        Way::Scale | Way::Words => Vec::new(),
    };
    let written = texts.iter().filter(|(id, _)| *id == asked.id).map(|(_, text)| text.clone());
    Told {
        people: own.iter().map(|one| one.amount).sum(),
        mean: mean(own.iter().copied()).filter(|_| asked.way == Way::Scale).map(decimal),
        options,
        texts: written.collect(),
        way: asked.way,
        words: asked.words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use house::ids::ItemId;

    fn replied(question: i64, way: Way, mark: i64, amount: i64) -> Replied {
        let options = if way == Way::Choice { "an hour\ntwo\nthree".to_owned() } else { String::new() };
        let question_id = QuestionId::from(question);
        Replied { item_id: ItemId::from(1), question_id, way, words: "?".to_owned(), options, mark, amount }
    }

    fn asked(question: i64, way: Way) -> Asked {
        let one = replied(question, way, 0, 0);
        Asked { id: one.question_id, way, words: one.words, options: one.options }
    }

    #[test]
    fn marks_come_to_a_mean_and_answers_to_numbers_of_people() {
        let all = [
            replied(1, Way::Scale, 4, 3),
            replied(1, Way::Scale, 5, 2),
            replied(2, Way::Choice, 1, 4),
            replied(2, Way::Choice, 3, 1),
        ];
        let scale = told(asked(1, Way::Scale), &all, &[]);
        assert_eq!((scale.people, scale.mean.as_deref()), (5, Some("4.40")));
        let choice = told(asked(2, Way::Choice), &all, &[]);
        let own = |text: &str, people| (text.to_owned(), people);
        assert_eq!(choice.options, [own("an hour", 4), own("two", 0), own("three", 1)]);
        assert_eq!((choice.people, choice.mean), (5, None));
    }

    #[test]
    fn of_four_there_is_no_mean() {
        assert_eq!(mean([replied(1, Way::Scale, 5, 4)].iter()), None);
        assert_eq!(told(asked(1, Way::Scale), &[], &[]).mean, None);
    }
}
