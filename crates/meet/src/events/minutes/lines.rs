//! A decision stands in the register; an action is a task of whoever took it on, made in the same change by the house.

use super::planning::found;
use super::point::{Line, LineId, LineKind, PointId, Refused};
use super::show;
use super::store::{self, Named};
use super::{hold, to_write};
use crate::events::acts::{MINUTES_ACTION, MINUTES_DECIDED, MINUTES_WRITTEN};
use crate::events::page::day_typed;
use crate::events::store as events;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::items::{self, Charge, Item, ItemText, Kinds};
use house::members;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit};
use jiff::civil::Date;

type Address = At<(String, ItemId, PointId)>;

/// The kind that is made of an action, where a room brings one.
const MADE: &str = "task";

/// A decision or an action that is to be written down.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which of the two.
    pub kind: LineKind,
    /// What was decided, or is to be done.
    pub text: String,
    /// Who is to do it.
    pub owner: Option<MemberId>,
    /// Until when.
    pub due: Option<Date>,
}

/// The longest line, as a sentence says it.
pub(super) fn most() -> i64 {
    i64::try_from(LINE).unwrap_or(i64::MAX)
}

/// The member whom this name means; nobody where none is called so, or more than one.
pub(super) fn called(q: &mut Read<'_>, viewer: &Viewer, name: &str) -> Result<Option<MemberId>, Error> {
    let found = events::people_of(q, viewer.network.id, &members::fold(name))?;
    Ok(match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}

/// Whether the phase of the space lets a task be made of an action.
pub(super) fn may_make(item: &Item) -> bool {
    item.takes(MADE)
}

/// Writes down a decision or an action under a point; of an action a task is made, if there are tasks here.
///
/// # Errors
/// [`Error::Refused`] where the phase of the space takes no new tasks; those of the database.
pub fn write_line(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    (item, point): (&Item, PointId),
    wanted: &Wanted,
) -> Result<(), Error> {
    let by = viewer.member()?.id;
    let made = match wanted.kind {
        LineKind::Decision => None,
        LineKind::Action => {
            let charge = Charge { owner: wanted.owner, until: wanted.due };
            let text = ItemText::new(&wanted.text, "");
            items::make_of(tx, viewer, kinds, item, (MADE, &text, &charge))?
        }
    };
    let due = wanted.due.map(|due| due.to_string()).unwrap_or_default();
    let named = Named { kind: wanted.kind, text: &wanted.text, owner: wanted.owner, due, made };
    store::write_line(tx, (viewer.network.id, item.id, point), &named, (by, viewer.now))?;
    store::touch(tx, (viewer.network.id, item.id), viewer.now)?;
    let act = match wanted.kind {
        LineKind::Decision => &MINUTES_DECIDED,
        LineKind::Action => &MINUTES_ACTION,
    };
    let happened = Happened::new(act).space(item.space_id).item(item.id);
    happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
    Ok(())
}

/// `POST /n/{slug}/events/{id}/minutes/lines`
pub(super) async fn add(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let point = PointId::from(form.value("point").parse().unwrap_or(0));
    let write = move |tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form| {
        hold(tx, id)?;
        tx.lock("agenda_points", point.get())?;
        let (item, _) = found(tx, viewer, (id, point), Action::TakePart)?;
        to_write(tx, viewer, &item)?;
        let wanted = read(tx, viewer, &item, form)?;
        // A form that is sent twice makes one line, and one task.
        let same =
            |line: &Line| line.point_id == point && line.kind == wanted.kind && line.text == wanted.text;
        if store::lines(tx, id)?.iter().any(same) {
            return Ok(());
        }
        write_line(tx, viewer, kinds, (&item, point), &wanted)
    };
    match visit.change(form, write).await? {
        Ok(()) => {
            let back = format!("{}#point-{point}", visit.path(format_args!("events/{id}/minutes")));
            Ok(visit.go_saying(back, "minutes-line-done"))
        }
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                show::page(q, viewer, id, Some(form)).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

fn read(q: &mut Read<'_>, viewer: &Viewer, item: &Item, form: &mut Form) -> Result<Wanted, Error> {
    let kind = form.choice::<LineKind>("kind");
    if kind == Some(LineKind::Action) && !may_make(item) {
        form.fail("kind", "minutes-refused-phase");
    }
    let text = form.line("text", LINE);
    let name = form.optional_line("owner", LINE);
    let typed = form.value("due").trim().to_owned();
    let due = day_typed(&typed);
    if due.is_none() && !typed.is_empty() {
        form.fail("due", "event-day-wrong");
    }
    let owner = if name.is_empty() { None } else { called(q, viewer, &name)? };
    if owner.is_none() && !name.is_empty() {
        form.fail("owner", Said::key("minutes-person-unknown").with("name", name.as_str()));
    }
    form.checked()?;
    let kind = kind.ok_or(Error::Invalid)?;
    let of_action = kind == LineKind::Action;
    Ok(Wanted { kind, text, owner: owner.filter(|_| of_action), due: due.filter(|_| of_action) })
}

/// `POST /n/{slug}/events/{id}/points/{point}/lines/removal`: takes a line back. What was made of it stays.
pub(super) async fn take_back(visit: Visit, At((_, id, point)): Address, form: Form) -> Answer {
    let line = form.value("line").parse::<LineId>().ok();
    let done = visit.write(move |tx, viewer| {
        hold(tx, id)?;
        let (item, _) = found(tx, viewer, (id, point), Action::TakePart)?;
        to_write(tx, viewer, &item)?;
        let line = line.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
        let writer = store::line(tx, (id, point), line)?;
        let writer = writer.ok_or_else(|| Error::Refused(Refused::Gone.said()))?;
        if viewer.member_id() != Some(writer) && !item.may(viewer, Action::Moderate) {
            return Err(Error::Refused(Refused::Others.said()));
        }
        store::remove_line(tx, line)?;
        store::touch(tx, (viewer.network.id, id), viewer.now)?;
        let happened = Happened::new(&MINUTES_WRITTEN).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        Ok(())
    });
    done.await?;
    let back = format!("{}#point-{point}", visit.path(format_args!("events/{id}/minutes")));
    Ok(visit.go_saying(back, "minutes-line-removed-done"))
}
