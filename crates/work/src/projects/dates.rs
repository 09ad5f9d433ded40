//! What stands of projects in a calendar: their first and last days, and when those who hold them are asked how they stand.

use super::project::day;
use super::store::{self, Due};
use db::Read;
use house::dates::{Dated, Span, Window};
use house::items::Verb;
use house::web::{Error, Said, Viewer};

/// The days of projects within a window, as far as the viewer may read them.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    Ok(store::due(q, viewer, window)?.into_iter().map(|due| dated(viewer, due)).collect())
}

fn dated(viewer: &Viewer, due: Due) -> Dated {
    let (word, key, rest) = match due.what.as_str() {
        "start" => ("project-start", "project-starts-of", ""),
        "end" => ("project-end", "project-ends-of", ""),
        _ => ("project-report", "project-report-of", "/reports"),
    };
    let on = day(due.on_day);
    Dated {
        subject: (word, due.space_id.get()),
        title: Said::key(key).with("project", &due.name),
        href: viewer.path(format_args!("spaces/{}{rest}", due.space_id)),
        span: Span::Days { first: on, last: on },
        space: Some((due.space_id, due.name)),
        tint: Verb::Work.word(),
        place: String::new(),
        mine: due.mine,
        cancelled: false,
        sequence: due.sequence,
        changed_at: due.changed_at,
    }
}
