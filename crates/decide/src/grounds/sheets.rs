//! The conversation as files that the tools of the field read: the layout of published Polis exports. People stand in
//! them by numbers that chance has given, or as the file had them from which they came, and only once there are twenty; a
//! moment is told to its day. What is not shown any more is not in them.

use super::ground::{MAPPED, Refused, State, find};
use super::map::{Figures, groups_of};
use super::store::{self, Mark, Statement};
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, ParticipantId, StatementId};
use house::web::{Answer, At, Error, Viewer, Visit, sheet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many people are read at a time.
const PEOPLE: i64 = 20_000;
/// How many rows of people are written at a time: a row has a column for each statement.
const ROWS: i64 = 200;
const DAY: i64 = 86_400_000_000;

/// The numbers of those who take part, by chance.
type Numbers = BTreeMap<ParticipantId, usize>;

/// `GET /n/{slug}/grounds/{id}/comments.csv`
pub(super) async fn comments(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let rows = visit.read(move |q, viewer| {
        open(q, viewer, id)?;
        let numbers = numbers(q, id)?;
        let author = |one: &Statement| one.author_id.and_then(|author| numbers.get(&author));
        let row = |one: &Statement| {
            let author = author(one).map_or_else(|| "-1".to_owned(), ToString::to_string);
            vec![
                day(one.created_at).to_string(),
                one.number.to_string(),
                author,
                one.agree_count.to_string(),
                one.disagree_count.to_string(),
                "1".to_owned(),
                one.text.clone(),
            ]
        };
        let head =
            ["timestamp", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"];
        let mut rows: Vec<Vec<String>> = vec![head.map(str::to_owned).to_vec()];
        rows.extend(shown(q, id)?.iter().map(row));
        Ok::<_, Error>(rows)
    });
    sheet::whole("comments", &rows.await?)
}

/// `GET /n/{slug}/grounds/{id}/votes.csv`
pub(super) async fn votes(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let start = visit.read(move |q, viewer| {
        open(q, viewer, id)?;
        let statements: Vec<(StatementId, i64)> =
            shown(q, id)?.into_iter().map(|one| (one.id, one.number)).collect();
        Ok::<_, Error>((Arc::new(numbers(q, id)?), Arc::new(statements)))
    });
    let (numbers, statements) = start.await?;
    let next = move |at: usize| {
        let (visit, numbers, statements) = (visit.clone(), numbers.clone(), statements.clone());
        async move {
            let Some((statement, number)) = statements.get(at).copied() else {
                return Ok((Vec::new(), None));
            };
            let votes = visit.read(move |q, viewer| {
                open(q, viewer, id)?;
                Ok::<_, Error>(store::votes_of(q, statement)?)
            });
            let mut rows: Vec<(usize, Vec<String>)> = votes
                .await?
                .into_iter()
                .filter_map(|(person, answer, at)| {
                    let who = *numbers.get(&person)?;
                    let cells = [day(at), number, i64::try_from(who).ok()?, answer];
                    Some((who, cells.map(|cell| cell.to_string()).to_vec()))
                })
                .collect();
            rows.sort_by_key(|(who, _)| *who);
            Ok((rows.into_iter().map(|(_, row)| row).collect(), Some(at + 1)))
        }
    };
    let head = ["timestamp", "comment-id", "voter-id", "vote"].map(str::to_owned).to_vec();
    sheet::send("votes", head, 0_usize, next).await
}

/// What all rows of people share.
struct Columns {
    statements: Vec<(StatementId, i64)>,
    written: BTreeMap<ParticipantId, i64>,
    figures: Figures,
    marks: Vec<Mark>,
}

/// `GET /n/{slug}/grounds/{id}/participants-votes.csv`
pub(super) async fn participants(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let columns = visit.read(move |q, viewer| {
        open(q, viewer, id)?;
        columns(q, id)
    });
    let columns = Arc::new(columns.await?);
    let mut head: Vec<String> = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"]
        .map(str::to_owned)
        .to_vec();
    head.extend(columns.statements.iter().map(|(_, number)| number.to_string()));
    let start = (i64::MIN, ParticipantId::from(0), 0_usize);
    let next = move |(shuffle, person, number): (i64, ParticipantId, usize)| {
        let (visit, columns) = (visit.clone(), columns.clone());
        async move {
            let read = visit.read(move |q, viewer| {
                open(q, viewer, id)?;
                let people = store::shuffled(q, id, (shuffle, person), ROWS)?;
                let ids: Vec<ParticipantId> = people.iter().map(|(person, _)| *person).collect();
                let mut said: BTreeMap<ParticipantId, Vec<(StatementId, i64)>> = BTreeMap::new();
                for one in store::answers_of_many(q, id, &ids)? {
                    said.entry(one.person_id).or_default().push((one.statement_id, one.answer));
                }
                let of = |person: &ParticipantId| said.get(person).map_or(&[][..], Vec::as_slice);
                let each = ids.iter().zip(number..);
                let rows =
                    each.map(|(person, number)| row(&columns, (*person, number), of(person))).collect();
                let next = people.last().map(|(id, shuffle)| (*shuffle, *id, number + people.len()));
                Ok::<_, Error>((rows, next))
            });
            read.await
        }
    };
    sheet::send("participants-votes", head, start, next).await
}

fn columns(q: &mut Read<'_>, id: ItemId) -> Result<Columns, Error> {
    let all = shown(q, id)?;
    let mut written: BTreeMap<ParticipantId, i64> = BTreeMap::new();
    for author in all.iter().filter_map(|one| one.author_id) {
        *written.entry(author).or_default() += 1;
    }
    let figures = store::map_of(q, id)?.and_then(|(_, text)| serde_json::from_str(&text).ok());
    Ok(Columns {
        statements: all.into_iter().map(|one| (one.id, one.number)).collect(),
        written,
        figures: figures.unwrap_or_default(),
        marks: store::marks_of(q, id)?,
    })
}

fn row(
    columns: &Columns,
    (person, number): (ParticipantId, usize),
    said: &[(StatementId, i64)],
) -> Vec<String> {
    let group = groups_of(&columns.figures, &columns.marks, said);
    let told: BTreeMap<StatementId, i64> = said.iter().copied().collect();
    let answers: Vec<Option<i64>> =
        columns.statements.iter().map(|(statement, _)| told.get(statement).copied()).collect();
    let count = |wanted: Option<i64>| {
        answers.iter().flatten().filter(|answer| wanted.is_none_or(|wanted| wanted == **answer)).count()
    };
    let mut cells = vec![
        number.to_string(),
        group.map(|group| group.to_string()).unwrap_or_default(),
        columns.written.get(&person).copied().unwrap_or(0).to_string(),
        count(None).to_string(),
        count(Some(1)).to_string(),
        count(Some(-1)).to_string(),
    ];
    cells.extend(answers.iter().map(|answer| answer.map(|answer| answer.to_string()).unwrap_or_default()));
    cells
}

/// The files of a ground that the viewer may read.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    let (_, ground) = find(q, viewer, id, Action::ReadSpace)?;
    if ground.person_count < MAPPED { Err(Refused::Few.into()) } else { Ok(()) }
}

fn shown(q: &mut Read<'_>, id: ItemId) -> Result<Vec<Statement>, Error> {
    let (mut all, mut after) = (Vec::new(), -1);
    loop {
        let page = store::page(q, id, State::Shown, after)?;
        let Some(last) = page.last() else { return Ok(all) };
        after = last.number;
        all.extend(page);
    }
}

fn numbers(q: &mut Read<'_>, id: ItemId) -> Result<Numbers, Error> {
    let mut numbers = Numbers::new();
    let mut place = (i64::MIN, ParticipantId::from(0));
    loop {
        let some = store::shuffled(q, id, place, PEOPLE)?;
        let Some((last, shuffle)) = some.last().copied() else { return Ok(numbers) };
        place = (shuffle, last);
        for (person, _) in some {
            let number = numbers.len();
            numbers.insert(person, number);
        }
    }
}

/// The beginning of the day, in the thousandths of a second in which the tools of the field tell moments.
fn day(at: Time) -> i64 {
    at.micros().div_euclid(DAY) * DAY / 1000
}
