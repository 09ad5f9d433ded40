//! How a project stands: a light and a sentence, each month. All who may read the space read them.

use crate::projects::bringing::report;
use crate::projects::project::{Light, ProjectState, Refused, day, find, to_change, under};
use crate::projects::store::{self, Report, Turned};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::SpaceId;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};
use jiff::civil::Date;
use std::time::Duration;

type Address = At<(String, SpaceId)>;

/// For so long the same words are the same report.
const AGAIN: Duration = Duration::from_secs(60 * 60);
/// So many stand on a page.
const SHOWN: usize = 24;

#[derive(Template)]
#[template(path = "projects/sheet/views/reports.html")]
struct ReportsPage {
    form: Form,
    href: String,
    may_report: bool,
    lights: Vec<(&'static str, &'static str)>,
    due: Option<Date>,
    lines: Vec<(&'static str, &'static str, Report)>,
    turns: Vec<(&'static str, Turned)>,
    named: bool,
    older: Option<String>,
}

/// `GET /n/{slug}/spaces/{id}/reports`
pub(super) async fn list(visit: Visit, At((_, id)): Address) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(i64::MAX);
    visit.page(move |q, viewer| page(q, viewer, id, (Form::new(), before))).await
}

/// `POST /n/{slug}/spaces/{id}/reports`
pub(super) async fn add(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => {
            Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/reports")), "project-reported-done"))
        }
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, id, (form, i64::MAX)).map(Page::invalid)).await
        }
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: SpaceId, form: &mut Form) -> Result<(), Error> {
    tx.lock("spaces", id.get())?;
    let (_, sheet) = to_change(tx, viewer, id)?;
    if sheet.state.is_over() {
        return Err(Refused::Ended.into());
    }
    let light = form.choice::<Light>("light");
    let sentence = form.line("sentence", 3 * LINE);
    form.checked()?;
    let light = light.ok_or(Error::Invalid)?;
    // A form that is sent twice reports once.
    let last = store::reports(tx, id, i64::MAX, 1)?.pop();
    let same = |last: &Report| last.light == light && last.sentence == sentence;
    if last.filter(same).is_some_and(|last| last.reported_at + AGAIN > viewer.now) {
        return Ok(());
    }
    report(tx, viewer, id, (light, &sentence))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    (form, before): (Form, i64),
) -> Result<Page<ReportsPage>, Error> {
    let (space, sheet) = find(q, viewer, id, Action::ReadSpace)?;
    let limit = i64::try_from(SHOWN).unwrap_or_default() + 1;
    let mut reports = store::reports(q, id, before, limit)?;
    let more = reports.len() > SHOWN;
    reports.truncate(SHOWN);
    let href = space.href(viewer);
    let turns = if before == i64::MAX { store::turns(q, id)? } else { Vec::new() };
    let may_hold = space.may(viewer, Action::HoldSpace) && !space.is_archived();
    let line = |one: Report| {
        let (label, tint) = one.light.label();
        (label, tint, one)
    };
    let body = ReportsPage {
        form,
        may_report: may_hold && !sheet.state.is_over(),
        lights: Light::ALL.iter().map(|light| (light.as_str(), light.label().0)).collect(),
        due: sheet.report_due_on.map(day).filter(|_| sheet.state == ProjectState::Running),
        older: reports.last().filter(|_| more).map(|last| format!("{href}/reports?before={}", last.id)),
        lines: reports.into_iter().map(line).collect(),
        turns: turns.into_iter().map(|turned| (turned.state.label(), turned)).collect(),
        named: viewer.may(Action::ReadMembers),
        href,
    };
    Ok(under(Page::new(body, "project-reports"), viewer, &space))
}
