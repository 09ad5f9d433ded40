//! One's own tasks.

use crate::tasks::store::reading;
use crate::tasks::task::day;
use askama::Template;
use db::Read;
use house::dates::day_of;
use house::web::{Answer, Error, Page, Place, Said, Viewer, Visit, filters};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "tasks/mine/views/mine.html")]
struct MinePage {
    groups: Vec<(&'static str, Vec<Line>)>,
}

struct Line {
    href: String,
    title: String,
    space: String,
    space_href: String,
    due: Option<Said>,
    late: bool,
}

/// How many are shown.
const SHOWN: i64 = 300;

/// `GET /n/{slug}/tasks`
pub(super) async fn show(visit: Visit) -> Answer {
    visit.page(page).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer) -> Result<Page<MinePage>, Error> {
    let me = viewer.member()?.id;
    let today = day_of(viewer.now, &viewer.zone());
    let mut groups: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    for task in reading::mine(q, viewer, me, SHOWN)? {
        let due = task.due_on.map(day);
        let group = match due {
            Some(due) if due < today => 0,
            Some(due) if due == today => 1,
            Some(_) => 2,
            None => 3,
        };
        groups.entry(group).or_default().push(Line {
            href: viewer.path(format_args!("items/{}", task.id)),
            title: task.title,
            space: task.space_name,
            space_href: viewer.path(format_args!("spaces/{}/board", task.space_id)),
            due: due.filter(|due| *due != today).map(|due| Said::key("task-line-due").with("day", due)),
            late: group == 0,
        });
    }
    let keys = ["task-mine-late", "task-mine-today", "task-mine-later", "task-mine-some-day"];
    let groups = keys.into_iter().zip(0..).filter_map(|(key, at)| Some((key, groups.remove(&at)?)));
    let body = MinePage { groups: groups.collect() };
    Ok(Page::new(body, "task-mine").place(Place::Room("tasks")))
}
