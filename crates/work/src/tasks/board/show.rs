//! The board.

use super::card::{Shown, cards, nav};
use crate::tasks::column::{BEGINNING, Column, standing};
use crate::tasks::desk::{below, space};
use crate::tasks::store;
use crate::tasks::store::board;
use askama::Template;
use db::Read;
use house::access::Action;
use house::dates::day_of;
use house::ids::{ColumnId, SpaceId};
use house::items::{Kinds, Verb};
use house::spaces::{Tab, Tabs};
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters};
use jiff::civil::Date;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "tasks/board/views/board.html")]
struct BoardPage {
    name: String,
    tabs: Tabs,
    nav: Vec<(String, &'static str, bool)>,
    base: String,
    href: String,
    heads: Vec<Head>,
    lanes: Vec<Lane>,
    by_organisation: bool,
    may_move: bool,
    may_hold: bool,
    start: Option<String>,
    undo: bool,
    /// More is to be done than a board shows.
    full: bool,
}

/// The head of a column.
pub(super) struct Head {
    id: i64,
    name: Said,
    amount: usize,
    most: i64,
    /// More stand in it than should.
    over: bool,
    done: bool,
}

/// Cards side by side: all of them, or those of one organisation.
pub(super) struct Lane {
    key: i64,
    name: Option<String>,
    pub(super) cells: Vec<(String, Vec<Shown>)>,
}

/// `GET /n/{slug}/spaces/{id}/board`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let lanes = visit.query.value("lanes") == "organisation";
    visit.page(move |q, viewer| page(q, viewer, id, kinds, lanes)).await
}

/// The columns of a board; of one that nobody has used yet those with which it begins.
pub(super) fn columns_of(q: &mut Read<'_>, id: SpaceId) -> Result<Vec<Column>, Error> {
    let columns = store::columns::of_space(q, id)?;
    if !columns.is_empty() {
        return Ok(columns);
    }
    let begun = BEGINNING.iter().zip(1..).map(|((word, _, done), position)| Column {
        // Made when the first task comes to stand in it; told from the others until then.
        id: ColumnId::from(-position),
        word: (*word).to_owned(),
        name: String::new(),
        position,
        done: *done,
        most: 0,
        archived_at: None,
    });
    Ok(begun.collect())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    kinds: Kinds,
    by_organisation: bool,
) -> Result<Page<BoardPage>, Error> {
    let space = space(q, viewer, id, Action::ReadSpace)?;
    let columns = columns_of(q, id)?;
    let (shown, full) = standing_on(q, id, &columns, day_of(viewer.now, &viewer.zone()))?;
    let (heads, lanes) = laid(&columns, shown, by_organisation);
    let href = space.href(viewer);
    let may_move = space.may(viewer, Action::TakePart);
    let undo = match viewer.member_id().filter(|_| may_move) {
        Some(me) => super::undo::can(q, me, id, viewer.now)?,
        None => false,
    };
    let body = BoardPage {
        name: space.name.clone(),
        tabs: Tabs::of(q, &space, viewer, kinds, Tab::Of(Verb::Work))?,
        nav: nav(viewer, &space, "board"),
        base: viewer.path(""),
        href: href.clone(),
        heads,
        lanes,
        by_organisation,
        may_move,
        may_hold: space.may(viewer, Action::HoldSpace),
        start: may_move.then(|| viewer.path(format_args!("items/new?kind=task&space={id}"))),
        undo,
        full,
    };
    let live = if by_organisation { "board/live?lanes=organisation" } else { "board/live" };
    let page = below(Page::new(body, "board-title"), viewer, &space).wide().live(format!("{href}/{live}"));
    Ok(match space.look(viewer) {
        Some(look) => page.noting(look),
        None => page,
    })
}

/// The cards of a board, and whether there are more than it shows.
pub(super) fn standing_on(
    q: &mut Read<'_>,
    id: SpaceId,
    columns: &[Column],
    today: Date,
) -> Result<(Vec<Shown>, bool), Error> {
    let mut all = board::open(q, id)?;
    let full = i64::try_from(all.len()).is_ok_and(|amount| amount == board::OPEN);
    for column in columns.iter().filter(|column| column.done) {
        all.extend(board::done(q, id, column.id)?);
    }
    Ok((cards(q, all, today)?, full))
}

/// The name of the place of cards of a column, and of an organisation where these have lanes of their own.
pub(super) fn cell(column: ColumnId, organisation: i64) -> String {
    format!("cell-{column}-{organisation}")
}

/// Lays the cards into their columns and lanes. Lanes stand by name; what no organisation carries comes last.
pub(super) fn laid(columns: &[Column], cards: Vec<Shown>, by_organisation: bool) -> (Vec<Head>, Vec<Lane>) {
    let mut amounts: BTreeMap<ColumnId, usize> = BTreeMap::new();
    let mut lanes: BTreeMap<(bool, String, i64), BTreeMap<ColumnId, Vec<Shown>>> = BTreeMap::new();
    if !by_organisation {
        lanes.insert((false, String::new(), 0), BTreeMap::new());
    }
    for shown in cards {
        let Some(column) = standing(columns, shown.card.column_id, shown.card.done_at.is_some()) else {
            continue;
        };
        *amounts.entry(column.id).or_default() += 1;
        let key = if by_organisation { shown.organisation() } else { 0 };
        let name = shown.card.organisation.clone().filter(|_| by_organisation).unwrap_or_default();
        let lane = lanes.entry((by_organisation && key == 0, name, key)).or_default();
        lane.entry(column.id).or_default().push(shown);
    }
    let lane = |((_, name, key), mut cells): ((bool, String, i64), BTreeMap<ColumnId, Vec<Shown>>)| Lane {
        key,
        name: by_organisation.then_some(name),
        cells: columns
            .iter()
            .map(|column| (cell(column.id, key), cells.remove(&column.id).unwrap_or_default()))
            .collect(),
    };
    let head = |column: &Column| {
        let amount = amounts.get(&column.id).copied().unwrap_or_default();
        let most = usize::try_from(column.most).unwrap_or_default();
        Head {
            id: column.id.get(),
            name: column.called(),
            amount,
            most: column.most,
            over: most > 0 && amount > most && !column.done,
            done: column.done,
        }
    };
    (columns.iter().map(head).collect(), lanes.into_iter().map(lane).collect())
}
