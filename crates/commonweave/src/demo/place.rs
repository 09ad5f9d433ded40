//! A space as it will be: its template, and the phase to which it is taken.

use super::source::SpaceSource;
use anyhow::Context;
use db::Time;
use house::spaces::{SpaceKind, SpaceText};
use std::time::Duration;

/// A space of the plan.
pub(super) struct Place {
    pub(super) kind: SpaceKind,
    pub(super) text: SpaceText,
    /// The phase to which it is taken, and when that ends.
    pub(super) phase: String,
    pub(super) until: Time,
}

/// A space as it is planned. The first is the commons.
pub(super) fn space(text: &SpaceSource, at: usize, day: Time) -> anyhow::Result<Place> {
    let kind = match text.kind.as_str() {
        _ if at == 0 => SpaceKind::Commons,
        "" => SpaceKind::WorkingGroup,
        word => word.parse().ok().with_context(|| format!("{} has a kind", text.key))?,
    };
    let visibility =
        text.visibility.parse().ok().with_context(|| format!("{} has a visibility", text.key))?;
    Ok(Place {
        kind,
        text: SpaceText { name: text.name.clone(), purpose: text.purpose.clone(), visibility },
        phase: text.phase.clone(),
        until: day + Duration::from_secs(u64::from(text.until) * 86_400),
    })
}
