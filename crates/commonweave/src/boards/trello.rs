//! The export of a board of Trello: one JSON with lists, cards, check lists, members and what happened.

use super::foreign::{Board, Card, Comment, Unread, day, is_done, moment};
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Export {
    id: String,
    name: String,
    lists: Vec<List>,
    cards: Vec<Own>,
    #[serde(default)]
    labels: Vec<Label>,
    #[serde(default)]
    members: Vec<Member>,
    #[serde(default)]
    checklists: Vec<CheckList>,
    #[serde(default)]
    actions: Vec<Action>,
}

#[derive(Deserialize)]
struct List {
    id: String,
    name: String,
    #[serde(default)]
    closed: bool,
    #[serde(default)]
    pos: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Own {
    id: String,
    name: String,
    #[serde(default)]
    desc: String,
    id_list: String,
    #[serde(default)]
    closed: bool,
    #[serde(default)]
    pos: f64,
    due: Option<String>,
    start: Option<String>,
    #[serde(default)]
    due_complete: bool,
    #[serde(default)]
    id_members: Vec<String>,
    #[serde(default)]
    id_labels: Vec<String>,
    #[serde(default)]
    attachments: Vec<Attachment>,
}

#[derive(Deserialize)]
struct Attachment {
    #[serde(default)]
    name: String,
    #[serde(default)]
    url: String,
}

#[derive(Deserialize)]
struct Label {
    id: String,
    #[serde(default)]
    name: String,
    color: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Member {
    id: String,
    #[serde(default)]
    full_name: String,
    #[serde(default)]
    username: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CheckList {
    id_card: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    check_items: Vec<CheckItem>,
}

#[derive(Deserialize)]
struct CheckItem {
    name: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    pos: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Action {
    #[serde(rename = "type")]
    sort: String,
    date: Option<String>,
    #[serde(default)]
    data: Option<serde_json::Value>,
    member_creator: Option<Member>,
}

impl Member {
    fn called(&self) -> String {
        if self.full_name.is_empty() { self.username.clone() } else { self.full_name.clone() }
    }
}

impl Label {
    /// Many labels have a colour and no name.
    fn called(&self) -> Option<String> {
        if self.name.is_empty() { self.color.clone() } else { Some(self.name.clone()) }
    }
}

/// Reads it.
pub(super) fn read(value: serde_json::Value, zone: &TimeZone) -> Result<Board, Unread> {
    let mut export: Export = serde_json::from_value(value).map_err(|_| Unread::NoBoard)?;
    export.lists.sort_by(|a, b| a.pos.total_cmp(&b.pos));
    export.cards.sort_by(|a, b| a.pos.total_cmp(&b.pos));
    let columns = export.lists.iter().map(|list| (list.name.clone(), is_done(&list.name))).collect();
    let mut comments = comments(&export.actions);
    let mut checks = checks(&mut export.checklists);
    let name = |id: &String| export.members.iter().find(|member| member.id == *id).map(Member::called);
    let label = |id: &String| export.labels.iter().find(|label| label.id == *id).and_then(Label::called);
    let mut board = Board { title: export.name.clone(), columns, ..Board::default() };
    for card in &export.cards {
        let column = export.lists.iter().position(|list| list.id == card.id_list);
        let Some(column) = column.filter(|_| !card.name.trim().is_empty()) else {
            board.empty += 1;
            continue;
        };
        let list_closed = export.lists.get(column).is_some_and(|list| list.closed);
        let file = |one: &Attachment| if one.name.is_empty() { one.url.clone() } else { one.name.clone() };
        board.cards.push(Card {
            key: format!("trello:{}:{}", export.id, card.id),
            title: card.name.clone(),
            body: card.desc.clone(),
            column,
            people: card.id_members.iter().filter_map(name).collect(),
            labels: card.id_labels.iter().filter_map(label).collect(),
            starts: day(card.start.as_deref(), zone),
            due: day(card.due.as_deref(), zone),
            done: card.due_complete || board.columns.get(column).is_some_and(|(_, done)| *done),
            archived: card.closed || list_closed,
            checks: checks.remove(&card.id).unwrap_or_default(),
            comments: comments.remove(&card.id).unwrap_or_default(),
            attachments: card.attachments.iter().map(file).collect(),
            parent: None,
        });
    }
    Ok(board)
}

/// What was said about each card, the oldest first: the export begins with the newest.
fn comments(actions: &[Action]) -> HashMap<String, Vec<Comment>> {
    let mut all: HashMap<String, Vec<Comment>> = HashMap::new();
    for action in actions.iter().rev().filter(|action| action.sort == "commentCard") {
        let text = |path: &str| action.data.as_ref()?.pointer(path)?.as_str().map(str::to_owned);
        let Some((card, text)) = text("/card/id").zip(text("/text")) else { continue };
        let author = action.member_creator.as_ref().map(|one| one.full_name.clone()).unwrap_or_default();
        all.entry(card).or_default().push(Comment { author, at: moment(action.date.as_deref()), text });
    }
    all
}

/// The check lists of each card as one; where it has several, each line says of which it is.
fn checks(lists: &mut [CheckList]) -> HashMap<String, Vec<(String, bool)>> {
    let mut all: HashMap<String, Vec<(String, bool)>> = HashMap::new();
    let count = |lists: &[CheckList], card: &str| lists.iter().filter(|one| one.id_card == card).count();
    for at in 0..lists.len() {
        let several = lists.get(at).is_some_and(|list| count(lists, &list.id_card) > 1);
        let Some(list) = lists.get_mut(at) else { continue };
        list.check_items.sort_by(|a, b| a.pos.total_cmp(&b.pos));
        let name = list.name.clone();
        let line = |item: &CheckItem| {
            let text = if several { format!("{name}: {}", item.name) } else { item.name.clone() };
            (text, item.state == "complete")
        };
        all.entry(list.id_card.clone()).or_default().extend(list.check_items.iter().map(line));
    }
    all
}
