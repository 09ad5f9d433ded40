//! Which figures have been looked at together.

use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{By, Indicator};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::IndicatorId;

/// The last period of each of these indicators whose figure was looked at.
pub(in crate::outcomes) fn last_reviewed(
    q: &mut Read<'_>,
    indicators: &[Indicator],
) -> Result<Vec<(IndicatorId, Period)>, Error> {
    let keys: Vec<&dyn Param> = indicators.iter().map(|one| -> &dyn Param { &one.id }).collect();
    batch::each(
        q,
        "SELECT indicator_id, period FROM (SELECT indicator_id, period FROM indicator_reviews WHERE indicator_id = $0
         ORDER BY period DESC LIMIT 1) AS one",
        &[],
        &keys,
    )
}

/// Notes that the figure of a period was looked at.
pub(in crate::outcomes) fn review(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    period: Period,
    by: By,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO indicator_reviews (indicator_id, period, network_id, reviewed_by, reviewed_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (indicator_id, period) DO NOTHING",
        &[&indicator.id, &period, &indicator.network_id, &by.member, &by.now],
    )
}

/// When a figure of each of these indicators was looked at last.
pub(in crate::outcomes) fn last_looked_at(
    q: &mut Read<'_>,
    indicators: &[Indicator],
) -> Result<Vec<(IndicatorId, Time)>, Error> {
    let keys: Vec<&dyn Param> = indicators.iter().map(|one| -> &dyn Param { &one.id }).collect();
    batch::each(
        q,
        "SELECT indicator_id, reviewed_at FROM (
            SELECT indicator_id, reviewed_at FROM indicator_reviews WHERE indicator_id = $0
            ORDER BY period DESC LIMIT 1) AS one",
        &[],
        &keys,
    )
}
