//! Forecasts, frozen as they were made: none is ever changed.

use crate::outcomes::figures::{Period, Trend};
use crate::outcomes::indicator::{By, Indicator};
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::IndicatorId;

db::record! {
    /// A forecast.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Frozen {
        pub(in crate::outcomes) indicator_id: IndicatorId,
        pub(in crate::outcomes) series: i64,
        /// The period of the last figure that went into it.
        pub(in crate::outcomes) base: Period,
        pub(in crate::outcomes) level: f64,
        pub(in crate::outcomes) slope: f64,
        pub(in crate::outcomes) slope_low: f64,
        pub(in crate::outcomes) slope_high: f64,
        pub(in crate::outcomes) spread_low: f64,
        pub(in crate::outcomes) spread_high: f64,
        pub(in crate::outcomes) frozen_at: Time,
    }
}

impl Frozen {
    /// Its line.
    pub(in crate::outcomes) fn trend(&self) -> Trend {
        Trend {
            level: self.level,
            slope: self.slope,
            slopes: (self.slope_low, self.slope_high),
            spread: (self.spread_low, self.spread_high),
        }
    }

    /// What it expects of a period: the least, the likeliest and the most. Nothing of the time up to its base.
    pub(in crate::outcomes) fn of(
        &self,
        period: Period,
        frequency: crate::outcomes::figures::Frequency,
    ) -> Option<(f64, f64, f64)> {
        let ahead = period.since(self.base, frequency);
        (ahead > 0).then(|| self.trend().at(ahead))
    }
}

/// The forecasts of each of these indicators, the latest first, at most four each.
pub(in crate::outcomes) fn forecasts(
    q: &mut Read<'_>,
    indicators: &[Indicator],
) -> Result<Vec<Frozen>, Error> {
    let keys: Vec<&dyn Param> = indicators.iter().map(|one| -> &dyn Param { &one.id }).collect();
    let mut all: Vec<Frozen> = batch::each(
        q,
        "SELECT indicator_id, series, base, level, slope, slope_low, slope_high, spread_low, spread_high, frozen_at
         FROM (SELECT indicator_id, series, base, level, slope, slope_low, slope_high, spread_low, spread_high,
                frozen_at
         FROM indicator_forecasts WHERE indicator_id = $0 ORDER BY series DESC, id DESC LIMIT 4) AS one",
        &[],
        &keys,
    )?;
    all.retain(|one| indicators.iter().any(|of| of.id == one.indicator_id && of.series == one.series));
    all.sort_by_key(|one| (one.indicator_id, std::cmp::Reverse(one.frozen_at)));
    Ok(all)
}

/// Freezes a forecast.
pub(in crate::outcomes) fn freeze(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    (base, trend): (Period, Trend),
    by: By,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO indicator_forecasts (indicator_id, series, network_id, base, level, slope, slope_low, slope_high,
                                          spread_low, spread_high, frozen_by, frozen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &indicator.id,
            &indicator.series,
            &indicator.network_id,
            &base,
            &trend.level,
            &trend.slope,
            &trend.slopes.0,
            &trend.slopes.1,
            &trend.spread.0,
            &trend.spread.1,
            &by.member,
            &by.now,
        ],
    )
}
