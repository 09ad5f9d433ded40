//! Saving a report under a name, for oneself or for the network, and taking it away.

use super::acts::REPORT_SHARED;
use super::asked::Asked;
use super::show::page;
use super::store::{self, Saved};
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ReportId;
use house::networks;
use house::room::Rooms;
use house::spaces;
use house::web::form::LINE;
use house::web::{Answer, Error, Form, Page, Viewer, Visit};

/// So many reports a member may save.
const MOST: i64 = 50;

/// POST `/n/{slug}/figures`
pub(super) async fn save(visit: Visit, form: Form) -> Answer {
    let rooms = visit.app.rooms;
    let asked = Asked::read(&Form::of_query(form.value("query")), rooms);
    let (kept, again) = (asked.clone(), format!("figures?{}", asked.query()));
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, &asked, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(again), "report-saved-done")),
        Err(form) => {
            let first = ReportId::from(i64::MAX);
            visit.page(move |q, viewer| page(q, viewer, rooms, (&kept, first), form).map(Page::invalid)).await
        }
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, asked: &Asked, form: &mut Form) -> Result<(), Error> {
    let member = viewer.member_id().ok_or(Error::NotFound)?;
    if let Some(space) = asked.space {
        spaces::visible_to(tx, viewer, space)?.ok_or(Error::NotFound)?;
    }
    tx.lock("members", member.get())?;
    let name = form.name("name", LINE);
    if asked.figures.is_empty() {
        form.fail("name", "report-refused-empty");
    }
    if store::count_saved(tx, member)? >= MOST {
        form.fail("name", "report-refused-many");
    }
    form.checked()?;
    let shared = form.ticked("shared") && viewer.may(Action::ShareReports);
    let query = asked.query();
    // Sent twice, by a double click or after a broken line, it is one.
    if store::is_saved(tx, member, (&name, &query, shared))? {
        return Ok(());
    }
    let report = (name.as_str(), query.as_str(), asked.space);
    store::save(tx, (viewer.network.id, member), report, (shared, viewer.now))?;
    networks::use_page(tx, viewer.network.id, "figures")?;
    if shared {
        note(tx, viewer, "shared")?;
    }
    Ok(())
}

/// What is shared is told in the log; what somebody keeps to themselves is not.
fn note(tx: &mut Write<'_>, viewer: &Viewer, detail: &'static str) -> Result<(), Error> {
    let happened = Happened::new(&REPORT_SHARED).detail(detail);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// Whoever saved a report takes it away; what is shared, whoever may share.
pub(super) fn may_remove(viewer: &Viewer, saved: &Saved) -> bool {
    let own = saved.member_id.is_some() && saved.member_id == viewer.member_id();
    own || (saved.shared && viewer.may(Action::ShareReports))
}

/// POST `/n/{slug}/figures/sharing`: one's own report for the network. What is not there, or not one's own, stays as it is.
pub(super) async fn share(visit: Visit, form: Form) -> Answer {
    let id: ReportId = form.value("report").parse().unwrap_or(ReportId::from(0));
    visit
        .write(move |tx, viewer| {
            let Some(saved) = store::saved_of(tx, viewer, id)? else { return Ok(()) };
            if saved.shared || saved.member_id != viewer.member_id() {
                return Ok(());
            }
            store::share(tx, id)?;
            note(tx, viewer, "shared")
        })
        .await?;
    Ok(visit.go_saying(visit.path("figures"), "report-shared-done"))
}

/// POST `/n/{slug}/figures/removal`. What is not there, or not theirs to take away, stays as it is.
pub(super) async fn remove(visit: Visit, form: Form) -> Answer {
    let id: ReportId = form.value("report").parse().unwrap_or(ReportId::from(0));
    visit.write(move |tx, viewer| take_away(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path("figures"), "report-removed-done"))
}

fn take_away(tx: &mut Write<'_>, viewer: &Viewer, id: ReportId) -> Result<(), Error> {
    let Some(saved) = store::saved_of(tx, viewer, id)? else { return Ok(()) };
    if !may_remove(viewer, &saved) {
        return Ok(());
    }
    store::remove(tx, id)?;
    if saved.shared { note(tx, viewer, "removed") } else { Ok(()) }
}

/// Saves a report as a member would, for what is brought in.
///
/// # Errors
/// [`Error::NotFound`] for who is no member; those of the database.
pub fn keep_report(
    tx: &mut Write<'_>,
    (viewer, rooms): (&Viewer, Rooms),
    (name, query): (&str, &str),
    shared: bool,
) -> Result<(), Error> {
    let asked = Asked::read(&Form::of_query(query), rooms);
    let mut form = Form::new().with("name", name);
    if shared {
        form = form.with("shared", "true");
    }
    write(tx, viewer, &asked, &mut form)
}
