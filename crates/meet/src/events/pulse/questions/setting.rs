//! The page on which whoever holds a meeting says what it asks beside the five statements. Nobody can change that once it is over:
//! all who were there answer the same.

use super::store::{self, Version};
use super::{Of, asked, can_be_set, in_force, question, set};
use crate::events::acts::EVENT_PULSE_QUESTIONS;
use crate::events::coming::{below, find};
use crate::events::event::Event;
use crate::events::pulse::STATEMENTS;
use crate::events::series::SeriesId;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Page, Piece, Said, Viewer, Visit, filters};

/// The word of the form for all meetings of the series that have not begun.
const ALL: &str = "series";

#[derive(Template)]
#[template(path = "events/pulse/questions/views/setting.html")]
struct SettingPage {
    form: Form,
    title: String,
    action: String,
    statements: [(&'static str, &'static str); 5],
    /// Which version is in force, and since when.
    version: Option<Said>,
    /// Whether it can be for the whole series.
    series: bool,
}

#[derive(Template)]
#[template(path = "events/pulse/questions/views/_way.html")]
struct WayPart {
    href: String,
}

/// The way to this page, from that of a meeting that is still to come or goes on.
pub(in crate::events) fn way(viewer: &Viewer, item: &Item, event: &Event) -> Option<Piece> {
    let may = can_be_set(event, viewer.now) && item.may(viewer, Action::Moderate);
    may.then(|| Piece::of(WayPart { href: viewer.path(format_args!("events/{}/pulse/questions", item.id)) }))
}

/// `GET /n/{slug}/events/{id}/pulse/questions`
pub(in crate::events::pulse) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/events/{id}/pulse/questions`
pub(in crate::events::pulse) async fn save(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "pulse-questions-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// The meeting, as long as what it asks can be changed.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let (item, event) = find(q, viewer, id, Action::Moderate)?;
    if can_be_set(&event, viewer.now) {
        Ok(item)
    } else {
        Err(Error::Refused(Said::key("pulse-questions-late")))
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let item = open(tx, viewer, id)?;
    // Of two who set them at once, the second sees what the first has set.
    let series = store::series_here(tx, id)?;
    match series {
        Some(series) => tx.lock("event_series", series.get())?,
        None => tx.lock("items", id.get())?,
    };
    form.expect_unchanged(&filled(tx, id)?);
    let questions = question::read(form);
    let of_all = scope(form, series);
    form.checked()?;
    let network = viewer.network.id;
    let form_of_all = match of_all {
        Some(series) => Some(set(tx, (network, Of::Series(series)), &questions, viewer.now)?),
        None => None,
    };
    // One that asks something by itself, or has begun, does not follow its series.
    let follows = form_of_all.is_some() && in_force(tx, id)?.map(|version| version.id) == form_of_all;
    if !follows {
        set(tx, (network, Of::Meeting(id)), &questions, viewer.now)?;
    }
    let happened = Happened::new(&EVENT_PULSE_QUESTIONS).space(item.space_id).item(id);
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// Reads `scope`: the series, where they are for all of its meetings that have not begun.
fn scope(form: &mut Form, series: Option<SeriesId>) -> Option<SeriesId> {
    match form.value("scope") {
        ALL if series.is_some() => series,
        "" | "this" => None,
        _ => {
            form.fail("scope", "error-field-choice");
            None
        }
    }
}

/// The form with what is asked now.
fn filled(q: &mut Read<'_>, id: ItemId) -> Result<Form, Error> {
    let lines: Vec<String> = asked(q, id)?.iter().map(|one| one.question().line()).collect();
    Ok(Form::new().with("questions", lines.join("\n")))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<SettingPage>, Error> {
    let item = open(q, viewer, id)?;
    let kept = filled(q, id)?;
    let form = match typed {
        Some(form) => form.caught_up(&kept, |_, value| Said::raw(value)),
        None => kept.begun().with("scope", ALL),
    };
    let said = |version: Version| {
        let day = day_of(version.made_at, &viewer.zone());
        Said::key("pulse-questions-version").with("version", version.version).with("day", day)
    };
    let body = SettingPage {
        form,
        title: item.title.clone(),
        action: viewer.path(format_args!("events/{id}/pulse/questions")),
        statements: STATEMENTS,
        version: in_force(q, id)?.map(said),
        series: store::series_here(q, id)?.is_some(),
    };
    Ok(below(Page::new(body, "pulse-questions-title"), viewer, &item))
}
