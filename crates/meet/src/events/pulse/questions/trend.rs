//! How people replied, meeting by meeting, to the questions of a series that are scales. A question is the same one as long as its
//! words are, whichever version asks it.

use super::outcome::mean;
use super::question::Way;
use super::store::{self, Replied};
use crate::events::pulse::decimal;
use crate::events::pulse::picture::{self, Line};
use askama::Template;
use db::Read;
use house::charts::Caption;
use house::ids::ItemId;
use house::web::{Error, Piece, Said, filters};
use jiff::civil::Date;

/// How many questions are shown, those of the latest meetings first: six lines can be told apart without colours.
const SHOWN: usize = 6;

#[derive(Template)]
#[template(path = "events/pulse/questions/views/_trend.html")]
struct TrendPart {
    questions: Vec<String>,
    rows: Vec<(Date, Vec<Option<String>>)>,
    picture: Option<Piece>,
}

/// A meeting with the mean of each question, in hundredths.
type Row = (Date, Vec<Option<i64>>);

/// The table of these meetings, the earliest first, and its picture; nothing where no scale is told.
pub(in crate::events) fn trend(q: &mut Read<'_>, held: &[(ItemId, Date)]) -> Result<Option<Piece>, Error> {
    let items: Vec<ItemId> = held.iter().map(|(item, _)| *item).collect();
    let mut replied = store::replied(q, &items)?;
    replied.retain(|one| one.way == Way::Scale);
    let questions = questions(&replied, held);
    let rows = rows(&replied, &questions, held);
    if rows.is_empty() {
        return Ok(None);
    }
    let picture = draw(&questions, &rows);
    let said = |(day, means): Row| -> (Date, Vec<Option<String>>) {
        (day, means.into_iter().map(|mean| mean.map(decimal)).collect())
    };
    let rows = rows.into_iter().map(said).collect();
    Ok(Some(Piece::of(TrendPart { questions, rows, picture })))
}

/// The words of the questions, those of the latest meetings first.
fn questions(replied: &[Replied], held: &[(ItemId, Date)]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (item, _) in held.iter().rev() {
        for one in replied.iter().filter(|one| one.item_id == *item) {
            if !found.iter().any(|known| same(known, &one.words)) {
                found.push(one.words.clone());
            }
        }
    }
    found.truncate(SHOWN);
    found
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The meetings at which anything is told of these questions.
fn rows(replied: &[Replied], questions: &[String], held: &[(ItemId, Date)]) -> Vec<Row> {
    let of = |item: ItemId, words: &str| {
        mean(replied.iter().filter(|one| one.item_id == item && same(&one.words, words)))
    };
    let row = |(item, day): &(ItemId, Date)| -> Row {
        (*day, questions.iter().map(|words| of(*item, words)).collect())
    };
    let all = held.iter().map(row);
    all.filter(|(_, means): &Row| means.iter().any(Option::is_some)).collect()
}

fn draw(questions: &[String], rows: &[Row]) -> Option<Piece> {
    let caption = Caption {
        id: "series-own",
        title: Said::key("pulse-own-trend"),
        about: Said::key("pulse-own-picture"),
    };
    let line = |(at, words): (usize, &String)| -> Line {
        (Said::raw(words), rows.iter().map(|(_, means)| means.get(at).copied().flatten()).collect())
    };
    let labels = rows.iter().map(|(day, _)| Said::raw(day.to_string())).collect();
    picture::draw(caption, labels, questions.iter().enumerate().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::super::store::QuestionId;
    use super::*;
    use jiff::civil::date;

    fn replied(item: i64, question: i64, words: &str, mark: i64, amount: i64) -> Replied {
        Replied {
            item_id: ItemId::from(item),
            question_id: QuestionId::from(question),
            way: Way::Scale,
            words: words.to_owned(),
            options: String::new(),
            mark,
            amount,
        }
    }

    #[test]
    fn a_question_goes_on_over_versions_and_few_are_a_gap() {
        let held = [
            (ItemId::from(1), date(2026, 11, 6)),
            (ItemId::from(2), date(2026, 11, 13)),
            (ItemId::from(3), date(2026, 11, 20)),
        ];
        let all = [
            replied(1, 1, "I learned something", 4, 5),
            replied(2, 1, "I learned something", 5, 4),
            replied(3, 2, "I LEARNED something", 3, 5),
            replied(3, 3, "The room was warm", 2, 5),
        ];
        let questions = questions(&all, &held);
        assert_eq!(questions, ["I LEARNED something", "The room was warm"]);
        let rows = rows(&all, &questions, &held);
        let wanted =
            [(date(2026, 11, 6), vec![Some(400), None]), (date(2026, 11, 20), vec![Some(300), Some(200)])];
        assert_eq!(rows, wanted);
        assert!(draw(&questions, &rows).is_some());
        assert!(draw(&questions, &rows[1..]).is_none(), "a single point is no picture");
    }
}
