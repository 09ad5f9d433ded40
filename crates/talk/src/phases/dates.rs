//! What stands of phases in a calendar: the day on which each begins, and its last day.

use super::store::{self, Planned};
use db::Read;
use house::dates::{Dated, Span, Window};
use house::items::Verb;
use house::web::{Error, Said, Viewer};

/// The days of phases within a window, as far as the viewer may read them.
pub(super) fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    let days = store::planned(q, viewer, window)?;
    Ok(days.into_iter().filter_map(|planned| dated(viewer, planned)).collect())
}

fn dated(viewer: &Viewer, planned: Planned) -> Option<Dated> {
    let day = planned.on_day.parse().ok()?;
    let (subject, key) = match planned.what.as_str() {
        "first" => ("phase-first", "phases-begins-of"),
        _ => ("phase-last", "phases-ends-of"),
    };
    // A space has eight phases at most: each has a number of its own.
    let number = planned.space_id.get().saturating_mul(16).saturating_add(planned.place);
    Some(Dated {
        subject: (subject, number),
        title: Said::key(key).with("phase", &planned.name),
        href: viewer.path(format_args!("spaces/{}/phases", planned.space_id)),
        span: Span::Days { first: day, last: day },
        space: Some((planned.space_id, planned.space_name)),
        tint: Verb::Decide.word(),
        place: String::new(),
        mine: planned.mine,
        cancelled: false,
        sequence: 0,
        changed_at: planned.changed_at,
    })
}
