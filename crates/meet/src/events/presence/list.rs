//! The list of whoever holds the event: who said that they come, with a tick for those who are there, and room for those who
//! come without having said so.

use super::{LIST_AFTER, Refused, open, store, takes};
use crate::events::acts::{EVENT_LIST_KEPT, EVENT_PRESENCE_NOTED};
use crate::events::coming::{Asker, below, find, let_in};
use crate::events::store::people_of;
use crate::events::tables;
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{AttendanceId, ItemId, MemberId};
use house::items::Item;
use house::members;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use store::{Guest, Shown};

/// How many a page shows.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "events/presence/views/presence.html")]
struct PresencePage {
    form: Form,
    action: String,
    door: String,
    people: String,
    filters: Vec<(String, &'static str, bool)>,
    guests: Vec<Guest>,
    older: Option<String>,
    came: i64,
    /// Why nobody can be noted now.
    closed: Option<Said>,
}

/// `GET /n/{slug}/events/{id}/presence`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (shown, after) = (shown(visit.query.value("who")), place(visit.query.value("after")));
    visit.page(move |q, viewer| page(q, viewer, id, (shown, after), Form::new())).await
}

fn shown(word: &str) -> Shown {
    word.parse().unwrap_or(Shown::All)
}

/// A place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
pub(in crate::events) fn place(text: &str) -> (Time, AttendanceId) {
    text.split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)))
        .unwrap_or((Time::from_micros(0), AttendanceId::from(0)))
}

/// `POST /n/{slug}/events/{id}/presence`: ticks somebody, or takes the tick away.
pub(super) async fn tick(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let who = form.value("who");
    let asked = who.split_once('-').and_then(|(word, id)| Some((id.parse().ok()?, word == "here")));
    // One goes on where one was.
    let back = format!("events/{id}/presence?who={}", shown(form.value("shown")));
    let done = visit.write(move |tx, viewer| {
        let (item, _) = open(tx, viewer, id, (Action::Moderate, LIST_AFTER))?;
        let (who, here): (AttendanceId, bool) =
            asked.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
        tx.lock("items", id.get())?;
        if !store::is_of(tx, id, who)? {
            return Err(Error::Refused("event-refused-person".into()));
        }
        mark(tx, viewer, &item, (who, here))
    });
    done.await?;
    Ok(visit.go_saying(visit.path(back), "presence-list-done"))
}

/// `POST /n/{slug}/events/{id}/presence/arrivals`: somebody is there who had not said that they would come.
pub(super) async fn arrive(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change_once(form, move |tx, viewer, form| enter(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("events/{id}/presence")), "presence-list-done")),
        Err(form) => {
            let first = (Shown::All, place(""));
            visit.page(move |q, viewer| page(q, viewer, id, first, form).map(Page::invalid)).await
        }
    }
}

/// Writes down who is there. A name that one active member has, and nobody else, means that member.
fn enter(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, _) = open(tx, viewer, id, (Action::Moderate, LIST_AFTER))?;
    let name = form.name("name", LINE);
    form.checked()?;
    let (network, by) = (viewer.network.id, viewer.member()?.id);
    let called = people_of(tx, network, &members::fold(&name))?;
    let who = match called.as_slice() {
        [member] => Asker { entered_by: Some(by), ..Asker::member(*member) },
        _ => Asker { member: None, name, email: None, entered_by: Some(by) },
    };
    let taken = let_in(tx, (network, id), &who, viewer.now)?;
    let kept = Happened::new(&EVENT_LIST_KEPT).space(item.space_id).item(id);
    happenings::record(tx, network, Some(by), viewer.now, kept)?;
    mark(tx, viewer, &item, (taken.id, true))
}

/// Notes that somebody is there, or that they are not; nothing happens where that was noted before.
pub(super) fn mark(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (who, here): (AttendanceId, bool),
) -> Result<(), Error> {
    if store::mark(tx, item.id, who, here.then_some(viewer.now))? {
        let noted = Happened::new(&EVENT_PRESENCE_NOTED).space(item.space_id).item(item.id);
        happenings::record(tx, viewer.network.id, None, viewer.now, noted)?;
        // Who comes late is fitted into the rounds to come, who is gone is taken out.
        if here {
            tables::arrive(tx, item.id, who)?;
        } else {
            tables::depart(tx, item.id, who)?;
        }
    }
    Ok(())
}

/// Writes down that a member who has a seat was there. False where they have none, or where it was written down before.
///
/// # Errors
/// Those of the database.
pub fn note(tx: &mut Write<'_>, (item, member): (ItemId, MemberId), now: Time) -> Result<bool, Error> {
    let Some(who) = store::seated(tx, item, member)? else { return Ok(false) };
    Ok(store::mark(tx, item, who, Some(now))?)
}

/// Writes down since when somebody was there who has a seat, as a list of those who came says it later.
pub(in crate::events) fn write_down(
    tx: &mut Write<'_>,
    item: ItemId,
    (who, since): (AttendanceId, Time),
) -> Result<bool, Error> {
    Ok(store::mark(tx, item, who, Some(since))?)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (shown, after): (Shown, (Time, AttendanceId)),
    form: Form,
) -> Result<Page<PresencePage>, Error> {
    let (item, event) = find(q, viewer, id, Action::Moderate)?;
    let path = viewer.path(format_args!("events/{id}"));
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut guests = store::guests(q, id, shown, after, most)?;
    let more = guests.len() > SHOWN;
    guests.truncate(SHOWN);
    let older = guests
        .last()
        .filter(|_| more)
        .map(|last| format!("{path}/presence?who={shown}&after={}-{}", last.queued_at.micros(), last.id));
    let filter = |one: &Shown| (format!("{path}/presence?who={one}"), one.label(), *one == shown);
    let body = PresencePage {
        form: form.replaced("shown", shown.as_str()),
        action: format!("{path}/presence"),
        door: format!("{path}/door"),
        people: viewer.path("people"),
        filters: Shown::ALL.iter().map(filter).collect(),
        guests,
        older,
        came: store::came(q, id)?,
        closed: takes(&item, &event, LIST_AFTER, viewer.now).err().map(Refused::said),
    };
    Ok(below(Page::new(body, "presence-title"), viewer, &item))
}
