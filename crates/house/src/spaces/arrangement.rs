//! How a space is arranged: which tabs it shows and, where its template has a way, in which phase it is and until when. The
//! last days of phases stand in the calendar.

use super::edit::held;
use super::space::Space;
use super::template::{self, Phase};
use super::{SPACE_CHANGED, store};
use crate::dates::{Dated, Span, Window};
use crate::happenings::{self, Happened};
use crate::ids::SpaceId;
use crate::items::{Kinds, Verb};
use crate::spaces::acts::SPACE_MOVED_ON;
use crate::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "spaces/views/arrangement.html")]
struct ArrangementPage {
    form: Form,
    href: String,
    /// The verbs of which the program knows a kind: field and key of the name.
    verbs: Vec<(String, &'static str)>,
    /// Each phase with the name of the field of its last day.
    phases: Vec<(&'static Phase, String)>,
}

/// The last days of phases that the viewer may read and that lie in the window.
pub(super) fn dates(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    let phases = template::phases();
    let dated = |ending: store::Ending| {
        let (at, phase) = phases.iter().enumerate().find(|(_, phase)| phase.word == ending.phase)?;
        let day = ending.last_day.parse().ok()?;
        Some(Dated {
            // A space has fewer than sixteen phases: each has a number of its own.
            subject: (
                "phase",
                ending.space_id.get().saturating_mul(16).saturating_add(i64::try_from(at).ok()?),
            ),
            title: Said::key(phase.ends),
            href: viewer.path(format_args!("spaces/{}", ending.space_id)),
            span: Span::Days { first: day, last: day },
            space: Some((ending.space_id, ending.space_name)),
            tint: Verb::Decide.word(),
            place: String::new(),
            mine: ending.inside,
            cancelled: false,
            sequence: 0,
            changed_at: ending.changed_at,
        })
    };
    Ok(store::endings(q, viewer, window)?.into_iter().filter_map(dated).collect())
}

/// `GET /n/{slug}/spaces/{id}/arrangement`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, SpaceId)>) -> Answer {
    let kinds = visit.app.rooms.kinds();
    visit.page(move |q, viewer| page(q, viewer, kinds, id, None)).await
}

/// `POST /n/{slug}/spaces/{id}/arrangement`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    let kinds = visit.app.rooms.kinds();
    match visit.change(form, move |tx, viewer, form| change(tx, viewer, kinds, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "space-changed-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, kinds, id, Some(form)).map(Page::invalid)).await
        }
    }
}

fn change(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    id: SpaceId,
    form: &mut Form,
) -> Result<(), Error> {
    tx.lock("spaces", id.get())?;
    let space = held(tx, viewer, id)?;
    let before = filled(tx, &space)?;
    form.expect_unchanged(&before);
    let phase =
        if space.phases().is_empty() { space.phase.clone() } else { chosen(form, space.phases()).to_owned() };
    let days: Vec<(&str, String)> =
        space.phases().iter().map(|phase| (phase.word, day(form, &field(phase)))).collect();
    form.checked()?;
    // A tab of which this program knows no kind stays as it is.
    let on = |verb: &Verb| {
        let known = kinds.iter().any(|kind| kind.verb == *verb);
        if known { form.ticked(&format!("tab-{}", verb.word())) } else { space.has_tab(*verb) }
    };
    let tabs: Vec<Verb> = Verb::ALL.iter().copied().filter(on).collect();
    store::arrange(tx, id, &template::words(&tabs), &phase)?;
    for (word, day) in &days {
        store::set_last_day(tx, viewer.network.id, id, (word, day))?;
    }
    let happened = if phase == space.phase {
        Happened::new(&SPACE_CHANGED).space(id)
    } else {
        Happened::new(&SPACE_MOVED_ON).space(id).detail(phase)
    };
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// The phase that was chosen.
fn chosen(form: &mut Form, way: &'static [Phase]) -> &'static str {
    let found = way.iter().find(|phase| phase.word == form.value("phase"));
    if found.is_none() {
        form.fail("phase", "error-field-choice");
    }
    found.map_or("", |phase| phase.word)
}

/// A day as the browser sends it, `2026-05-12`; empty for none.
fn day(form: &mut Form, name: &str) -> String {
    let text = form.optional_line(name, 10);
    let day = text.parse::<jiff::civil::Date>().ok().filter(|day| (2000..2200).contains(&day.year()));
    if !text.is_empty() && day.is_none() {
        form.fail(name, "space-refused-day");
    }
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn field(phase: &Phase) -> String {
    format!("day-{}", phase.word)
}

fn filled(q: &mut Read<'_>, space: &Space) -> Result<Form, Error> {
    let days = store::last_days(q, space.id)?;
    let on = Verb::ALL.iter().filter(|verb| space.has_tab(**verb));
    let form = on.fold(Form::new(), |form, verb| form.with(&format!("tab-{}", verb.word()), "true"));
    let form = if space.phases().is_empty() { form } else { form.with("phase", &space.phase) };
    Ok(space.phases().iter().fold(form, |form, phase| {
        let day = days.iter().find(|(word, _)| word == phase.word).map_or("", |(_, day)| day.as_str());
        form.with(&field(phase), day)
    }))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    kinds: Kinds,
    id: SpaceId,
    typed: Option<Form>,
) -> Result<Page<ArrangementPage>, Error> {
    let space = held(q, viewer, id)?;
    let now = filled(q, &space)?;
    let form = match typed {
        Some(typed) => typed.caught_up(&now, told),
        None => now.begun(),
    };
    let known = |verb: &&Verb| kinds.iter().any(|kind| kind.verb == **verb);
    let verbs = Verb::ALL.iter().filter(known);
    let href = space.href(viewer);
    let body = ArrangementPage {
        form,
        href: href.clone(),
        verbs: verbs.map(|verb| (format!("tab-{}", verb.word()), verb.keys().1)).collect(),
        phases: space.phases().iter().map(|phase| (phase, field(phase))).collect(),
    };
    Ok(Page::new(body, "space-arrange-title")
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&space.name), &href)
        .in_space(href))
}

/// What a field holds, as a person reads it.
fn told(field: &str, value: &str) -> Said {
    let phases = template::ALL.iter().flat_map(|template| template.phases);
    let phase = phases.filter(|_| field == "phase").find(|phase| phase.word == value);
    match phase {
        Some(phase) => phase.label.into(),
        None if field.starts_with("tab-") && value == "true" => "space-tab-on".into(),
        None if field.starts_with("tab-") => "space-tab-off".into(),
        None => Said::raw(value),
    }
}
