//! Writing down what is said under a point. Several write at once: each point by itself, and of two who write under the same one
//! the later sees both texts and what differs, as with everything that is written here. Lines that begin with a sign go on
//! as decisions and actions; where one cannot be taken, none is, and all that was typed stands in the form again.

use super::lines::{self, Wanted};
use super::planning::found;
use super::point::{Line, LineKind, Point, PointId, Refused, Typed, lift};
use super::{hold, store, to_write, under};
use crate::events::acts::MINUTES_WRITTEN;
use askama::Template;
use axum::http::StatusCode;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::items::Kinds;
use house::mentions;
use house::web::form::{LINE, PAGES};
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, difference, filters};

/// How many lines go on at once.
const MOST: usize = 30;

type Address = At<(String, ItemId, PointId)>;

#[derive(Template)]
#[template(path = "events/minutes/views/notes.html")]
struct NotesPage {
    form: Form,
    title: String,
    action: String,
    back: String,
    keep: String,
    /// What the notes say now, and what the other one changed, and what saving would change, where somebody was faster.
    newer: Option<Meeting>,
    /// What goes on from here.
    lines: Vec<Line>,
    removal: String,
    /// The minutes were approved while the viewer wrote: what was typed can be read, and not be saved.
    closed: bool,
}

struct Meeting {
    now: String,
    theirs: Vec<difference::Piece>,
    mine: Vec<difference::Piece>,
}

/// `GET /n/{slug}/events/{id}/points/{point}/notes`
pub(super) async fn edit(visit: Visit, At((_, id, point)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, (id, point), None)).await
}

/// `POST /n/{slug}/events/{id}/points/{point}/notes`
pub(super) async fn save(visit: Visit, At((_, id, point)): Address, form: Form) -> Answer {
    let typed = form.value("notes").to_owned();
    let short = typed.chars().count() <= PAGES;
    let (rest, lifted) = if short { lift(&typed) } else { (typed.clone(), Vec::new()) };
    let form = visit.typeset(form.replaced("notes", rest), "notes").await;
    let kinds = visit.app.rooms.kinds();
    let write = move |tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form| {
        take(tx, viewer, kinds, (id, point), (form, &lifted))
    };
    match visit.change(form, write).await? {
        Ok(()) => {
            let back = format!("{}#point-{point}", visit.path(format_args!("events/{id}/minutes")));
            Ok(visit.go_saying(back, "minutes-written-done"))
        }
        Err(form) => {
            let form = form.replaced("notes", typed);
            visit.page(move |q, viewer| page(q, viewer, (id, point), Some(form))).await
        }
    }
}

fn take(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    (id, point): (ItemId, PointId),
    (form, lifted): (&mut Form, &[Typed]),
) -> Result<(), Error> {
    hold(tx, id)?;
    tx.lock("agenda_points", point.get())?;
    let (item, kept) = found(tx, viewer, (id, point), Action::TakePart)?;
    to_write(tx, viewer, &item)?;
    let text = form.markdown("notes", PAGES);
    let wanted = wanted_of(tx, viewer, form, lifted)?;
    if wanted.iter().any(|one| one.kind == LineKind::Action) && !lines::may_make(&item) {
        form.fail("notes", "minutes-refused-phase");
    }
    form.checked()?;
    // What went up before and whose answer was lost on the way changes nothing when it comes again.
    if text.text == kept.notes && wanted.is_empty() {
        return Ok(());
    }
    let began = form.value("revision").parse().unwrap_or(0);
    if began != kept.revision {
        form.fail_whole("item-refused-changed");
        return Err(Error::Invalid);
    }
    write_notes(
        tx,
        (viewer.network.id, id, viewer.member()?.id),
        &kept,
        (&text.text, &text.html),
        viewer.now,
    )?;
    for one in &wanted {
        lines::write_line(tx, viewer, kinds, (&item, point), one)?;
    }
    let happened = Happened::new(&MINUTES_WRITTEN).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// What goes on, as far as it can be taken; complaints stand in the form.
fn wanted_of(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    form: &mut Form,
    lifted: &[Typed],
) -> Result<Vec<Wanted>, Error> {
    if lifted.len() > MOST {
        let most = i64::try_from(MOST).unwrap_or_default();
        form.fail("notes", Said::key("minutes-lines-many").with("most", most));
    }
    let mut wanted = Vec::new();
    for one in lifted.iter().take(MOST) {
        wanted.extend(named(tx, viewer, form, one)?);
    }
    Ok(wanted)
}

/// The line with whoever it names; nothing, and a complaint in the form, where nobody is called so, or several are.
fn named(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    form: &mut Form,
    typed: &Typed,
) -> Result<Option<Wanted>, Error> {
    let owner = match &typed.owner {
        Some(name) => match lines::called(tx, viewer, name)? {
            Some(owner) => Some(owner),
            None => {
                form.fail("notes", Said::key("minutes-person-unknown").with("name", name.as_str()));
                return Ok(None);
            }
        },
        None => None,
    };
    if typed.text.chars().count() > LINE {
        form.fail("notes", Said::key("minutes-line-long").with("most", lines::most()));
        return Ok(None);
    }
    let due = typed.due.filter(|_| typed.kind == LineKind::Action);
    Ok(Some(Wanted { kind: typed.kind, text: typed.text.clone(), owner, due }))
}

/// Writes down the notes of a point.
///
/// # Errors
/// [`Error::Refused`] where somebody has changed them in the meantime.
fn write_notes(
    tx: &mut Write<'_>,
    (network, item, by): (NetworkId, ItemId, MemberId),
    kept: &Point,
    text: (&str, &str),
    now: Time,
) -> Result<(), Error> {
    if store::keep_notes(tx, kept, text, (by, now))? == 0 {
        return Err(Error::Refused(Said::key("item-refused-changed")));
    }
    store::touch(tx, (network, item), now)?;
    Ok(())
}

/// Writes down what was said under a point that has no notes yet, for programs such as the demo.
///
/// # Errors
/// Those of the database.
pub fn first_notes(
    tx: &mut Write<'_>,
    whose: (NetworkId, ItemId, MemberId),
    point: PointId,
    notes: &str,
    now: Time,
) -> Result<(), Error> {
    let kept = store::point(tx, whose.1, point)?.ok_or_else(|| Error::Refused(Refused::Gone.said()))?;
    let html = house::web::markdown::to_html(notes);
    write_notes(tx, whose, &kept, (notes, &html), now)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (id, point): (ItemId, PointId),
    typed: Option<Form>,
) -> Result<Page<NotesPage>, Error> {
    let (item, kept) = found(q, viewer, (id, point), Action::TakePart)?;
    let sent = typed.is_some();
    let closed = match to_write(q, viewer, &item) {
        Err(Error::Refused(_)) if sent => true,
        other => other.map(|()| false)?,
    };
    let revision = kept.revision.to_string();
    let late = typed.as_ref().filter(|form| !closed && form.value("revision") != revision);
    let newer = match late {
        Some(form) => Some(meeting(q, viewer, &kept, form)?),
        None => None,
    };
    let form = match typed {
        Some(form) if newer.is_some() => form.replaced("revision", revision),
        Some(form) => form,
        None => begun(q, viewer, &kept)?,
    };
    let (me, holds) = (viewer.member_id(), item.may(viewer, Action::Moderate));
    let may_go = |line: &Line| !closed && line.point_id == point && (holds || me == Some(line.member_id));
    let path = viewer.path(format_args!("events/{id}"));
    let body = NotesPage {
        form,
        title: kept.title.clone(),
        action: format!("{path}/points/{point}/notes"),
        back: format!("{path}/minutes"),
        keep: format!("minutes-{point}"),
        lines: store::lines(q, id)?.into_iter().filter(may_go).collect(),
        removal: format!("{path}/points/{point}/lines/removal"),
        newer,
        closed,
    };
    Ok(answered(under(Page::new(body, "minutes-write"), viewer, &item), sent))
}

/// The form with what the notes say now.
fn begun(q: &mut Read<'_>, viewer: &Viewer, kept: &Point) -> Result<Form, Error> {
    let notes = mentions::source_for(q, viewer, &kept.notes)?;
    Ok(Form::new().with("notes", notes).with("revision", kept.revision.to_string()))
}

/// The page with the status of what it answers: to a form that was sent it says why that was not taken.
fn answered(mut page: Page<NotesPage>, sent: bool) -> Page<NotesPage> {
    if page.body.closed {
        page.status = StatusCode::CONFLICT;
        return page;
    }
    if sent { page.invalid() } else { page }
}

/// What the later of two sees.
fn meeting(q: &mut Read<'_>, viewer: &Viewer, kept: &Point, form: &Form) -> Result<Meeting, Error> {
    let began = form.value("revision").parse().unwrap_or(0);
    let began = store::notes_at(q, kept.id, began)?.unwrap_or_default();
    let began = mentions::source_for(q, viewer, &began)?;
    let now = mentions::source_for(q, viewer, &kept.notes)?;
    let typed: String = form.value("notes").chars().take(PAGES).collect();
    Ok(Meeting {
        theirs: difference::difference(&began, &now),
        mine: difference::difference(&now, &typed),
        now,
    })
}
