//! Figures, and what they were before they were corrected.

mod corrections;

pub(in crate::outcomes) use corrections::*;

use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{By, Figure, Indicator};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::IndicatorId;

/// A figure with the indicator that it belongs to.
pub(in crate::outcomes) type Last = (IndicatorId, Period, f64);

/// The last figures of the total of each of these indicators, the latest first, at most thirteen each.
pub(in crate::outcomes) fn last_totals(
    q: &mut Read<'_>,
    indicators: &[Indicator],
) -> Result<Vec<Last>, Error> {
    let keys: Vec<&dyn Param> = indicators.iter().map(|one| -> &dyn Param { &one.id }).collect();
    let mut all: Vec<(IndicatorId, i64, Period, f64)> = batch::each(
        q,
        "SELECT indicator_id, series, period, value FROM (SELECT indicator_id, series, period, value FROM indicator_values
         WHERE indicator_id = $0 AND group_name = '' AND series = (
             SELECT definitions.series FROM indicators JOIN indicator_definitions definitions
               ON definitions.indicator_id = indicators.id AND definitions.version = indicators.version
             WHERE indicators.id = $0)
         ORDER BY period DESC LIMIT 13) AS one",
        &[],
        &keys,
    )?;
    all.sort_by_key(|(id, _, period, _)| (*id, std::cmp::Reverse(*period)));
    Ok(all.into_iter().map(|(id, _, period, value)| (id, period, value)).collect())
}

/// The figures of the total of one indicator's series, the latest first, at most so many.
pub(in crate::outcomes) fn totals(
    q: &mut Read<'_>,
    indicator: &Indicator,
    limit: i64,
) -> Result<Vec<Figure>, Error> {
    q.all(
        "SELECT group_name, period, value, counted, among, people, note FROM indicator_values
         WHERE indicator_id = $1 AND series = $2 AND group_name = '' ORDER BY period DESC LIMIT $3",
        &[&indicator.id, &indicator.series, &limit],
    )
}

/// All figures of one period, the total first.
pub(in crate::outcomes) fn of_period(
    q: &mut Read<'_>,
    indicator: &Indicator,
    period: Period,
) -> Result<Vec<Figure>, Error> {
    q.all(
        "SELECT group_name, period, value, counted, among, people, note FROM indicator_values
         WHERE indicator_id = $1 AND series = $2 AND period = $3 ORDER BY group_name LIMIT 200",
        &[&indicator.id, &indicator.series, &period],
    )
}

/// Whether a series has any figure or target.
pub(in crate::outcomes) fn has_rows(q: &mut Read<'_>, indicator: &Indicator) -> Result<bool, Error> {
    let figure: Option<Period> = q.maybe(
        "SELECT period FROM indicator_values WHERE indicator_id = $1 AND series = $2 ORDER BY period LIMIT 1",
        &[&indicator.id, &indicator.series],
    )?;
    let target: Option<Period> = q.maybe(
        "SELECT period FROM indicator_targets WHERE indicator_id = $1 AND series = $2 ORDER BY period LIMIT 1",
        &[&indicator.id, &indicator.series],
    )?;
    Ok(figure.is_some() || target.is_some())
}

/// All figures of a series, the earliest first, at most so many.
pub(in crate::outcomes) fn of_series(
    q: &mut Read<'_>,
    indicator: &Indicator,
    limit: i64,
) -> Result<Vec<Figure>, Error> {
    q.all(
        "SELECT group_name, period, value, counted, among, people, note FROM indicator_values
         WHERE indicator_id = $1 AND series = $2 ORDER BY period, group_name LIMIT $3",
        &[&indicator.id, &indicator.series, &limit],
    )
}

/// The latest period of which there are figures by group, and the earliest.
pub(in crate::outcomes) fn grouped(
    q: &mut Read<'_>,
    indicator: &Indicator,
) -> Result<Option<(Period, Period)>, Error> {
    let latest: Option<Period> = q.maybe(
        "SELECT period FROM indicator_values WHERE indicator_id = $1 AND series = $2 AND group_name > ''
         ORDER BY period DESC LIMIT 1",
        &[&indicator.id, &indicator.series],
    )?;
    let earliest: Option<Period> = q.maybe(
        "SELECT period FROM indicator_values WHERE indicator_id = $1 AND series = $2 AND group_name > ''
         ORDER BY period LIMIT 1",
        &[&indicator.id, &indicator.series],
    )?;
    Ok(latest.zip(earliest))
}

/// All figures of a series whose period is one of these, to be held against what comes in.
pub(in crate::outcomes) fn of_periods(
    q: &mut Read<'_>,
    indicator: &Indicator,
    periods: &[Period],
) -> Result<Vec<Figure>, Error> {
    let keys: Vec<&dyn Param> = periods.iter().map(|one| -> &dyn Param { one }).collect();
    batch::among(
        q,
        "SELECT group_name, period, value, counted, among, people, note FROM indicator_values
         WHERE indicator_id = $1 AND series = $2 AND period",
        &[&indicator.id, &indicator.series],
        &keys,
        "ORDER BY period, group_name",
    )
}

/// How many groups a series has.
pub(in crate::outcomes) fn group_names(
    q: &mut Read<'_>,
    indicator: &Indicator,
) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT DISTINCT group_name FROM indicator_values
         WHERE indicator_id = $1 AND series = $2 AND group_name > '' ORDER BY group_name LIMIT 100",
        &[&indicator.id, &indicator.series],
    )
}

/// Writes figures where none stands yet.
pub(in crate::outcomes) fn write(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    figures: &[Figure],
    by: By,
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = figures
        .iter()
        .map(|figure| -> Row<'_> {
            vec![
                &indicator.id,
                &indicator.series,
                &figure.group_name,
                &figure.period,
                &indicator.network_id,
                &figure.value,
                &figure.counted,
                &figure.among,
                &figure.people,
                &figure.note,
                &indicator.version,
                &by.member,
                &by.now,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO indicator_values (indicator_id, series, group_name, period, network_id, value, counted, among, people,
                                       note, version, entered_by, entered_at)",
        &rows,
        "ON CONFLICT (indicator_id, series, group_name, period) DO UPDATE SET value = excluded.value,
             counted = excluded.counted, among = excluded.among, people = excluded.people, note = excluded.note,
             version = excluded.version, entered_by = excluded.entered_by, entered_at = excluded.entered_at",
    )?;
    Ok(())
}

db::record! {
    /// A figure as the list of all figures shows it.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Entered {
        pub(in crate::outcomes) group_name: String,
        pub(in crate::outcomes) period: Period,
        pub(in crate::outcomes) value: f64,
        pub(in crate::outcomes) among: Option<f64>,
        pub(in crate::outcomes) people: Option<f64>,
        pub(in crate::outcomes) note: String,
        pub(in crate::outcomes) author: String,
        pub(in crate::outcomes) entered_at: Time,
    }
}

/// The figures of a series before a place, the latest first.
pub(in crate::outcomes) fn entered(
    q: &mut Read<'_>,
    indicator: &Indicator,
    (period, group): (Period, &str),
    limit: i64,
) -> Result<Vec<Entered>, Error> {
    q.all(
        "SELECT indicator_values.group_name, indicator_values.period, indicator_values.value,
                indicator_values.among, indicator_values.people, indicator_values.note, members.name AS author,
                indicator_values.entered_at
         FROM indicator_values JOIN members ON members.id = indicator_values.entered_by
         WHERE indicator_values.indicator_id = $1 AND indicator_values.series = $2 AND indicator_values.period <= $3
           AND (indicator_values.period < $3 OR indicator_values.group_name > $4)
         ORDER BY indicator_values.period DESC, indicator_values.group_name LIMIT $5",
        &[&indicator.id, &indicator.series, &period, &group, &limit],
    )
}
