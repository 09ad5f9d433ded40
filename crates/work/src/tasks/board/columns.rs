//! The columns of a board, for those who hold the space. One that holds cards goes only once it is said where these go; it
//! is put aside first, and deleted only from there.

use crate::tasks::acts::BOARD_CHANGED;
use crate::tasks::beginning::board_of;
use crate::tasks::column::{Column, MOST};
use crate::tasks::desk::{below, space};
use crate::tasks::place::between;
use crate::tasks::store::columns;
use crate::tasks::task::Refused;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ColumnId, SpaceId};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, SpaceId)>;
type ColumnAddress = At<(String, SpaceId, ColumnId)>;

/// The longest name of a column.
const NAME: usize = 60;
/// The highest number that is taken for how many should stand in one.
const LIMIT: i64 = 999;

#[derive(Template)]
#[template(path = "tasks/board/views/columns.html")]
struct ColumnsPage {
    form: Form,
    href: String,
    back: String,
    columns: Vec<(Column, Said)>,
    archived: Vec<(Column, Said)>,
}

#[derive(Template)]
#[template(path = "tasks/board/views/column.html")]
struct ColumnPage {
    form: Form,
    name: Said,
    href: String,
    back: String,
    amount: i64,
    /// Where the cards may go.
    others: Vec<(String, Said)>,
    places: Vec<(String, Said)>,
}

/// `GET /n/{slug}/spaces/{id}/columns`
pub(super) async fn list(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| all(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/spaces/{id}/columns`
pub(super) async fn add(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| create(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/columns")), "board-saved-done")),
        Err(form) => visit.page(move |q, viewer| all(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `GET /n/{slug}/spaces/{id}/columns/{column}`
pub(super) async fn edit(visit: Visit, At((_, id, column)): ColumnAddress) -> Answer {
    visit.page(move |q, viewer| one(q, viewer, (id, column), None)).await
}

/// `POST /n/{slug}/spaces/{id}/columns/{column}`
pub(super) async fn save(visit: Visit, At((_, id, column)): ColumnAddress, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, (id, column), form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/columns")), "board-saved-done")),
        Err(form) => {
            visit.page(move |q, viewer| one(q, viewer, (id, column), Some(form)).map(Page::invalid)).await
        }
    }
}

/// `POST /n/{slug}/spaces/{id}/columns/{column}/archive`: puts it aside, or brings it back.
pub(super) async fn archive(visit: Visit, At((_, id, column)): ColumnAddress, form: Form) -> Answer {
    let to = form.value("to").parse::<ColumnId>().ok();
    let back = form.value("back") == "true";
    visit.write(move |tx, viewer| shelve(tx, viewer, (id, column), to, back)).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/columns")), "board-saved-done"))
}

/// `POST /n/{slug}/spaces/{id}/columns/{column}/removal`: deletes one that was put aside.
pub(super) async fn remove(visit: Visit, At((_, id, column)): ColumnAddress) -> Answer {
    visit.write(move |tx, viewer| delete(tx, viewer, (id, column))).await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/columns")), "board-deleted-done"))
}

fn create(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    space(tx, viewer, id, Action::HoldSpace)?;
    let (name, most) = read(form);
    let columns = board_of(tx, viewer.network.id, id)?;
    if columns.len() >= MOST {
        form.fail("name", "board-refused-many");
    }
    form.checked()?;
    let done = form.ticked("done");
    // What is to be done stands before what is done.
    let at = columns.iter().position(|column| column.done).filter(|_| !done).unwrap_or(columns.len());
    let made = columns::add(tx, (viewer.network.id, id), (&name, done, most), 0)?;
    let mut order: Vec<ColumnId> = columns.iter().map(|column| column.id).collect();
    order.insert(at.min(order.len()), made);
    put_in_order(tx, &order)?;
    note(tx, viewer, id)
}

fn read(form: &mut Form) -> (String, i64) {
    let name = form.name("name", NAME);
    let typed = form.value("most").trim().to_owned();
    let most = if typed.is_empty() { Some(0) } else { typed.parse::<i64>().ok() };
    let most = most.filter(|most| (0..=LIMIT).contains(most));
    if most.is_none() {
        form.fail("most", "board-most-wrong");
    }
    (name, most.unwrap_or_default())
}

fn change(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (id, column): (SpaceId, ColumnId),
    form: &mut Form,
) -> Result<(), Error> {
    space(tx, viewer, id, Action::HoldSpace)?;
    let all = columns::of_space(tx, id)?;
    let own = all.iter().find(|one| one.id == column).ok_or(Error::NotFound)?;
    let (name, most) = read(form);
    form.checked()?;
    columns::change(tx, own.id, (&name, most))?;
    let place = form.value("place").parse::<usize>().ok().filter(|place| *place < all.len());
    if let Some(place) = place {
        let mut order: Vec<ColumnId> = all.iter().map(|one| one.id).filter(|one| *one != column).collect();
        order.insert(place.min(order.len()), column);
        put_in_order(tx, &order)?;
    }
    note(tx, viewer, id)
}

fn put_in_order(tx: &mut Write<'_>, order: &[ColumnId]) -> Result<(), Error> {
    for (position, column) in (1..).zip(order) {
        columns::position(tx, *column, position)?;
    }
    Ok(())
}

fn shelve(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (id, column): (SpaceId, ColumnId),
    to: Option<ColumnId>,
    back: bool,
) -> Result<(), Error> {
    space(tx, viewer, id, Action::HoldSpace)?;
    // Whoever puts a card into either of them comes before or after. Always in the same order, so that nobody waits for
    // somebody who waits for them.
    let mut both: Vec<ColumnId> = std::iter::once(column).chain(to.filter(|to| *to != column)).collect();
    both.sort();
    for one in both {
        tx.lock("task_columns", one.get())?;
    }
    if back {
        let aside = columns::archived(tx, id)?;
        aside.iter().find(|one| one.id == column).ok_or(Error::NotFound)?;
        columns::archive(tx, column, None)?;
        return note(tx, viewer, id);
    }
    let all = columns::of_space(tx, id)?;
    let own = all.iter().find(|one| one.id == column).ok_or(Error::NotFound)?;
    let others = || all.iter().filter(|one| one.id != column && one.done == own.done);
    if others().next().is_none() {
        return Err(Refused::LastColumn.into());
    }
    if !columns::standing_in(tx, column)?.is_empty() {
        let to = others().find(|one| Some(one.id) == to).ok_or(Refused::Cards)?;
        let last = columns::last_place(tx, to.id)?;
        columns::empty(tx, column, (to.id, &between(last.as_deref(), None)), viewer.now)?;
    }
    columns::archive(tx, column, Some(viewer.now))?;
    note(tx, viewer, id)
}

fn delete(tx: &mut Write<'_>, viewer: &Viewer, (id, column): (SpaceId, ColumnId)) -> Result<(), Error> {
    space(tx, viewer, id, Action::HoldSpace)?;
    tx.lock("task_columns", column.get())?;
    let aside = columns::archived(tx, id)?;
    aside.iter().find(|one| one.id == column).ok_or(Error::NotFound)?;
    if columns::amount(tx, column)? > 0 {
        return Err(Refused::Cards.into());
    }
    columns::delete(tx, column)?;
    note(tx, viewer, id)
}

fn note(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId) -> Result<(), Error> {
    let happened = Happened::new(&BOARD_CHANGED).space(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn all(q: &mut Read<'_>, viewer: &Viewer, id: SpaceId, form: Form) -> Result<Page<ColumnsPage>, Error> {
    let space = space(q, viewer, id, Action::HoldSpace)?;
    let href = space.href(viewer);
    let called = |columns: Vec<Column>| columns.into_iter().map(|one| (one.clone(), one.called())).collect();
    let body = ColumnsPage {
        form,
        columns: called(super::show::columns_of(q, id)?),
        archived: called(columns::archived(q, id)?),
        back: format!("{href}/board"),
        href: format!("{href}/columns"),
    };
    let page = below(Page::new(body, "board-columns"), viewer, &space);
    Ok(page.under("board-title", format!("{}/board", space.href(viewer))))
}

fn one(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (id, column): (SpaceId, ColumnId),
    form: Option<Form>,
) -> Result<Page<ColumnPage>, Error> {
    let space = space(q, viewer, id, Action::HoldSpace)?;
    let all = columns::of_space(q, id)?;
    let own = all.iter().find(|one| one.id == column).ok_or(Error::NotFound)?.clone();
    let place = all.iter().position(|one| one.id == column).unwrap_or_default();
    let form = form.unwrap_or_else(|| {
        let most = if own.most == 0 { String::new() } else { own.most.to_string() };
        Form::new().with("name", &own.name).with("most", most).with("place", place.to_string())
    });
    let others = all.iter().filter(|one| one.id != column && one.done == own.done);
    let href = space.href(viewer);
    let places = (0..).zip(&all).map(|(at, one): (usize, _)| {
        let key = if one.id == column { "board-place-here" } else { "board-place" };
        (at.to_string(), Said::key(key).with("place", i64::try_from(at + 1).unwrap_or_default()))
    });
    let body = ColumnPage {
        amount: columns::amount(q, column)?,
        others: others.map(|one| (one.id.to_string(), one.called())).collect(),
        places: places.collect(),
        href: format!("{href}/columns/{column}"),
        back: format!("{href}/columns"),
        name: own.called(),
        form,
    };
    let page = below(Page::new(body, "board-column"), viewer, &space);
    Ok(page.under("board-columns", format!("{href}/columns")))
}
