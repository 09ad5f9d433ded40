//! The export of Deck (Nextcloud): boards with stacks and cards.

use super::foreign::{Board, Card, Comment, Unread, day, is_done, moment};
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Own {
    id: i64,
    title: String,
    #[serde(default)]
    archived: bool,
    #[serde(default)]
    stacks: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stack {
    title: String,
    #[serde(default)]
    order: i64,
    #[serde(default)]
    is_done_column: bool,
    #[serde(default)]
    deleted_at: i64,
    #[serde(default)]
    cards: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OwnCard {
    id: i64,
    title: String,
    description: Option<String>,
    #[serde(default)]
    labels: Vec<Titled>,
    #[serde(default)]
    assigned_users: Option<Vec<Assigned>>,
    #[serde(default)]
    attachments: Option<Vec<Value>>,
    #[serde(default)]
    order: i64,
    #[serde(default)]
    archived: bool,
    #[serde(default)]
    deleted_at: i64,
    duedate: Option<String>,
    startdate: Option<String>,
    #[serde(default)]
    done: Option<Value>,
    #[serde(default)]
    comments: Option<Value>,
}

#[derive(Deserialize)]
struct Titled {
    title: String,
}

#[derive(Deserialize)]
struct Assigned {
    participant: Participant,
}

#[derive(Deserialize)]
struct Participant {
    displayname: String,
}

/// A list, or an object whose keys are numbers: Deck writes either.
fn each<T: for<'de> Deserialize<'de>>(value: &Value) -> Vec<T> {
    let all: Vec<&Value> = match value {
        Value::Array(all) => all.iter().collect(),
        Value::Object(all) => all.values().collect(),
        _ => Vec::new(),
    };
    all.into_iter().filter_map(|one| T::deserialize(one).ok()).collect()
}

/// Reads all boards of it.
pub(super) fn read(value: Value, zone: &TimeZone) -> Result<Vec<Board>, Unread> {
    let boards: Vec<Own> = value.get("boards").map(each).unwrap_or_default();
    if boards.is_empty() {
        return Err(Unread::NoBoard);
    }
    Ok(boards.iter().map(|own| board(own, zone)).collect())
}

fn board(own: &Own, zone: &TimeZone) -> Board {
    let mut stacks: Vec<Stack> = each(&own.stacks);
    stacks.retain(|stack| stack.deleted_at == 0);
    stacks.sort_by_key(|stack| stack.order);
    let mut board = Board { title: own.title.clone(), ..Board::default() };
    for (column, stack) in stacks.iter().enumerate() {
        let done = stack.is_done_column || is_done(&stack.title);
        board.columns.push((stack.title.clone(), done));
        let mut cards: Vec<OwnCard> = each(&stack.cards);
        cards.retain(|card| card.deleted_at == 0);
        cards.sort_by_key(|card| card.order);
        for one in cards {
            if one.title.trim().is_empty() {
                board.empty += 1;
                continue;
            }
            board.cards.push(card(own, (column, done), one, zone));
        }
    }
    board
}

fn card(own: &Own, (column, done): (usize, bool), one: OwnCard, zone: &TimeZone) -> Card {
    let file = |file: Value| {
        let name = file.pointer("/data").or_else(|| file.pointer("/extendedData/info/filename"));
        name.and_then(Value::as_str).map(str::to_owned)
    };
    let comments: Vec<Value> = one.comments.as_ref().map(each).unwrap_or_default();
    let text = |comment: &Value, path: &str| comment.pointer(path).and_then(Value::as_str).map(str::to_owned);
    Card {
        key: format!("deck:{}:{}", own.id, one.id),
        title: one.title,
        body: one.description.unwrap_or_default(),
        column,
        people: one
            .assigned_users
            .unwrap_or_default()
            .into_iter()
            .map(|user| user.participant.displayname)
            .collect(),
        labels: one.labels.into_iter().map(|label| label.title).collect(),
        starts: day(one.startdate.as_deref(), zone),
        due: day(one.duedate.as_deref(), zone),
        done: done || is_finished(one.done.as_ref()),
        archived: one.archived || own.archived,
        checks: Vec::new(),
        comments: comments
            .iter()
            .filter_map(|comment| {
                let author = text(comment, "/actorDisplayName").or_else(|| text(comment, "/actorId"));
                let at = moment(text(comment, "/creationDateTime").as_deref());
                Some(Comment { author: author.unwrap_or_default(), at, text: text(comment, "/message")? })
            })
            .collect(),
        attachments: one.attachments.unwrap_or_default().into_iter().filter_map(file).collect(),
        parent: None,
    }
}

/// Deck writes when something was done, or whether.
fn is_finished(done: Option<&Value>) -> bool {
    match done {
        Some(Value::String(at)) => !at.is_empty(),
        Some(Value::Bool(done)) => *done,
        _ => false,
    }
}
