//! What stands of tasks and milestones in a calendar.

use crate::tasks::TASK;
use crate::tasks::store::reading::{self, Due};
use crate::tasks::task::day;
use db::Read;
use house::dates::{Dated, Span, Window};
use house::web::{Error, Said, Viewer};

/// What is due on the days of a window, as far as the viewer may read it.
pub(in crate::tasks) fn between(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Dated>, Error> {
    let tasks = reading::due(q, viewer, window)?.into_iter();
    let milestones = reading::milestones(q, viewer, window)?.into_iter();
    let mut all: Vec<Dated> = tasks
        .map(|due| dated(viewer, "task", due))
        .chain(milestones.map(|due| dated(viewer, "milestone", due)))
        .collect();
    all.sort_by_key(|dated| dated.span.first_day(&jiff::tz::TimeZone::UTC));
    all.truncate(usize::try_from(window.most).unwrap_or(usize::MAX));
    Ok(all)
}

fn dated(viewer: &Viewer, word: &'static str, due: Due) -> Dated {
    let on = day(due.due_on);
    Dated {
        subject: (word, due.id.get()),
        title: Said::raw(due.title),
        href: viewer.path(format_args!("items/{}", due.id)),
        span: Span::Days { first: on, last: on },
        space: Some((due.space_id, due.space_name)),
        tint: TASK.verb.word(),
        place: String::new(),
        mine: due.mine,
        cancelled: false,
        sequence: due.sequence,
        changed_at: due.changed_at,
    }
}
