//! What can be told of an indicator to whoever wants to be warned: that its figures stay away, that it goes for the worse, that it
//! is above or below a number.

use super::curve::Standing;
use super::figures::{Course, Period};
use super::indicator::Sort;
use super::{LIMIT, store};
use db::Read;
use house::dates::day_of;
use house::gauges::{Gauge, Limit, OFFERED, Reading};
use house::ids::IndicatorId;
use house::web::{Error, Said, Viewer};

/// A figure that was due has not come, for so many periods.
static STALE: Gauge = Gauge {
    word: "indicator-stale",
    label: "outcome-gauge-stale",
    about: "outcome-gauge-stale-about",
    limit: Some(Limit { label: "outcome-gauge-periods", usual: 2, range: (1, 12) }),
    subjects,
    read: stale,
};

/// A curve has been worse than its forecast for long enough.
static WORSE: Gauge = Gauge {
    word: "indicator-worse",
    label: "outcome-gauge-worse",
    about: "outcome-gauge-worse-about",
    limit: None,
    subjects,
    read: worse,
};

/// Its last figure is above a number.
static ABOVE: Gauge = Gauge {
    word: "indicator-above",
    label: "outcome-gauge-above",
    about: "outcome-gauge-above-about",
    limit: Some(Limit { label: "outcome-gauge-number", usual: 0, range: (-1_000_000_000, 1_000_000_000) }),
    subjects,
    read: above,
};

/// Its last figure is below a number.
static BELOW: Gauge = Gauge {
    word: "indicator-below",
    label: "outcome-gauge-below",
    about: "outcome-gauge-below-about",
    limit: Some(Limit { label: "outcome-gauge-number", usual: 0, range: (-1_000_000_000, 1_000_000_000) }),
    subjects,
    read: below,
};

/// All of them.
pub(super) static GAUGES: &[&Gauge] = &[&STALE, &WORSE, &ABOVE, &BELOW];

fn subjects(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(i64, String)>, Error> {
    let mut all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    all.extend(store::indicators(q, viewer, Sort::Performance, LIMIT)?);
    let measured = all.into_iter().filter(|one| !one.agenda).map(|one| (one.id.get(), one.name));
    Ok(measured.take(usize::try_from(OFFERED).unwrap_or(0)).collect())
}

/// How an indicator is called that the viewer may see.
pub(super) fn name(q: &mut Read<'_>, viewer: &Viewer, id: IndicatorId) -> Result<Option<String>, Error> {
    Ok(store::indicator(q, viewer, id)?.map(|one| one.name))
}

/// How an indicator stands that the viewer may see and that is measured.
fn standing(q: &mut Read<'_>, viewer: &Viewer, id: i64) -> Result<Option<Standing>, Error> {
    let found = store::indicator(q, viewer, IndicatorId::from(id))?.filter(|one| !one.agenda);
    match found {
        Some(indicator) => Ok(Standing::of_all(q, vec![indicator])?.pop()),
        None => Ok(None),
    }
}

fn stale(q: &mut Read<'_>, viewer: &Viewer, (id, periods): (i64, i64)) -> Result<Option<Reading>, Error> {
    let Some(standing) = standing(q, viewer, id)? else { return Ok(None) };
    let frequency = standing.indicator.frequency;
    let zone = viewer.zone();
    let ended = Period::ended_by(day_of(viewer.now, &zone), frequency);
    // Of what was never measured, figures are owed since it was defined.
    let defined = Period::ended_by(day_of(standing.indicator.defined_at, &zone), frequency);
    let last = standing.last().map_or(defined, |(period, _)| period);
    let missing = ended.since(last, frequency).max(0);
    let told = match standing.last() {
        Some(_) => Said::key("outcome-gauge-stale-told").with("last", standing.period()),
        None => Said::key("outcome-gauge-stale-never"),
    };
    Ok(Some(reading(viewer, &standing, told.with("periods", missing), missing >= periods)))
}

fn worse(q: &mut Read<'_>, viewer: &Viewer, (id, _): (i64, i64)) -> Result<Option<Reading>, Error> {
    let Some(standing) = standing(q, viewer, id)? else { return Ok(None) };
    let (since, key) = match standing.course {
        Course::Worse(since) => (Some(since), "outcome-gauge-worse-told"),
        _ => (None, "outcome-gauge-worse-not"),
    };
    let mut told = Said::key(key).with("value", standing.told());
    if let Some(since) = since {
        told = told.with("since", since.told(standing.indicator.frequency));
    }
    Ok(Some(reading(viewer, &standing, told, since.is_some())))
}

fn above(q: &mut Read<'_>, viewer: &Viewer, (id, number): (i64, i64)) -> Result<Option<Reading>, Error> {
    let Some(standing) = standing(q, viewer, id)? else { return Ok(None) };
    let over = standing.last().is_some_and(|(_, value)| value > whole(number));
    Ok(Some(held(viewer, &standing, number, over)))
}

fn below(q: &mut Read<'_>, viewer: &Viewer, (id, number): (i64, i64)) -> Result<Option<Reading>, Error> {
    let Some(standing) = standing(q, viewer, id)? else { return Ok(None) };
    let under = standing.last().is_some_and(|(_, value)| value < whole(number));
    Ok(Some(held(viewer, &standing, number, under)))
}

/// Its last figure beside a number.
fn held(viewer: &Viewer, standing: &Standing, number: i64, over: bool) -> Reading {
    let told = match standing.last() {
        Some(_) => Said::key("outcome-gauge-held-told")
            .with("value", standing.told())
            .with("period", standing.period())
            .with("number", number),
        None => Said::key("outcome-gauge-held-never"),
    };
    reading(viewer, standing, told, over)
}

/// A whole number of the range that can be chosen.
fn whole(number: i64) -> f64 {
    i32::try_from(number).map_or(f64::INFINITY, f64::from)
}

fn reading(viewer: &Viewer, standing: &Standing, told: Said, over: bool) -> Reading {
    let months = u64::try_from(standing.indicator.frequency.months()).unwrap_or(1);
    Reading {
        name: standing.indicator.name.clone(),
        href: standing.indicator.href(viewer),
        told,
        over,
        calm_days: months.saturating_mul(30),
    }
}
