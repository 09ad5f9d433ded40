//! The directory of spaces, and the order in which they stand in it.

mod order;

pub(super) use order::{arrange, show};

use crate::access::Action;
use crate::spaces::space::{Joining, Space};
use crate::spaces::store;
use crate::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Time};

#[derive(Template)]
#[template(path = "spaces/views/list.html")]
struct ListPage {
    groups: Vec<(&'static str, Vec<Row>)>,
    start: Option<String>,
    /// Where stewards bring the spaces into an order.
    order: Option<String>,
    older: Option<String>,
    /// Whether those that were put aside are shown, and where the others are.
    archived: bool,
    other: String,
}

struct Row {
    space: Space,
    href: String,
    join: Option<String>,
    /// Where one asks to come in, where those who hold it decide.
    ask: Option<String>,
}

/// How many stand on one page.
const SHOWN: usize = 30;

/// `GET /n/{slug}/spaces`
pub(super) async fn list(visit: Visit) -> Answer {
    let before = place(visit.query.value("before"));
    let archived = visit.query.value("show") == "archived";
    visit.page(move |q, viewer| page(q, viewer, before, archived)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: store::Before,
    archived: bool,
) -> Result<Page<ListPage>, Error> {
    let mut spaces = store::browse(q, viewer, before, archived)?;
    let kept = if archived { "show=archived&" } else { "" };
    let older = (spaces.len() > SHOWN).then(|| {
        spaces.truncate(SHOWN);
        spaces.last().map(|last| viewer.path(format_args!("spaces?{kept}before={}", told(last))))
    });
    let rows = spaces.into_iter().map(|space| row(space, viewer));
    let (mine, others): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.space.role.is_some());
    let groups = [("space-list-mine", mine), ("space-list-others", others)];
    let groups = groups.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    let start = viewer.may(Action::StartSpace).then(|| viewer.path("spaces/new"));
    let other = viewer.path(if archived { "spaces" } else { "spaces?show=archived" });
    let order = viewer.may(Action::EditNetwork).then(|| viewer.path("spaces/order"));
    let body = ListPage { groups, start, order, older: older.flatten(), archived, other };
    Ok(Page::new(body, "space-list-title").place(Place::Spaces).wide())
}

fn row(space: Space, viewer: &Viewer) -> Row {
    let href = space.href(viewer);
    let open = space.role.is_none() && !space.is_archived();
    let may_join = open && space.may(viewer, Action::JoinSpace);
    let asks = space.joining == Joining::Request;
    Row {
        join: (may_join && !asks).then(|| format!("{href}/membership")),
        ask: (may_join && asks).then(|| format!("{href}/request")),
        href,
        space,
    }
}

/// The place of a space in the list, `ARRANGED-MICROSECONDS-NUMBER`.
fn told(space: &Space) -> String {
    format!("{}-{}-{}", space.arranged, space.last_activity_at.micros(), space.id)
}

/// Reads such a place; anything else is the beginning.
fn place(text: &str) -> store::Before {
    let mut parts = text.splitn(3, '-');
    let mut part = || parts.next().and_then(|part| part.parse::<i64>().ok());
    match (part(), part(), part()) {
        (Some(arranged), Some(micros), Some(id)) => (arranged, Time::from_micros(micros), id.into()),
        _ => store::first(),
    }
}
