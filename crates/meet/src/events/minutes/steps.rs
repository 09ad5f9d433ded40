//! What those who hold an event do with its points: take a proposal up or decline it, move a point, begin it and end it. One
//! point at most is talked about at a time.

use super::planning::{found, note};
use super::point::{Point, PointId, PointState};
use super::{hold, store};
use db::{Time, Write};
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Said, Viewer, Visit};

/// `POST /n/{slug}/events/{id}/points/{point}/step`
pub(super) async fn take(
    visit: Visit,
    At((_, id, point)): At<(String, ItemId, PointId)>,
    form: Form,
) -> Answer {
    let step = form.value("do").to_owned();
    let runs = matches!(step.as_str(), "begin" | "end");
    let said = visit.write(move |tx, viewer| go(tx, viewer, (id, point), &step)).await?;
    let back = if runs { "minutes" } else { "agenda" };
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/{back}")), said))
}

fn go(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    (id, point): (ItemId, PointId),
    step: &str,
) -> Result<&'static str, Error> {
    hold(tx, id)?;
    // Whoever writes under it at this moment is waited for, so that nothing goes that somebody has just written.
    tx.lock("agenda_points", point.get())?;
    let (item, point) = found(tx, viewer, (id, point), Action::Moderate)?;
    let points = store::points(tx, id)?;
    let said = match step {
        "accept" => accept(tx, &points, &point)?,
        "up" | "down" => shift(tx, &points, &point, step == "up")?,
        "remove" => remove(tx, &point)?,
        "begin" => {
            begin(tx, &points, &point, viewer.now)?;
            return done(tx, viewer, &item, ("begun", "minutes-begun-done"));
        }
        "end" => {
            end(tx, &point, viewer.now)?;
            return done(tx, viewer, &item, ("ended", "minutes-ended-done"));
        }
        _ => return Err(Error::Malformed("error-form-broken".into())),
    };
    done(tx, viewer, &item, ("", said))
}

fn done(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (detail, said): (&'static str, &'static str),
) -> Result<&'static str, Error> {
    store::touch(tx, (viewer.network.id, item.id), viewer.now)?;
    note(tx, viewer, item, detail)?;
    Ok(said)
}

fn accept(tx: &mut Write<'_>, points: &[Point], point: &Point) -> Result<&'static str, Error> {
    let last = points.iter().map(|other| other.position).max().unwrap_or(0);
    store::set_state(tx, point.id, (PointState::Planned, last + 1))?;
    Ok("minutes-planned-done")
}

/// Changes places with the planned point before or behind it.
fn shift(tx: &mut Write<'_>, points: &[Point], point: &Point, up: bool) -> Result<&'static str, Error> {
    let planned: Vec<&Point> = points.iter().filter(|other| other.state == point.state).collect();
    let at = planned.iter().position(|other| other.id == point.id);
    let next = at.and_then(|at| if up { at.checked_sub(1) } else { at.checked_add(1) });
    if let Some(other) = next.and_then(|next| planned.get(next)) {
        store::set_state(tx, point.id, (point.state, other.position))?;
        store::set_state(tx, other.id, (other.state, point.position))?;
    }
    Ok("minutes-planned-done")
}

fn remove(tx: &mut Write<'_>, point: &Point) -> Result<&'static str, Error> {
    let lines = store::lines_of_point(tx, point.id)?;
    if lines > 0 || !point.notes.is_empty() || point.revision > 1 {
        return Err(Error::Refused(Said::key("minutes-refused-written")));
    }
    store::remove(tx, point.id)?;
    Ok("minutes-removed-done")
}

/// Takes a point up; the one before it is over then.
fn begin(tx: &mut Write<'_>, points: &[Point], point: &Point, now: Time) -> Result<(), Error> {
    for running in points.iter().filter(|other| other.runs() && other.id != point.id) {
        end(tx, running, now)?;
    }
    if point.state == PointState::Proposed {
        accept(tx, points, point)?;
    }
    if !point.runs() {
        store::set_times(tx, point.id, (Some(now), None))?;
    }
    Ok(())
}

fn end(tx: &mut Write<'_>, point: &Point, now: Time) -> Result<(), Error> {
    if point.runs() {
        store::set_times(tx, point.id, (point.began_at, Some(now)))?;
    }
    Ok(())
}
