//! What is to be talked about: members propose points until a moment, those who hold the event put them in order.

use super::point::{Aim, Point, PointId, PointState, Refused};
use super::store::{self, New};
use super::{hold, open, under};
use crate::events::acts::{AGENDA_CHANGED, AGENDA_SET};
use crate::events::event::Event;
use crate::events::page::{day_typed, number};
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::dates::{day_of, midnight};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::Item;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// The most points of one agenda, and the most that are proposed for it.
pub(in crate::events) const MOST: usize = 60;
/// The longest point, in minutes: a day.
const LONGEST: i64 = 1_440;
/// The longest words about what one reads beforehand.
const MATERIAL: usize = 2_000;

/// A point that is put on an agenda by a program, such as the demo.
#[derive(Debug, Clone)]
pub struct NewPoint<'a> {
    /// What it is about.
    pub title: &'a str,
    /// What it is for.
    pub aim: Aim,
    /// How long it takes, in minutes.
    pub length: i64,
    /// Who brings it in.
    pub speaker: &'a str,
}

/// Puts a point at the end of an agenda.
///
/// # Errors
/// Those of the database.
pub fn put(
    tx: &mut Write<'_>,
    (network, item, by): (NetworkId, ItemId, MemberId),
    point: &NewPoint<'_>,
    now: Time,
) -> Result<PointId, Error> {
    let new = New {
        title: point.title.to_owned(),
        aim: point.aim,
        length: Some(point.length),
        speaker: point.speaker.to_owned(),
        material: String::new(),
    };
    store::touch(tx, (network, item), now)?;
    Ok(store::lay(tx, (network, item, by), &new, PointState::Planned)?)
}

#[derive(Template)]
#[template(path = "events/minutes/views/agenda.html")]
struct AgendaPage {
    form: Form,
    title: String,
    path: String,
    points: Vec<Point>,
    aims: Vec<(&'static str, &'static str)>,
    holds: bool,
    /// Whether the viewer may put a point on it now.
    may: bool,
    until: Option<Time>,
}

#[derive(Template)]
#[template(path = "events/minutes/views/point.html")]
struct PointPage {
    form: Form,
    action: String,
    back: String,
    aims: Vec<(&'static str, &'static str)>,
}

fn aims() -> Vec<(&'static str, &'static str)> {
    Aim::ALL.iter().map(|aim| (aim.as_str(), aim.label())).collect()
}

/// `GET /n/{slug}/events/{id}/agenda`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new().with("aim", "discuss"))).await
}

/// `POST /n/{slug}/events/{id}/agenda`
pub(super) async fn add(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| propose(tx, viewer, id, form)).await? {
        Ok(said) => Ok(visit.go_saying(visit.path(format_args!("events/{id}/agenda")), said)),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// Whether the viewer may put a point on the agenda, or propose one.
fn may_add(
    viewer: &Viewer,
    (item, event): (&Item, &Event),
    until: Option<Time>,
) -> Result<PointState, Refused> {
    if item.may(viewer, Action::Moderate) {
        return Ok(PointState::Planned);
    }
    let until = until.unwrap_or(event.starts_at);
    if viewer.now < until && !event.cancelled { Ok(PointState::Proposed) } else { Err(Refused::Late) }
}

fn propose(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<&'static str, Error> {
    let (item, event) = open(tx, viewer, id, Action::TakePart)?;
    hold(tx, id)?;
    let until = store::agenda(tx, id)?.and_then(|(until, _)| until);
    let state = may_add(viewer, (&item, &event), until).map_err(|refused| Error::Refused(refused.said()))?;
    let new = read(form)?;
    let (proposed, network, by) = (state == PointState::Proposed, viewer.network.id, viewer.member()?.id);
    let done = if proposed { "minutes-proposed-done" } else { "minutes-planned-done" };
    let mut others = store::points(tx, id)?;
    others.retain(|other| other.state == state);
    // Sent twice, by a double click or after a broken line, it is one.
    if others.iter().any(|other| other.member_id == by && new.is(other)) {
        return Ok(done);
    }
    // However many are proposed, those who hold the event can plan theirs.
    if others.len() >= MOST {
        return Err(Error::Refused(Said::key("minutes-refused-many")));
    }
    store::touch(tx, (network, id), viewer.now)?;
    store::lay(tx, (network, id, by), &new, state)?;
    let happened = Happened::new(&AGENDA_SET).space(item.space_id).item(id);
    let happened = happened.detail(if proposed { "proposed" } else { "" });
    happenings::record(tx, network, Some(by), viewer.now, happened)?;
    Ok(done)
}

/// Puts a point on an agenda, or proposes it there, as whoever may: its title, and what one reads beforehand. False where the same
/// stands there already.
///
/// # Errors
/// [`Error::NotFound`] where there is no such event; [`Error::Refused`] where its agenda takes no more; those of the database.
pub fn propose_point(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (title, material): (&str, &str),
) -> Result<bool, Error> {
    let mut form = Form::new().with("title", title).with("aim", "discuss").with("material", material);
    let new = read(&mut form)?;
    open(tx, viewer, id, Action::TakePart)?;
    // Of two that come at once, the second finds the first.
    tx.lock("items", id.get())?;
    if store::points(tx, id)?.iter().any(|one| one.title == new.title && one.material == new.material) {
        return Ok(false);
    }
    propose(tx, viewer, id, &mut form)?;
    Ok(true)
}

/// Notes in the log that the agenda is another.
pub(super) fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    detail: &'static str,
) -> Result<(), Error> {
    let happened = Happened::new(&AGENDA_CHANGED).space(item.space_id).item(item.id).detail(detail);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn read(form: &mut Form) -> Result<New, Error> {
    let title = form.line("title", LINE);
    let aim = form.choice::<Aim>("aim");
    let length = number(form, "length", 1, LONGEST);
    let (speaker, material) = (form.optional_line("speaker", LINE), form.optional_text("material", MATERIAL));
    form.checked()?;
    Ok(New { title, aim: aim.ok_or(Error::Invalid)?, length, speaker, material })
}

/// `POST /n/{slug}/events/{id}/agenda/deadline`
pub(super) async fn close_at(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let set = move |tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form| {
        let (item, event) = open(tx, viewer, id, Action::Moderate)?;
        hold(tx, id)?;
        let typed = form.value("until").trim().to_owned();
        let day = day_typed(&typed);
        if day.is_none() && !typed.is_empty() {
            form.fail("until", "event-day-wrong");
        }
        form.checked()?;
        let until = day.and_then(|day| day.tomorrow().ok()).map(|next| midnight(next, &event.zone()));
        store::touch(tx, (viewer.network.id, id), viewer.now)?;
        store::close_at(tx, id, until)?;
        note(tx, viewer, &item, "")
    };
    match visit.change(form, set).await? {
        Ok(()) => {
            Ok(visit.go_saying(visit.path(format_args!("events/{id}/agenda")), "minutes-deadline-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<AgendaPage>, Error> {
    let (item, event) = open(q, viewer, id, Action::TakePart)?;
    let until = store::agenda(q, id)?.and_then(|(until, _)| until);
    let day = until.map(|until| day_of(Time::from_micros(until.micros().saturating_sub(1)), &event.zone()));
    let form = match day {
        Some(day) if form.value("until").is_empty() => form.replaced("until", day.to_string()),
        _ => form,
    };
    let body = AgendaPage {
        form,
        title: item.title.clone(),
        path: viewer.path(format_args!("events/{id}")),
        points: store::points(q, id)?,
        aims: aims(),
        holds: item.may(viewer, Action::Moderate),
        may: may_add(viewer, (&item, &event), until).is_ok(),
        until,
    };
    Ok(under(Page::new(body, "minutes-agenda-title"), viewer, &item))
}

/// A point that those who hold the event may change.
pub(super) fn found(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (id, point): (ItemId, PointId),
    action: Action,
) -> Result<(Item, Point), Error> {
    let (item, _) = open(q, viewer, id, action)?;
    let point = store::point(q, id, point)?.ok_or_else(|| Error::Refused(Refused::Gone.said()))?;
    Ok((item, point))
}

/// `GET /n/{slug}/events/{id}/points/{point}`
pub(super) async fn edit(visit: Visit, At((_, id, point)): At<(String, ItemId, PointId)>) -> Answer {
    visit.page(move |q, viewer| point_page(q, viewer, (id, point), None)).await
}

/// `POST /n/{slug}/events/{id}/points/{point}`
pub(super) async fn save(
    visit: Visit,
    At((_, id, point)): At<(String, ItemId, PointId)>,
    form: Form,
) -> Answer {
    let change = move |tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form| {
        hold(tx, id)?;
        tx.lock("agenda_points", point.get())?;
        let (item, kept) = found(tx, viewer, (id, point), Action::Moderate)?;
        form.expect_unchanged(&filled(&kept));
        let new = read(form)?;
        store::rearrange(tx, point, &new)?;
        store::touch(tx, (viewer.network.id, id), viewer.now)?;
        note(tx, viewer, &item, "")
    };
    match visit.change(form, change).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("events/{id}/agenda")), "minutes-planned-done")),
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                point_page(q, viewer, (id, point), Some(form)).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

fn filled(point: &Point) -> Form {
    Form::new()
        .with("title", &point.title)
        .with("aim", point.aim.as_str())
        .with("length", point.length.map(|length| length.to_string()).unwrap_or_default())
        .with("speaker", &point.speaker)
        .with("material", &point.material)
}

fn point_page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (id, point): (ItemId, PointId),
    typed: Option<Form>,
) -> Result<Page<PointPage>, Error> {
    let (item, kept) = found(q, viewer, (id, point), Action::Moderate)?;
    let form = match typed {
        Some(form) => form.caught_up(&filled(&kept), |_, value| Said::raw(value)),
        None => filled(&kept).begun(),
    };
    let path = viewer.path(format_args!("events/{id}"));
    let body = PointPage {
        form,
        action: format!("{path}/points/{point}"),
        back: format!("{path}/agenda"),
        aims: aims(),
    };
    Ok(under(Page::new(body, "minutes-point-edit"), viewer, &item))
}
