//! What figures were before they were corrected.

use super::write;
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{By, Figure, Indicator};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::MemberId;
use std::collections::BTreeSet;

db::record! {
    /// A figure that another takes the place of.
    #[derive(Debug, Clone)]
    struct Former {
        group_name: String,
        period: Period,
        value: f64,
        counted: Option<f64>,
        among: Option<f64>,
        people: Option<f64>,
        note: String,
        entered_by: MemberId,
        entered_at: Time,
    }
}

/// Writes figures in the place of those that stand there; what these were is kept.
pub(in crate::outcomes) fn put(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    figures: &[Figure],
    by: By,
) -> Result<(), Error> {
    let periods: BTreeSet<Period> = figures.iter().map(|figure| figure.period).collect();
    let keys: Vec<&dyn Param> = periods.iter().map(|one| -> &dyn Param { one }).collect();
    let mut there: Vec<Former> = batch::among(
        tx,
        "SELECT group_name, period, value, counted, among, people, note, entered_by, entered_at FROM indicator_values
         WHERE indicator_id = $1 AND series = $2 AND period",
        &[&indicator.id, &indicator.series],
        &keys,
        "ORDER BY period, group_name",
    )?;
    let replaced: BTreeSet<(Period, &str)> =
        figures.iter().map(|figure| (figure.period, figure.group_name.as_str())).collect();
    there.retain(|one| replaced.contains(&(one.period, one.group_name.as_str())));
    keep(tx, indicator, &there, by)?;
    write(tx, indicator, figures, by)
}

/// Keeps what was replaced.
fn keep(tx: &mut Write<'_>, indicator: &Indicator, there: &[Former], by: By) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = there
        .iter()
        .map(|one| -> Row<'_> {
            vec![
                &indicator.id,
                &indicator.series,
                &one.group_name,
                &one.period,
                &indicator.network_id,
                &one.value,
                &one.counted,
                &one.among,
                &one.people,
                &one.note,
                &one.entered_by,
                &one.entered_at,
                &by.now,
            ]
        })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO indicator_corrections (indicator_id, series, group_name, period, network_id, value, counted, among,
                                            people, note, entered_by, entered_at, replaced_at)",
        &rows,
        "",
    )
}

db::record! {
    /// What a figure was before it was corrected.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Corrected {
        pub(in crate::outcomes) group_name: String,
        pub(in crate::outcomes) period: Period,
        pub(in crate::outcomes) value: f64,
        pub(in crate::outcomes) among: Option<f64>,
        pub(in crate::outcomes) people: Option<f64>,
        pub(in crate::outcomes) author: String,
        pub(in crate::outcomes) replaced_at: Time,
    }
}

/// The latest corrections of an indicator.
pub(in crate::outcomes) fn corrections(
    q: &mut Read<'_>,
    indicator: &Indicator,
    limit: i64,
) -> Result<Vec<Corrected>, Error> {
    q.all(
        "SELECT indicator_corrections.group_name, indicator_corrections.period, indicator_corrections.value,
                indicator_corrections.among, indicator_corrections.people, members.name AS author,
                indicator_corrections.replaced_at
         FROM indicator_corrections JOIN members ON members.id = indicator_corrections.entered_by
         WHERE indicator_corrections.indicator_id = $1 AND indicator_corrections.series = $2
         ORDER BY indicator_corrections.id DESC LIMIT $3",
        &[&indicator.id, &indicator.series, &limit],
    )
}
