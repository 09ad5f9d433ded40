//! What a review asks: figures that nobody has looked at together yet, and figures that are still missing.

use crate::outcomes::curve::Standing;
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::Sort;
use crate::outcomes::{LIMIT, store};
use db::Read;
use house::ids::IndicatorId;
use house::web::{Error, Viewer};
use jiff::civil::Date;

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
        let mut all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
        all.extend(store::indicators(q, viewer, Sort::Performance, LIMIT)?);
        all.retain(|one| !one.agenda);
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
