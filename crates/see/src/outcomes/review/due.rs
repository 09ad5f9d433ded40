//! What a review asks: figures that nobody has looked at together yet, and figures that are still missing. And what a meeting
//! looks at, which stays the same while it goes on.

use crate::outcomes::curve::Standing;
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{Indicator, Sort};
use crate::outcomes::{LIMIT, store};
use db::Read;
use house::ids::IndicatorId;
use house::web::{Error, Viewer};
use jiff::civil::Date;
use std::time::Duration;

/// For so long a meeting still shows what it has looked at.
const MEETING: Duration = Duration::from_secs(60 * 60 * 12);

/// What a review asks.
pub(super) struct Due {
    /// Those with a figure that nobody has looked at, in the order of the network's indicators.
    pub(super) fresh: Vec<Standing>,
    /// Those whose figure of the last period is missing, and which period that is.
    pub(super) missing: Vec<(Standing, String)>,
}

impl Due {
    /// What is due on a day.
    pub(super) fn on(q: &mut Read<'_>, viewer: &Viewer, today: Date) -> Result<Due, Error> {
        let all = measured(q, viewer)?;
        let reviewed = store::last_reviewed(q, &all)?;
        let standings = Standing::of_all(q, all)?;
        let mut due = Due { fresh: Vec::new(), missing: Vec::new() };
        for standing in standings {
            let ended = Period::ended_by(today, standing.indicator.frequency);
            let last = standing.last().map(|(period, _)| period);
            if is_missing(last, ended) {
                due.missing.push((standing.clone(), ended.told(standing.indicator.frequency)));
            }
            if is_fresh(standing.indicator.id, last, &reviewed) {
                due.fresh.push(standing);
            }
        }
        Ok(due)
    }
}

/// What a meeting looks at: what is due, and what was looked at in the last hours. So a page keeps its place when the one
/// before it has been dealt with.
pub(super) fn of_meeting(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Standing>, Error> {
    let all = measured(q, viewer)?;
    let reviewed = store::last_reviewed(q, &all)?;
    let mut lately = store::last_looked_at(q, &all)?;
    lately.retain(|(_, at)| *at > viewer.now - MEETING);
    let mut found = Standing::of_all(q, all)?;
    found.retain(|one| {
        let (id, last) = (one.indicator.id, one.last().map(|(period, _)| period));
        lately.iter().any(|(of, _)| *of == id) || is_fresh(id, last, &reviewed)
    });
    Ok(found)
}

/// All that is measured and that the viewer may see, results first.
fn measured(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Indicator>, Error> {
    let mut all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    all.extend(store::indicators(q, viewer, Sort::Performance, LIMIT)?);
    all.retain(|one| !one.agenda);
    Ok(all)
}

/// Whether the figure of the last period that has ended is still missing.
fn is_missing(last: Option<Period>, ended: Period) -> bool {
    last.is_none_or(|last| last < ended)
}

/// Whether there is a figure that nobody has looked at.
fn is_fresh(id: IndicatorId, last: Option<Period>, reviewed: &[(IndicatorId, Period)]) -> bool {
    let seen = reviewed.iter().find(|(of, _)| *of == id).map(|(_, period)| *period);
    last.is_some_and(|last| seen.is_none_or(|seen| seen < last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_looked_at_once() {
        let (id, march) = (IndicatorId::from(1), Period::from(24_314));
        let april = Period::from(24_315);
        assert!(is_fresh(id, Some(march), &[]));
        assert!(!is_fresh(id, Some(march), &[(id, march)]));
        assert!(is_fresh(id, Some(april), &[(id, march)]));
        assert!(is_fresh(id, Some(march), &[(IndicatorId::from(2), march)]));
        assert!(!is_fresh(id, None, &[]));
    }

    #[test]
    fn a_figure_is_missing_until_it_is_there() {
        let march = Period::from(24_314);
        assert!(is_missing(None, march) && is_missing(Some(Period::from(24_313)), march));
        assert!(!is_missing(Some(march), march));
    }
}
