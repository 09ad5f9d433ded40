//! Freezing what would come if nothing changed. A forecast is never edited: a new one is another.

use super::to_keep;
use crate::outcomes::acts::FORECAST_FROZEN;
use crate::outcomes::figures::{Period, Trend};
use crate::outcomes::indicator::{By, Indicator};
use crate::outcomes::store;
use db::Write;
use house::ids::IndicatorId;
use house::web::{Answer, At, Error, Said, Visit};

/// `POST /n/{slug}/outcomes/indicators/{indicator}/forecasts`
pub(in crate::outcomes) async fn freeze(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    visit
        .write(move |tx, viewer| {
            tx.lock("indicators", id.get())?;
            let indicator = to_keep(tx, viewer, id)?;
            let by = By { member: viewer.member()?.id, now: viewer.now };
            if !frozen(tx, &indicator, None, by)? {
                return Err(Error::Refused(Said::key("outcome-refused-forecast")));
            }
            indicator.note(tx, viewer, &FORECAST_FROZEN)
        })
        .await?;
    Ok(visit.go_saying(visit.path(format_args!("outcomes/indicators/{id}")), "outcome-forecast-done"))
}

/// Freezes a forecast from the figures up to a period, or from all; tells whether there were enough.
///
/// # Errors
/// Those of the database.
pub(in crate::outcomes) fn frozen(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    until: Option<Period>,
    by: By,
) -> Result<bool, Error> {
    let figures = store::totals(tx, indicator, 200)?;
    let figures: Vec<_> =
        figures.into_iter().filter(|one| until.is_none_or(|until| one.period <= until)).collect();
    let Some(base) = figures.first().map(|one| one.period) else { return Ok(false) };
    let place = |period: Period| period.since(base, indicator.frequency);
    let points: Vec<(i64, f64)> = figures.iter().map(|one| (place(one.period), one.value)).collect();
    let Some(trend) = Trend::of(&points) else { return Ok(false) };
    store::freeze(tx, indicator, (base, trend), by)?;
    Ok(true)
}
