//! Showing a letter to the stewards: that one, because whoever got it chose to, and no other.

use super::acts::{LETTER_REPORTED, REPORT_SETTLED};
use super::circle::{self, Shown};
use super::sending::Refused;
use super::store::{self, Report};
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{CorrespondenceId, LetterId};
use house::reports::{Laid, Lying, Spot, Tray};
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "correspondence/views/report.html")]
struct ReportPage {
    form: Form,
    shown: Shown,
    action: String,
    back: String,
}

/// `GET /n/{slug}/correspondence/{id}/letters/{letter}/report`
pub(super) async fn ask(
    visit: Visit,
    At((_, id, letter)): At<(String, CorrespondenceId, LetterId)>,
) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, letter, Form::new())).await
}

/// `POST /n/{slug}/correspondence/{id}/letters/{letter}/report`
pub(super) async fn report(
    visit: Visit,
    At((_, id, letter)): At<(String, CorrespondenceId, LetterId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, letter, form)).await? {
        Ok(()) => {
            let path = visit.path(format_args!("correspondence/{id}"));
            Ok(visit.go_saying(path, "correspondence-reported-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, letter, form).map(Page::invalid)).await,
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: CorrespondenceId,
    letter: LetterId,
    form: &mut Form,
) -> Result<(), Error> {
    let found = other(tx, viewer, id, letter)?;
    let reason = form.text("reason", PARAGRAPHS);
    form.checked()?;
    let me = viewer.member()?.id;
    if store::report(tx, viewer.network.id, me, &found.letter, &reason, viewer.now)? {
        let happened = Happened::new(&LETTER_REPORTED);
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    }
    Ok(())
}

/// A letter of somebody else.
fn other(q: &mut Read<'_>, viewer: &Viewer, id: CorrespondenceId, letter: LetterId) -> Result<Shown, Error> {
    let found = circle::letter(q, viewer, id, letter)?;
    let shown = Shown::of(viewer, id, found);
    if shown.mine { Err(Refused::Yours.into()) } else { Ok(shown) }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: CorrespondenceId,
    letter: LetterId,
    form: Form,
) -> Result<Page<ReportPage>, Error> {
    let shown = other(q, viewer, id, letter)?;
    let (action, back) = (format!("{}/report", shown.href), viewer.path(format_args!("correspondence/{id}")));
    let page = Page::new(ReportPage { form, shown, action, back }, "correspondence-report");
    Ok(page.under("correspondence-plural", viewer.path("correspondence")))
}

#[derive(Template)]
#[template(path = "correspondence/views/reports.html")]
struct ReportsPage {
    reports: Vec<Report>,
    href: String,
    people: String,
    older: Option<String>,
}

/// How many reports a page shows.
const SHOWN: usize = 30;

/// `GET /n/{slug}/reports`
pub(super) async fn list(visit: Visit) -> Answer {
    let before = visit.query.value("before").parse().unwrap_or(i64::MAX);
    let page = move |q: &mut Read<'_>, viewer: &Viewer| {
        let mut reports = store::reports(q, viewer.network.id, before)?;
        let more = reports.len() > SHOWN;
        reports.truncate(SHOWN);
        let older = reports.last().filter(|_| more);
        let older = older.map(|last| viewer.path(format_args!("reports?before={}", last.id)));
        let body =
            ReportsPage { reports, href: viewer.path("reports"), people: viewer.path("people"), older };
        Ok(Page::new(body, "correspondence-reports"))
    };
    visit.page(page).await
}

/// `POST /n/{slug}/reports/{id}/settlement`
pub(super) async fn settle(visit: Visit, At((_, id)): At<(String, i64)>) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let me = viewer.member()?.id;
        if !store::is_report(tx, viewer.network.id, id)? {
            return Err(Error::NotFound);
        }
        if store::settle(tx, id, me, viewer.now)? {
            let happened = Happened::new(&REPORT_SETTLED);
            happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("reports"), "correspondence-settled-done"))
}

/// Letters that were shown to the stewards, and of which nobody has said what comes of it.
pub(super) static SHOWN_TO_STEWARDS: Tray = Tray {
    word: "letters",
    title: "correspondence-tray",
    about: "correspondence-tray-about",
    empty: "correspondence-tray-empty",
    deed: "correspondence-tray-deed",
    rows: unsettled,
};

fn unsettled(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    if !viewer.may(Action::ManageMembers) {
        return Ok(Lying::default());
    }
    let found = store::unsettled(q, viewer.network.id, before.first(), limit.saturating_add(1))?;
    let row = |(id, by, at): (i64, String, Time)| {
        let title = Said::key("correspondence-tray-row").with("name", by);
        (Spot::of(id), Laid { title, told: None, at: Some(at), href: viewer.path("reports") })
    };
    Ok(Lying::whole(found.into_iter().map(row).collect(), limit))
}
