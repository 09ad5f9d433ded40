//! What Today says of tasks: what is due, and where somebody could help.

use crate::tasks::store::reading::{self, Mine};
use crate::tasks::task::day;
use askama::Template;
use db::Read;
use house::dates::{day_of, midnight};
use house::web::{Error, Need, Piece, Said, Viewer, filters};
use jiff::ToSpan;
use std::time::Duration;

/// How many of one's tasks are looked at.
const LOOKED_AT: i64 = 50;
/// How many are named.
const NAMED: usize = 4;

#[derive(Template)]
#[template(path = "tasks/mine/views/_need.html")]
struct Lines {
    lines: Vec<(String, String, Said)>,
}

/// What is due within the next two days or has been, and help that is wanted with a skill of the viewer's.
pub(in crate::tasks) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    all.extend(due(viewer, reading::mine(q, viewer, me, LOOKED_AT)?));
    let seeking = reading::seeking(q, viewer, me)?;
    if let Some((first, title, skill)) = seeking.first() {
        let title = Said::key("task-help-need").with("title", title).with("skill", skill);
        let way = (viewer.path(format_args!("items/{first}")), "task-help-see");
        let rest = seeking.iter().skip(1);
        let lines: Vec<(String, String, Said)> = rest
            .map(|(id, title, skill)| {
                (viewer.path(format_args!("items/{id}")), title.clone(), Said::raw(skill))
            })
            .collect();
        let need = Need::new("task-help", title, way).because("task-help-need-why").tinted("work");
        all.push(if lines.is_empty() { need } else { need.showing(Piece::of(Lines { lines })) });
    }
    Ok(all)
}

fn due(viewer: &Viewer, mine: Vec<Mine>) -> Option<Need> {
    let zone = viewer.zone();
    let today = day_of(viewer.now, &zone);
    let soon = today.checked_add(2.days()).unwrap_or(today);
    let dated = mine.into_iter().filter_map(|task| Some((task.due_on.map(day)?, task)));
    let pressing: Vec<_> = dated.filter(|(due, _)| *due <= soon).collect();
    let (first, _) = pressing.first()?;
    let count = i64::try_from(pressing.len()).unwrap_or(LOOKED_AT);
    let late = pressing.iter().filter(|(due, _)| *due < today).count();
    let key = if late > 0 { "task-need-late" } else { "task-need" };
    let title = Said::key(key).with("count", count).with("late", i64::try_from(late).unwrap_or_default());
    // The last minute of that day.
    let until = first.tomorrow().map(|next| midnight(next, &zone) - Duration::from_secs(60)).ok();
    let line = |(due, task): &(jiff::civil::Date, Mine)| {
        let key = match *due {
            due if due < today => "task-line-late",
            due if due == today => "task-line-today",
            _ => "task-line-due",
        };
        let href = viewer.path(format_args!("items/{}", task.id));
        (href, task.title.clone(), Said::key(key).with("day", *due))
    };
    let lines = pressing.iter().take(NAMED).map(line).collect();
    let mut need = Need::new("tasks", title, (viewer.path("tasks"), "task-need-see")).tinted("work");
    need.until = until;
    Some(need.showing(Piece::of(Lines { lines })))
}
