//! The questions of their own that meetings ask, version by version, and what is replied to them.

use super::question::{Question, Way};
use crate::events::series::SeriesId;
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::extract::Extract;
use house::ids::{ItemId, NetworkId};

db::id! {
    /// A version of the questions of a meeting or a series.
    pub(super) struct FormId;
}

db::id! {
    /// A question of a meeting's own.
    pub(super) struct QuestionId;
}

db::record! {
    /// A version of the questions of a meeting or a series.
    #[derive(Debug, Clone)]
    pub(super) struct Version {
        pub(super) id: FormId,
        pub(super) version: i64,
        pub(super) made_at: Time,
    }
}

db::record! {
    /// A question as it is asked.
    #[derive(Debug, Clone)]
    pub(in crate::events) struct Asked {
        pub(super) id: QuestionId,
        pub(super) way: Way,
        pub(super) words: String,
        /// The answers of a choice, one a line.
        pub(super) options: String,
    }
}

db::record! {
    /// How often the same was replied to a question at a meeting, of what is told.
    #[derive(Debug, Clone)]
    pub(super) struct Replied {
        pub(super) item_id: ItemId,
        pub(super) question_id: QuestionId,
        pub(super) way: Way,
        pub(super) words: String,
        pub(super) options: String,
        /// As it is kept: a mark, the number of an answer, or 0 for words.
        pub(super) mark: i64,
        pub(super) amount: i64,
    }
}

/// What somebody replies to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct Reply {
    pub(super) question: QuestionId,
    pub(super) mark: i64,
    pub(super) words: String,
}

impl Asked {
    /// It without its number.
    pub(super) fn question(&self) -> Question {
        let options = self.options.lines().map(str::to_owned).collect();
        Question { way: self.way, words: self.words.clone(), options }
    }
}

/// The latest questions that were set for a meeting by itself.
pub(super) fn of_meeting(q: &mut Read<'_>, item: ItemId) -> Result<Option<Version>, Error> {
    q.maybe(
        "SELECT id, version, made_at FROM pulse_forms WHERE item_id = $1 ORDER BY version DESC LIMIT 1",
        &[&item],
    )
}

/// The latest questions that were set for the series of a meeting before it began, as long as the meeting is where its series is.
pub(super) fn of_series(q: &mut Read<'_>, item: ItemId) -> Result<Option<Version>, Error> {
    q.maybe(
        "SELECT pulse_forms.id, pulse_forms.version, pulse_forms.made_at
         FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         JOIN pulse_forms ON pulse_forms.series_id = event_series.id AND pulse_forms.made_at <= events.starts_at
         WHERE events.item_id = $1 ORDER BY pulse_forms.version DESC LIMIT 1",
        &[&item],
    )
}

/// The series to which a meeting belongs, where the meeting is still in its space.
pub(super) fn series_here(q: &mut Read<'_>, item: ItemId) -> Result<Option<SeriesId>, Error> {
    q.maybe(
        "SELECT event_series.id FROM events JOIN items ON items.id = events.item_id
         JOIN event_series ON event_series.id = events.series_id AND event_series.space_id = items.space_id
         WHERE events.item_id = $1",
        &[&item],
    )
}

/// The questions of a version, in their order.
pub(super) fn asked(q: &mut Read<'_>, form: FormId) -> Result<Vec<Asked>, Error> {
    q.all("SELECT id, way, words, options FROM pulse_questions WHERE form_id = $1 ORDER BY place", &[&form])
}

/// Begins the next version for a meeting by itself.
pub(super) fn begin_for_meeting(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    now: Time,
) -> Result<FormId, Error> {
    tx.one(
        "INSERT INTO pulse_forms (network_id, item_id, version, made_at)
         VALUES ($1, $2, (SELECT COALESCE(MAX(version), 0) + 1 FROM pulse_forms WHERE item_id = $2), $3)
         RETURNING id",
        &[&network, &item, &now],
    )
}

/// Begins the next version for a series.
pub(super) fn begin_for_series(
    tx: &mut Write<'_>,
    (network, series): (NetworkId, SeriesId),
    now: Time,
) -> Result<FormId, Error> {
    tx.one(
        "INSERT INTO pulse_forms (network_id, series_id, version, made_at)
         VALUES ($1, $2, (SELECT COALESCE(MAX(version), 0) + 1 FROM pulse_forms WHERE series_id = $2), $3)
         RETURNING id",
        &[&network, &series, &now],
    )
}

/// Writes down the questions of a version.
pub(super) fn add(tx: &mut Write<'_>, form: FormId, questions: &[Question]) -> Result<u64, Error> {
    let flat: Vec<(i64, &Question, String)> =
        (1_i64..).zip(questions).map(|(place, one)| (place, one, one.options.join("\n"))).collect();
    let rows: Vec<Row<'_>> = flat
        .iter()
        .map(|(place, one, options)| -> Row<'_> { vec![&form, place, &one.way, &one.words, options] })
        .collect();
    batch::insert(tx, "INSERT INTO pulse_questions (form_id, place, way, words, options)", &rows, "")
}

/// Keeps what was replied under the name of chance of an answer.
pub(in crate::events::pulse) fn keep(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    token: &str,
    replies: &[Reply],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = replies
        .iter()
        .map(|one| -> Row<'_> { vec![&token, &one.question, &item, &network, &one.mark, &one.words, &false] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO pulse_replies (token, question_id, item_id, network_id, mark, words, told)",
        &rows,
        "",
    )
}

/// From now on the replies to each question of a meeting are told of which five or more are not told yet.
pub(in crate::events::pulse) fn tell(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "UPDATE pulse_replies SET told = TRUE WHERE item_id = $1 AND NOT told AND question_id IN
             (SELECT question_id FROM pulse_replies WHERE item_id = $1 AND NOT told
              GROUP BY question_id HAVING COUNT(*) >= 5)",
        &[&item],
    )
}

/// What is told of the replies at these meetings, question by question.
pub(super) fn replied(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Replied>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    // The order in which the tables are joined is fixed by this: the replies of these meetings come first.
    let before = "SELECT pulse_replies.item_id, pulse_replies.question_id, pulse_questions.way, pulse_questions.words,
                pulse_questions.options, pulse_replies.mark, COUNT(*) AS amount
         FROM pulse_replies CROSS JOIN pulse_questions
         WHERE pulse_questions.id = pulse_replies.question_id AND pulse_replies.told AND pulse_replies.item_id";
    let after = "GROUP BY pulse_replies.item_id, pulse_replies.question_id, pulse_questions.way, pulse_questions.words,
                pulse_questions.options, pulse_replies.mark
         ORDER BY pulse_replies.item_id, pulse_replies.question_id, pulse_replies.mark";
    batch::among(q, before, &[], &keys, after)
}

/// What was written in words at a meeting and is told, in the order of the alphabet.
pub(super) fn written(q: &mut Read<'_>, item: ItemId, most: i64) -> Result<Vec<(QuestionId, String)>, Error> {
    q.all(
        "SELECT question_id, words FROM pulse_replies WHERE item_id = $1 AND told AND mark = 0
         ORDER BY question_id, words LIMIT $2",
        &[&item, &most],
    )
}

/// Takes away what was replied at a meeting that is gone for good, and what it asked by itself. What its series asks stays.
pub(in crate::events::pulse) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM pulse_replies WHERE item_id = $1", &[&item])?;
    tx.run(
        "DELETE FROM pulse_questions WHERE form_id IN (SELECT id FROM pulse_forms WHERE item_id = $1)",
        &[&item],
    )?;
    tx.run("DELETE FROM pulse_forms WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// What meetings and series ask beside the five statements, version by version.
pub(in crate::events) const QUESTIONS: Extract = Extract {
    name: "pulse-questions",
    head: &["item_id", "series_id", "version", "made_at", "place", "way", "question", "options"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT pulse_forms.item_id, pulse_forms.series_id, pulse_forms.version, pulse_forms.made_at,
                    pulse_questions.place, pulse_questions.way, pulse_questions.words AS question,
                    pulse_questions.options
             FROM pulse_forms JOIN pulse_questions ON pulse_questions.form_id = pulse_forms.id
             WHERE pulse_forms.network_id = $1 ORDER BY pulse_forms.id, pulse_questions.place",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

/// What the replies to such questions come to that are told, as the pages have it: of a scale how many marked it and their mean in
/// hundredths, of all others how many replied the same. Nothing stands beside another reply of the same person.
pub(in crate::events) const REPLIES: Extract = Extract {
    name: "pulse-replies",
    head: &["item_id", "question", "way", "answer", "people", "mean_hundredths"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT pulse_replies.item_id, pulse_questions.words AS question, pulse_questions.way,
                    pulse_replies.words AS answer, COUNT(*) AS people,
                    CASE WHEN pulse_questions.way <> 'scale' THEN NULL
                         ELSE (CAST(SUM(pulse_replies.mark) AS BIGINT) * 100 + COUNT(*) / 2) / COUNT(*)
                         END AS mean_hundredths
             FROM pulse_replies CROSS JOIN pulse_questions
             WHERE pulse_questions.id = pulse_replies.question_id AND pulse_replies.network_id = $1 AND pulse_replies.told
             GROUP BY pulse_replies.item_id, pulse_questions.id, pulse_questions.place, pulse_questions.words,
                      pulse_questions.way, pulse_replies.words
             ORDER BY pulse_replies.item_id, pulse_questions.id, pulse_replies.words",
            &[&network],
            take,
        )
    }),
    of_member: None,
};
