//! What can be written down in somebody's name without a form: a scenario with its drivers, axes, futures, strategies and signs.

use super::drivers::set_axes;
use super::fields;
use super::futures;
use super::scenario::{Corner, Turn, Verdict, note, to_change};
use super::store::{self, Future, Rated};
use db::Write;
use house::ids::{DriverId, ItemId};
use house::web::{Error, Viewer, markdown};

/// Makes a scenario of an item of this kind that was just started; it looks this far.
///
/// # Errors
/// Those of the database.
pub fn begin(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, horizon: &str) -> Result<(), Error> {
    fields::begin(tx, viewer, item, horizon)
}

/// Says of a scenario that it asks what would be if somebody left: `member`, `organisation` or `space`, and its number.
///
/// # Errors
/// Those of the database.
pub fn note_about(tx: &mut Write<'_>, item: ItemId, about: (&'static str, i64)) -> Result<(), Error> {
    store::set_about(tx, item, about)?;
    Ok(())
}

/// Writes a driver down: name, what is meant, impact and uncertainty from 1 to 5.
///
/// # Errors
/// [`Error::NotFound`] where there is no such scenario; those of the database.
pub fn add_driver(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (name, about, (impact, uncertainty)): (&str, &str, (i64, i64)),
) -> Result<DriverId, Error> {
    let item = to_change(tx, viewer, id)?;
    let rated = Rated { name, about, impact, uncertainty };
    let driver = store::add_driver(tx, (viewer.network.id, id), &rated)?;
    note(tx, viewer, &item, (Turn::DriverAdded, name, ""))?;
    Ok(driver)
}

/// Makes two drivers the axes, each with what its low and its high end are called.
///
/// # Errors
/// [`Error::NotFound`] where there is no such scenario; those of the database.
pub fn choose_axes(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    axes: &[(DriverId, String, String); 2],
) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let drivers = store::drivers(tx, id)?;
    set_axes(tx, viewer, (&item, &drivers), axes)
}

/// Tells the future in a corner: its name and its story in Markdown.
///
/// # Errors
/// [`Error::NotFound`] where there is no such scenario; those of the database.
pub fn tell_future(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (corner, name, story): (Corner, &str, &str),
) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let future = Future {
        corner: corner.get(),
        name: name.to_owned(),
        story: story.to_owned(),
        story_html: markdown::to_html(story),
    };
    futures::tell(tx, viewer, &item, (&future, None))
}

/// Writes a strategy down, with how it fares in each future and a note.
///
/// # Errors
/// [`Error::NotFound`] where there is no such scenario; those of the database.
pub fn add_strategy(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (name, about): (&str, &str),
    said: &[(Corner, Verdict, String)],
) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let place = (viewer.network.id, id);
    let strategy = store::add_strategy(tx, place, (name, about))?;
    for (corner, verdict, told) in said {
        store::judge(tx, place, (strategy, corner.get()), Some((*verdict, told.as_str())))?;
    }
    note(tx, viewer, &item, (Turn::StrategyAdded, name, ""))
}

/// Binds a future to the gauge of this word, read of this thing and held against this number.
///
/// # Errors
/// [`Error::NotFound`] where there is no such scenario; those of the database.
pub fn watch(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (id, corner): (ItemId, Corner),
    (gauge, subject, threshold): (&str, i64, i64),
) -> Result<(), Error> {
    let item = to_change(tx, viewer, id)?;
    let (place, member) = ((viewer.network.id, id, corner.get()), viewer.member()?.id);
    if store::bind(tx, place, (gauge, subject, threshold), member, viewer.now)? > 0 {
        note(tx, viewer, &item, (Turn::SignAdded, "", ""))?;
    }
    Ok(())
}
