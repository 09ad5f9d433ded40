//! How much each organisation carries and gives: what is open, what is overdue, what waits, and hours of three months. Only
//! what stands in spaces that the viewer may read is counted; people are not compared.

use crate::tasks::store::hours;
use crate::tasks::task::{clock, midnight_of};
use askama::Template;
use db::Read;
use house::dates::day_of;
use house::ids::OrganisationId;
use house::organisations;
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use jiff::ToSpan;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "tasks/list/views/load.html")]
struct LoadPage {
    lines: Vec<Line>,
}

#[derive(Default)]
struct Line {
    name: String,
    href: String,
    open: i64,
    late: i64,
    waiting: i64,
    minutes: i64,
    hours: String,
}

/// `GET /n/{slug}/load`
pub(super) async fn show(visit: Visit) -> Answer {
    visit.page(page).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer) -> Result<Page<LoadPage>, Error> {
    let today = day_of(viewer.now, &viewer.zone());
    let from = today.checked_sub(3.months()).unwrap_or(today);
    let mut lines: BTreeMap<OrganisationId, Line> = BTreeMap::new();
    for (id, open, late, waiting) in hours::open_by_organisation(q, viewer, midnight_of(today))? {
        lines.insert(id, Line { open, late, waiting, ..Line::default() });
    }
    for (id, minutes) in hours::by_organisation(q, viewer, midnight_of(from))? {
        lines.entry(id).or_default().minutes = minutes;
    }
    let ids: Vec<OrganisationId> = lines.keys().copied().collect();
    let names: BTreeMap<OrganisationId, String> =
        organisations::names(q, viewer.network.id, &ids)?.into_iter().collect();
    let mut lines: Vec<Line> = lines
        .into_iter()
        .map(|(id, line)| Line {
            name: names.get(&id).cloned().unwrap_or_default(),
            href: viewer.path(format_args!("organisations/{id}")),
            hours: clock(line.minutes),
            ..line
        })
        .collect();
    lines.sort_by(|a, b| (a.name.is_empty(), &a.name).cmp(&(b.name.is_empty(), &b.name)));
    Ok(Page::new(LoadPage { lines }, "load-title").place(Place::Room("tasks")).wide())
}
