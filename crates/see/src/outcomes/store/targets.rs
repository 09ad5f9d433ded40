//! Targets, and what they were before they were changed.

use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{By, Indicator};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::IndicatorId;

/// The targets of a series, the earliest first.
pub(in crate::outcomes) fn targets(
    q: &mut Read<'_>,
    indicator: &Indicator,
) -> Result<Vec<(Period, f64)>, Error> {
    q.all(
        "SELECT period, value FROM (
             SELECT period, value FROM indicator_targets WHERE indicator_id = $1 AND series = $2
             ORDER BY period DESC LIMIT 200) AS late
         ORDER BY period",
        &[&indicator.id, &indicator.series],
    )
}

/// As [`targets`], of each of these indicators.
pub(in crate::outcomes) fn targets_of(
    q: &mut Read<'_>,
    indicators: &[IndicatorId],
) -> Result<Vec<(IndicatorId, Period, f64)>, Error> {
    let keys: Vec<&dyn Param> = indicators.iter().map(|id| -> &dyn Param { id }).collect();
    let mut all: Vec<(IndicatorId, Period, f64)> = batch::each(
        q,
        "SELECT indicator_id, period, value FROM (SELECT indicator_id, period, value FROM indicator_targets
         WHERE indicator_id = $0 AND series = (
             SELECT definitions.series FROM indicators JOIN indicator_definitions definitions
               ON definitions.indicator_id = indicators.id AND definitions.version = indicators.version
             WHERE indicators.id = $0)
         ORDER BY period DESC LIMIT 200) AS late",
        &[],
        &keys,
    )?;
    all.sort_by_key(|(id, period, _)| (*id, *period));
    Ok(all)
}

db::record! {
    /// What a target was before it was changed or taken away.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct FormerTarget {
        pub(in crate::outcomes) period: Period,
        pub(in crate::outcomes) value: f64,
        pub(in crate::outcomes) author: String,
        pub(in crate::outcomes) replaced_at: Time,
    }
}

/// The latest targets of a series that were changed or taken away.
pub(in crate::outcomes) fn former_targets(
    q: &mut Read<'_>,
    indicator: &Indicator,
    limit: i64,
) -> Result<Vec<FormerTarget>, Error> {
    q.all(
        "SELECT indicator_former_targets.period, indicator_former_targets.value, members.name AS author,
                indicator_former_targets.replaced_at
         FROM indicator_former_targets JOIN members ON members.id = indicator_former_targets.set_by
         WHERE indicator_former_targets.indicator_id = $1 AND indicator_former_targets.series = $2
         ORDER BY indicator_former_targets.id DESC LIMIT $3",
        &[&indicator.id, &indicator.series, &limit],
    )
}

/// The target of a period, if it has one.
pub(in crate::outcomes) fn target_of(
    q: &mut Read<'_>,
    indicator: &Indicator,
    period: Period,
) -> Result<Option<f64>, Error> {
    q.maybe(
        "SELECT value FROM indicator_targets WHERE indicator_id = $1 AND series = $2 AND period = $3",
        &[&indicator.id, &indicator.series, &period],
    )
}

/// Keeps what a target is before another takes its place. The caller holds the row of the indicator.
pub(in crate::outcomes) fn keep_target(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    period: Period,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO indicator_former_targets (indicator_id, series, period, network_id, value, set_by, set_at, replaced_at)
         SELECT indicator_id, series, period, network_id, value, set_by, set_at, $4 FROM indicator_targets
         WHERE indicator_id = $1 AND series = $2 AND period = $3",
        &[&indicator.id, &indicator.series, &period, &now],
    )
}

/// Sets a target for a period.
pub(in crate::outcomes) fn set_target(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    (period, value): (Period, f64),
    by: By,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO indicator_targets (indicator_id, series, period, network_id, value, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (indicator_id, series, period) DO UPDATE SET value = excluded.value, set_by = excluded.set_by,
             set_at = excluded.set_at",
        &[&indicator.id, &indicator.series, &period, &indicator.network_id, &value, &by.member, &by.now],
    )
}

/// Takes the target of a period away.
pub(in crate::outcomes) fn drop_target(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    period: Period,
) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM indicator_targets WHERE indicator_id = $1 AND series = $2 AND period = $3",
        &[&indicator.id, &indicator.series, &period],
    )
}
