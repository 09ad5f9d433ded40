//! A milestone: its day, and the tasks that lead to it.

use crate::tasks::store::milestones;
use crate::tasks::task::{day, midnight_of, read_day};
use askama::Template;
use db::{Read, Write};
use house::dates::day_of;
use house::ids::ItemId;
use house::items::{Fields, Item};
use house::web::{Error, Form, Piece, Said, Viewer, filters};
use jiff::civil::Date;

/// The fields of a milestone.
pub(in crate::tasks) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "tasks/plan/views/_fields.html")]
struct FieldsPart {
    form: Form,
}

#[derive(Template)]
#[template(path = "tasks/plan/views/_milestone.html")]
struct MilestonePart {
    due: Date,
    missed: bool,
    all: i64,
    done: i64,
    tasks: Vec<(String, String, bool)>,
}

fn show(form: &Form) -> Piece {
    Piece::of(FieldsPart { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let due = milestones::due(q, item)?.ok_or(Error::NotFound)?;
    Ok(form.with("due", day(due).to_string()))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let due = read_day(form, "due");
    if due.is_none() && form.error("due").is_none() {
        form.fail("due", "milestone-due-missing");
    }
    form.checked()?;
    let due = midnight_of(due.ok_or(Error::Invalid)?);
    match milestones::due(tx, item)? {
        Some(before) if before == due => Ok(false),
        Some(_) => Ok(milestones::change(tx, item, due, viewer.now)? > 0),
        None => Ok(milestones::insert(tx, viewer.network.id, item, due, viewer.now)? > 0),
    }
}

/// How far it has come.
pub(in crate::tasks) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let due = day(milestones::due(q, item.id)?.ok_or(Error::NotFound)?);
    let (_, all, done) = milestones::progress(q, &[item.id])?.pop().unwrap_or((item.id, 0, 0));
    // A task that has moved to another space is shown there, to whoever may read that.
    let tasks = milestones::tasks(q, item.id)?.into_iter().filter(|(_, space, ..)| *space == item.space_id);
    let shown =
        tasks.map(|(id, _, title, done)| (viewer.path(format_args!("items/{id}")), title, done.is_some()));
    let today = day_of(viewer.now, &viewer.zone());
    Ok(Piece::of(MilestonePart {
        due,
        missed: item.closed_at.is_none() && due < today,
        all,
        done,
        tasks: shown.collect(),
    }))
}

/// Its day and how far it has come, in lists.
pub(in crate::tasks) fn line(
    q: &mut Read<'_>,
    viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let progress = milestones::progress(q, items)?;
    let today = day_of(viewer.now, &viewer.zone());
    let said = |(id, due, reached): (ItemId, db::Time, Option<db::Time>)| {
        let (all, done) =
            progress.iter().find(|(one, ..)| *one == id).map_or((0, 0), |(_, all, done)| (*all, *done));
        let key = match reached {
            Some(_) => "milestone-line-reached",
            None if day(due) < today => "milestone-line-missed",
            None => "milestone-line",
        };
        (id, Said::key(key).with("day", day(due)).with("done", done).with("all", all))
    };
    Ok(milestones::of_items(q, items)?.into_iter().map(said).collect())
}
