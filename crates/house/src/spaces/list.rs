//! The directory of spaces.

use super::space::Space;
use super::store;
use crate::access::Action;
use crate::ids::SpaceId;
use crate::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Time};

#[derive(Template)]
#[template(path = "spaces/views/list.html")]
struct ListPage {
    groups: Vec<(&'static str, Vec<Row>)>,
    start: Option<String>,
    older: Option<String>,
}

struct Row {
    space: Space,
    href: String,
    join: Option<String>,
}

const SHOWN: usize = 30;

/// `GET /n/{slug}/spaces`
pub(super) async fn list(visit: Visit) -> Answer {
    let before = place(visit.query.value("before"));
    visit.page(move |q, viewer| page(q, viewer, before)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, before: (Time, SpaceId)) -> Result<Page<ListPage>, Error> {
    let mut spaces = store::browse(q, viewer, before)?;
    let older = (spaces.len() > SHOWN).then(|| {
        spaces.truncate(SHOWN);
        spaces.last().map(|last| {
            viewer.path(format_args!("spaces?before={}-{}", last.last_activity_at.micros(), last.id))
        })
    });
    let rows = spaces.into_iter().map(|space| row(space, viewer));
    let (mine, others): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.space.role.is_some());
    let groups = [("space-list-mine", mine), ("space-list-others", others)];
    let groups = groups.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    let start = viewer.may(Action::StartSpace).then(|| viewer.path("spaces/new"));
    let body = ListPage { groups, start, older: older.flatten() };
    Ok(Page::new(body, "space-list-title").place(Place::Spaces).wide())
}

fn row(space: Space, viewer: &Viewer) -> Row {
    let href = space.href(viewer);
    let may_join = space.role.is_none() && space.may(viewer, Action::JoinSpace);
    Row { join: may_join.then(|| format!("{href}/membership")), href, space }
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
fn place(text: &str) -> (Time, SpaceId) {
    text.split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)))
        .unwrap_or((Time::from_micros(i64::MAX), SpaceId::from(i64::MAX)))
}
