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
            match frozen(tx, &indicator, None, by)? {
                None => Err(Error::Refused(Said::key("outcome-refused-forecast"))),
                Some(true) => indicator.note(tx, viewer, &FORECAST_FROZEN),
                Some(false) => Ok(()),
            }
        })
        .await?;
    Ok(visit.go_saying(visit.path(format_args!("outcomes/indicators/{id}")), "outcome-forecast-done"))
}

/// Freezes a forecast from the figures up to a period, or from all; tells whether it is another than the last, and nothing where
/// there were too few figures. The last is not frozen again: only a few are shown, and equal ones would push the earlier out.
///
/// # Errors
/// Those of the database.
pub(in crate::outcomes) fn frozen(
    tx: &mut Write<'_>,
    indicator: &Indicator,
    until: Option<Period>,
    by: By,
) -> Result<Option<bool>, Error> {
    let figures = store::totals(tx, indicator, 200)?;
    let figures: Vec<_> =
        figures.into_iter().filter(|one| until.is_none_or(|until| one.period <= until)).collect();
    let Some(base) = figures.first().map(|one| one.period) else { return Ok(None) };
    let place = |period: Period| period.since(base, indicator.frequency);
    let points: Vec<(i64, f64)> = figures.iter().map(|one| (place(one.period), one.value)).collect();
    let Some(trend) = Trend::of(&points) else { return Ok(None) };
    let known = store::forecasts(tx, std::slice::from_ref(indicator))?;
    if known.first().is_some_and(|last| (last.base, last.trend()) == (base, trend)) {
        return Ok(Some(false));
    }
    store::freeze(tx, indicator, (base, trend), by)?;
    Ok(Some(true))
}
