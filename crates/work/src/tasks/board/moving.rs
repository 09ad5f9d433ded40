//! Moving a card: by a form on a page of its own, which script sends for whoever draws it.

use super::card::{Shown, cards};
use super::show::columns_of;
use super::undo;
use crate::tasks::beginning::{board_of, column_of, settle};
use crate::tasks::column::{Column, standing};
use crate::tasks::desk::{to_change, under};
use crate::tasks::store::board;
use crate::tasks::task::Refused;
use askama::Template;
use db::{Read, Write};
use house::dates::day_of;
use house::ids::{ColumnId, ItemId, SpaceId};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "tasks/board/views/move.html")]
struct MovePage {
    form: Form,
    title: String,
    action: String,
    back: String,
    columns: Vec<(String, Said, Vec<(String, String)>)>,
}

/// `GET /n/{slug}/tasks/{id}/place`
pub(super) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/tasks/{id}/place`
pub(super) async fn put(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| take(tx, viewer, id, form)).await? {
        Ok((space, said)) => Ok(visit.go_saying(visit.path(format_args!("spaces/{space}/board")), said)),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn take(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    form: &mut Form,
) -> Result<(SpaceId, &'static str), Error> {
    let (item, _) = to_change(tx, viewer, id)?;
    // Whoever moves it at the same moment comes before or after.
    tx.lock("items", id.get())?;
    let (_, task) = to_change(tx, viewer, id)?;
    let columns = board_of(tx, viewer.network.id, item.space_id)?;
    let (column, before) = read(form.value("to"));
    let Some(column) = columns.iter().find(|one| is_meant(one, &column)) else {
        form.fail("to", "error-field-choice");
        return Err(Error::Invalid);
    };
    let place = (viewer.network.id, item.space_id, viewer.member_id());
    if !settle(tx, place, &task, (column, before), viewer.now)? {
        return Ok((item.space_id, "task-stays-done"));
    }
    undo::keep(tx, viewer, item.space_id, &[task])?;
    house::spaces::note_activity(tx, item.space_id, viewer.now)?;
    let amounts = board::amounts(tx, item.space_id)?;
    let amount = amounts.iter().find(|(one, _)| *one == column.id).map_or(0, |(_, amount)| *amount);
    let over = column.most > 0 && !column.done && amount > column.most;
    Ok((item.space_id, if over { "task-moved-full-done" } else { "task-moved-done" }))
}

/// Reads `COLUMN`, or `COLUMN-CARD` for the place before a card.
fn read(typed: &str) -> (String, Option<ItemId>) {
    let (column, before) = typed.split_once('-').unwrap_or((typed, ""));
    (column.to_owned(), before.parse().ok())
}

/// What a form says for a column: its number, or of one that is yet to be made its place.
fn meant(column: &Column) -> String {
    if column.id.get() < 1 { format!("new{}", column.position) } else { column.id.to_string() }
}

fn is_meant(column: &Column, said: &str) -> bool {
    meant(column) == said || format!("new{}", column.position) == said
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<MovePage>, Error> {
    let (item, task) = to_change(q, viewer, id)?;
    let columns = columns_of(q, item.space_id)?;
    let open = board::open(q, item.space_id)?;
    let shown = cards(q, open, day_of(viewer.now, &viewer.zone()))?;
    let here = column_of(&columns, &task).map(meant).unwrap_or_default();
    let form = if form.value("to").is_empty() && !form.has_errors() { form.with("to", here) } else { form };
    let within = |column: ColumnId, shown: &Shown| {
        let card = &shown.card;
        card.id != id && standing(&columns, card.column_id, false).is_some_and(|one| one.id == column)
    };
    let column = |column: &Column| {
        let mine = shown.iter().filter(|shown| !column.done && within(column.id, shown));
        let before =
            mine.map(|shown| (format!("{}-{}", meant(column), shown.card.id), shown.card.title.clone()));
        (meant(column), column.called(), before.collect())
    };
    if columns.is_empty() {
        return Err(Refused::Column.into());
    }
    let body = MovePage {
        title: item.title.clone(),
        action: crate::tasks::desk::path(viewer, id, "place"),
        back: viewer.path(format_args!("spaces/{}/board", item.space_id)),
        columns: columns.iter().map(column).collect(),
        form,
    };
    Ok(under(Page::new(body, "task-move"), viewer, &item))
}
