//! Bringing a board into a space: what is known already is left as it is, so that a second run adds nothing.

use super::foreign::{Board, Card};
use ::talk::conversations::{self, Posting};
use db::{Read, Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, ItemText, Shelf};
use house::web::form::LINE;
use house::web::{Error, Said, markdown};
use house::{members, spaces, tags};
use std::collections::{BTreeMap, BTreeSet};
use work::tasks::{self, Column, Landing, Planned, TASK, TASKS_BROUGHT};

/// How many cards one change brings.
pub const TOGETHER: usize = 100;
/// The most lines of a check list, and the longest.
const CHECKS: usize = 100;
const CHECK: usize = 300;

/// Where it goes, in whose name, when.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// The network.
    pub network: NetworkId,
    /// The space.
    pub space: SpaceId,
    /// Under whose name stands what nobody here wrote.
    pub by: MemberId,
    /// When.
    pub now: Time,
}

/// What was brought, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Cards that are new.
    pub cards: usize,
    /// Cards that were brought before.
    pub known: usize,
    /// Cards that were put aside there and are archived here.
    pub archived: usize,
    /// What was said about them.
    pub comments: usize,
    /// Lines of check lists.
    pub checks: usize,
    /// Files whose names are written down; the export does not hold them.
    pub attachments: usize,
    /// Names that are members here.
    pub matched: BTreeSet<String>,
    /// Names that stay names.
    pub names: BTreeSet<String>,
    /// Columns that are new.
    pub columns: Vec<String>,
}

impl Report {
    /// Takes in what the next hundred brought.
    pub fn add(&mut self, other: Report) {
        self.cards += other.cards;
        self.known += other.known;
        self.archived += other.archived;
        self.comments += other.comments;
        self.checks += other.checks;
        self.attachments += other.attachments;
        self.matched.extend(other.matched);
        self.names.extend(other.names);
        self.columns.extend(other.columns);
    }

    fn count(&mut self, card: &Card) {
        self.cards += 1;
        self.archived += usize::from(card.archived);
        self.comments += card.comments.len();
        self.checks += card.checks.len();
        self.attachments += card.attachments.len();
    }
}

/// Who of the board is whom here, by name where one member alone is called so.
type People = BTreeMap<String, MemberId>;

fn people(q: &mut Read<'_>, network: NetworkId, cards: &[Card]) -> Result<(People, Report), Error> {
    let authors = |card: &Card| card.comments.iter().map(|one| one.author.clone()).collect::<Vec<_>>();
    let names: BTreeSet<String> =
        cards.iter().flat_map(|card| card.people.iter().cloned().chain(authors(card))).collect();
    let (mut known, mut report) = (People::new(), Report::default());
    for name in names.into_iter().filter(|name| !name.trim().is_empty()) {
        let found = members::find_by_name(q, network, &name, 20)?;
        let mut same = found.into_iter().filter(|one| members::fold(&one.name) == members::fold(&name));
        match (same.next(), same.next()) {
            (Some(one), None) => {
                report.matched.insert(name.clone());
                known.insert(name, one.id);
            }
            _ => {
                report.names.insert(name);
            }
        }
    }
    Ok((known, report))
}

/// Those of these cards that were brought before.
fn before(q: &mut Read<'_>, network: NetworkId, cards: &[Card]) -> Result<BTreeMap<String, ItemId>, Error> {
    let keys: Vec<&str> = cards.iter().map(|card| card.key.as_str()).collect();
    Ok(tasks::brought_before(q, network, &keys)?.into_iter().collect())
}

/// What would be brought.
///
/// # Errors
/// Those of the database.
pub fn plan(q: &mut Read<'_>, order: &Order, board: &Board) -> Result<Report, Error> {
    let known = before(q, order.network, &board.cards)?;
    let (_, mut report) = people(q, order.network, &board.cards)?;
    for card in &board.cards {
        if known.contains_key(&card.key) {
            report.known += 1;
        } else {
            report.count(card);
        }
    }
    let own = tasks::columns_of(q, order.space)?;
    let named = |name: &&(String, bool)| tasks::column_named(&own, &name.0).is_none();
    report.columns = board.columns.iter().filter(named).map(|(name, _)| name.clone()).collect();
    Ok(report)
}

/// Brings some of the cards of a board, those from this place on, [`TOGETHER`] at most.
///
/// # Errors
/// Those of the database.
pub fn bring(tx: &mut Write<'_>, order: &Order, board: &Board, from: usize) -> Result<Report, Error> {
    let cards: Vec<Card> = board.cards.iter().skip(from).take(TOGETHER).cloned().collect();
    let known = before(tx, order.network, &cards)?;
    let (people, mut report) = people(tx, order.network, &cards)?;
    let columns = columns(tx, order, board, &mut report)?;
    let mut titles: BTreeMap<&str, ItemId> = BTreeMap::new();
    for card in &cards {
        if let Some(item) = known.get(&card.key) {
            report.known += 1;
            titles.insert(&card.title, *item);
            continue;
        }
        let column = columns.get(card.column).or(columns.first()).ok_or(Error::NotFound)?;
        let Some(item) = card_of(tx, order, card, (column, &columns), &people)? else { continue };
        report.count(card);
        if let Some(parent) = card.parent.as_deref().and_then(|parent| titles.get(parent)) {
            tasks::make_part(tx, item, *parent)?;
        }
        titles.insert(&card.title, item);
    }
    if report.cards > 0 {
        spaces::use_tab(tx, order.space, TASK.verb)?;
        spaces::note_activity(tx, order.space, order.now)?;
        let happened = Happened::new(&TASKS_BROUGHT).space(order.space);
        happenings::record(tx, order.network, Some(order.by), order.now, happened)?;
    }
    Ok(report)
}

/// The columns of the space for those of the board, in their order; those that are not there are made.
fn columns(
    tx: &mut Write<'_>,
    order: &Order,
    board: &Board,
    report: &mut Report,
) -> Result<Vec<Column>, Error> {
    let mut own = tasks::board_of(tx, order.network, order.space)?;
    let mut all = Vec::new();
    for (name, done) in &board.columns {
        if tasks::column_named(&own, name).is_none()
            && tasks::add_column(tx, (order.network, order.space), (name, *done))?
        {
            report.columns.push(name.clone());
            own = tasks::board_of(tx, order.network, order.space)?;
        }
        let found = tasks::column_named(&own, name).or_else(|| own.iter().find(|one| one.done == *done));
        all.extend(found.cloned());
    }
    Ok(all)
}

fn card_of(
    tx: &mut Write<'_>,
    order: &Order,
    card: &Card,
    (column, all): (&Column, &[Column]),
    people: &People,
) -> Result<Option<ItemId>, Error> {
    let (network, space, author, now) = (order.network, order.space, order.by, order.now);
    let begin = Beginning { network, space, kind: &TASK, author, now, once: None };
    let Some(item) = items::create(tx, &begin, &text(card, people))? else { return Ok(None) };
    // What is done stands in a column for that.
    let done = card.done || column.done;
    let column =
        Some(column).filter(|one| one.done == done).or_else(|| all.iter().find(|one| one.done == done));
    let starts = card.starts.filter(|starts| card.due.is_none_or(|due| *starts <= due));
    let planned = Planned { starts, due: card.due, ..Planned::OPEN };
    let landing = Landing { column, done, source: Some(&card.key) };
    tasks::land(tx, (order.network, order.space, item), &planned, landing, order.now)?;
    let labels: Vec<String> = card
        .labels
        .iter()
        .filter(|label| !label.trim().is_empty())
        .map(|label| label.trim().chars().take(40).collect())
        .collect();
    if tags::set(tx, (order.network, order.space, item), &labels, order.now)? {
        items::renew(tx, &[], &[item])?;
    }
    for who in card.people.iter().filter_map(|name| people.get(name)) {
        tasks::give(tx, order.network, item, *who, order.now)?;
    }
    check(tx, order, (item, card))?;
    say(tx, order, (item, card), people)?;
    if card.archived {
        items::set_shelf(tx, item, (Shelf::Shown, Shelf::Archived), order.now)?;
    }
    Ok(Some(item))
}

/// Its check list, as far as one is taken.
fn check(tx: &mut Write<'_>, order: &Order, (item, card): (ItemId, &Card)) -> Result<(), Error> {
    let short = |text: &String| text.chars().take(CHECK).collect::<String>();
    let checks: Vec<(String, bool)> =
        card.checks.iter().take(CHECKS).map(|(text, done)| (short(text), *done)).collect();
    if checks.is_empty() { Ok(()) } else { tasks::check_list(tx, (order.network, item), &checks, order.now) }
}

/// What stood on the card, with what has no place of its own: who did it and is no member, files that did not come along.
fn text(card: &Card, people: &People) -> ItemText {
    let title: String =
        card.title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LINE).collect();
    let mut body = card.body.clone();
    let strangers: Vec<&str> =
        card.people.iter().filter(|name| !people.contains_key(*name)).map(String::as_str).collect();
    for list in [strangers, card.attachments.iter().map(String::as_str).collect()] {
        if !list.is_empty() {
            body.push_str("\n\n");
            body.push_str(&list.iter().map(|one| format!("- {one}")).collect::<Vec<_>>().join("\n"));
        }
    }
    ItemText::new(title, body.trim())
}

/// Comments, each by the member who wrote it; those of others with the name before them.
fn say(
    tx: &mut Write<'_>,
    order: &Order,
    (item, card): (ItemId, &Card),
    people: &People,
) -> Result<(), Error> {
    for comment in card.comments.iter().filter(|comment| !comment.text.trim().is_empty()) {
        let author = people.get(&comment.author).copied();
        let body = match author {
            Some(_) => comment.text.clone(),
            None if comment.author.is_empty() => comment.text.clone(),
            None => format!("**{}**: {}", comment.author, comment.text),
        };
        let at = comment.at.filter(|at| *at < order.now).unwrap_or(order.now);
        let html = markdown::to_html(&body);
        let posting = Posting {
            network: order.network,
            item,
            parent: None,
            author: author.unwrap_or(order.by),
            body: &body,
            html: &html,
            once: None,
            now: at,
        };
        conversations::post(tx, &posting)?.ok_or_else(|| Error::Refused(Said::key("item-refused-sent")))?;
        items::note_message(tx, item, 1, at)?;
    }
    Ok(())
}
