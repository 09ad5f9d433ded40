//! What stands of experiments in a calendar: the last day of each, on which people look whether it helped.

use super::EXPERIMENT;
use super::experiment::day;
use super::store::{self, Ending};
use db::Read;
use house::dates::{Dated, Span, Window};
use house::web::{Error, Said, Viewer};

/// The last days within a window, of what the viewer may read.
pub(in crate::events) fn between(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Dated>, Error> {
    Ok(store::ending(q, viewer, window)?.into_iter().map(|ending| dated(viewer, ending)).collect())
}

fn dated(viewer: &Viewer, ending: Ending) -> Dated {
    let on = day(ending.until_on);
    Dated {
        subject: ("experiment", ending.id.get()),
        title: Said::key("experiment-look").with("title", ending.title),
        href: viewer.path(format_args!("items/{}", ending.id)),
        span: Span::Days { first: on, last: on },
        space: Some((ending.space_id, ending.space_name)),
        tint: EXPERIMENT.verb.word(),
        place: String::new(),
        mine: ending.mine,
        cancelled: false,
        sequence: ending.sequence,
        changed_at: ending.changed_at,
    }
}
