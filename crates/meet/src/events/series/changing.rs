//! What is changed of one meeting of a series is changed of others too, where whoever changes it says so.

use super::{local_day, on, store};
use crate::events::acts::{EVENT_CANCELLED, EVENT_MOVED};
use crate::events::event::Event;
use crate::events::{ROOM, coming, pulse, store as events, telling};
use db::{Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::{self, Item, ItemText};
use house::web::{Error, Viewer};
use jiff::ToSpan;

/// How many meetings one change reaches: those that are written down.
pub(super) const REACHED: i64 = 120;

/// For which meetings a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Scope {
    /// This one.
    This,
    /// It and those that follow.
    Following,
    /// All that are to come.
    All,
}

impl Scope {
    /// Reads the word of a form; anything else is this one alone.
    pub(in crate::events) fn of(word: &str) -> Scope {
        match word {
            "following" => Scope::Following,
            "all" => Scope::All,
            _ => Scope::This,
        }
    }
}

/// Changes other meetings of the series as this one was changed: its text, when and where it is, and what else it tells, where
/// `other` says that any of that is other than before.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn spread(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, text): (&Item, &ItemText),
    (scope, other): (Scope, bool),
    (before, now): (&Event, &Event),
) -> Result<(), Error> {
    let Some(series) = store::of_item(tx, item.id)? else { return Ok(()) };
    // A meeting that was moved to another space speaks for the others no more.
    let stays = store::series(tx, series)?.is_some_and(|known| known.space_id == item.space_id);
    let scope = if stays { scope } else { Scope::This };
    let moved = now.differs(before) || now.cancelled != before.cancelled;
    if scope == Scope::This {
        if moved || other {
            store::set_own(tx, item.id, true)?;
        }
        return Ok(());
    }
    if !moved && !other {
        return Ok(());
    }
    let after = if scope == Scope::All { viewer.now } else { viewer.now.max(before.starts_at) };
    let days = i64::from((local_day(now) - local_day(before)).get_days());
    for one in store::to_come(tx, series, after, REACHED)?.into_iter().filter(|one| *one != item.id) {
        let Some(other) = items::visible_to(tx, viewer, one)? else { continue };
        if other.may(viewer, Action::EditOwn) {
            change(tx, viewer, (item.id, &other), (days, now))?;
            retell(tx, viewer, &other, text)?;
        }
    }
    if days != 0 {
        store::shift(tx, series, days)?;
    }
    if let Some(known) = store::series(tx, series)?.filter(|_| now.cancelled) {
        store::grown(tx, series, &known.grown_to, true)?;
    }
    Ok(())
}

/// Gives another meeting the same text.
fn retell(tx: &mut Write<'_>, viewer: &Viewer, other: &Item, text: &ItemText) -> Result<(), Error> {
    if other.title == text.title && other.body == text.body {
        return Ok(());
    }
    items::rewrite(tx, viewer, ROOM.kinds, other, text)
}

fn change(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (model, item): (ItemId, &Item),
    (days, now): (i64, &Event),
) -> Result<(), Error> {
    let other = item.id;
    tx.lock("items", other.get())?;
    let was = events::event_of(tx, other)?.ok_or(Error::NotFound)?;
    let day = local_day(&was);
    let (starts_at, ends_at) = on(now, day.checked_add(days.days()).unwrap_or(day));
    let is = Event { starts_at, ends_at, sequence: was.sequence, ..now.clone() };
    store::take_after(tx, (model, other))?;
    put(tx, viewer, item, (&was, &is))?;
    coming::move_up_at(tx, (viewer.network.id, other), viewer.now, viewer.now)?;
    Ok(())
}

/// Puts a meeting elsewhere, or calls it off, where it is so.
fn put(tx: &mut Write<'_>, viewer: &Viewer, item: &Item, (was, is): (&Event, &Event)) -> Result<(), Error> {
    if !is.differs(was) && is.cancelled == was.cancelled {
        return Ok(());
    }
    // What has been is news for nobody.
    let over = was.is_over(viewer.now) && is.is_over(viewer.now);
    if item.state == "draft" || over {
        events::plan(tx, item.id, is, viewer.now)?;
    } else {
        announce(tx, viewer, item, (was, is))?;
    }
    Ok(pulse::ask_at_the_end(tx, (viewer.network.id, item.id), is, viewer.now)?)
}

/// Gives an event this text, this time and this place, as a calendar says from which it came.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn rewrite(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (item, text): (&Item, &ItemText),
    (was, is): (&Event, &Event),
) -> Result<(), Error> {
    retell(tx, viewer, item, text)?;
    put(tx, viewer, item, (was, is))
}

/// Has everybody told whom it concerns.
fn announce(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (was, is): (&Event, &Event),
) -> Result<(), Error> {
    let other = item.id;
    let moved = is.what_differs(was);
    let called_off = is.cancelled && !was.cancelled;
    events::change(tx, other, is, viewer.now)?;
    if moved.is_some() {
        events::note_move(tx, other, was, viewer.now)?;
    }
    let what = if called_off { &EVENT_CANCELLED } else { &EVENT_MOVED };
    let happened = Happened::new(what).space(item.space_id).item(other);
    let happened = if called_off { happened } else { happened.detail(moved.unwrap_or("back")) };
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    telling::tell_all(tx, viewer.now, other, was.sequence + 1)?;
    Ok(())
}

/// Moves one meeting of a series alone, as a calendar says from which it came.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn move_alone(
    tx: &mut Write<'_>,
    item: ItemId,
    is: &Event,
    now: Time,
) -> Result<(), Error> {
    let was = events::event_of(tx, item)?.ok_or(Error::NotFound)?;
    store::set_own(tx, item, true)?;
    if is.differs(&was) || is.cancelled != was.cancelled {
        events::change(tx, item, is, now)?;
        events::note_move(tx, item, &was, now)?;
        telling::tell_all(tx, now, item, was.sequence + 1)?;
    }
    Ok(())
}
