//! How an indicator stands: its last figure, the change since the one before, and whether its curve has turned.

use crate::outcomes::figures::{Course, Period, course};
use crate::outcomes::indicator::Indicator;
use crate::outcomes::store::{self, Frozen};
use db::Read;
use house::web::{Error, Said};

/// How many figures are drawn of one that is looked at alone, and by how many of them it is judged, as where all stand together.
const DRAWN: i64 = 72;
const JUDGED: usize = 13;

/// How an indicator stands.
#[derive(Debug, Clone)]
pub(in crate::outcomes) struct Standing {
    pub(in crate::outcomes) indicator: Indicator,
    /// The last figures of the total, the earliest first.
    pub(in crate::outcomes) figures: Vec<(Period, f64)>,
    pub(in crate::outcomes) forecast: Option<Frozen>,
    pub(in crate::outcomes) course: Course,
}

/// The forecast against which figures are held: the newest, and as long as too few figures have come after it, the newest of
/// which enough have.
fn forecast_in_use<'a>(
    indicator: &Indicator,
    figures: &[(Period, f64)],
    forecasts: &'a [Frozen],
) -> Option<&'a Frozen> {
    let enough = |one: &&Frozen| {
        let after = figures.iter().filter(|(period, _)| *period > one.base).count();
        after >= indicator.frequency.running()
    };
    forecasts.iter().find(enough).or(forecasts.first())
}

/// Whether the curve has turned, held against the forecast in use.
pub(in crate::outcomes) fn course_of(
    indicator: &Indicator,
    figures: &[(Period, f64)],
    forecasts: &[Frozen],
) -> Course {
    let Some(one) = forecast_in_use(indicator, figures, forecasts) else { return Course::Unknown };
    let expected = |period| one.of(period, indicator.frequency).map(|(_, middle, _)| middle);
    course(figures, expected, (indicator.polarity, indicator.marks()), indicator.frequency)
}

impl Standing {
    /// How each of these stands.
    pub(in crate::outcomes) fn of_all(
        q: &mut Read<'_>,
        indicators: Vec<Indicator>,
    ) -> Result<Vec<Standing>, Error> {
        let totals = store::last_totals(q, &indicators)?;
        let forecasts = store::forecasts(q, &indicators)?;
        let one = |indicator: Indicator| {
            let own = totals.iter().filter(|(id, _, _)| *id == indicator.id);
            let mut figures: Vec<_> = own.map(|(_, period, value)| (*period, *value)).collect();
            figures.reverse();
            let own: Vec<Frozen> =
                forecasts.iter().filter(|one| one.indicator_id == indicator.id).cloned().collect();
            let course = course_of(&indicator, &figures, &own);
            let forecast = forecast_in_use(&indicator, &figures, &own).cloned();
            Standing { indicator, figures, forecast, course }
        };
        Ok(indicators.into_iter().map(one).collect())
    }

    /// How one stands that is looked at alone, with all figures that are drawn.
    pub(in crate::outcomes) fn at_length(q: &mut Read<'_>, indicator: Indicator) -> Result<Standing, Error> {
        let mut totals = store::totals(q, &indicator, DRAWN)?;
        totals.reverse();
        let figures: Vec<(Period, f64)> = totals.iter().map(|one| (one.period, one.value)).collect();
        let forecasts = store::forecasts(q, std::slice::from_ref(&indicator))?;
        let late = figures.get(figures.len().saturating_sub(JUDGED)..).unwrap_or_default();
        let course = course_of(&indicator, late, &forecasts);
        let forecast = forecast_in_use(&indicator, late, &forecasts).cloned();
        Ok(Standing { indicator, figures, forecast, course })
    }

    /// The last figure.
    pub(in crate::outcomes) fn last(&self) -> Option<(Period, f64)> {
        self.figures.last().copied()
    }

    /// The last figure with its unit; a dash where there is none.
    pub(in crate::outcomes) fn told(&self) -> String {
        self.last().map_or_else(|| "–".to_owned(), |(_, value)| self.indicator.told(value))
    }

    /// The name of the last figure's period.
    pub(in crate::outcomes) fn period(&self) -> String {
        self.last().map_or_else(String::new, |(period, _)| period.told(self.indicator.frequency))
    }

    /// The change since the figure before, in words.
    pub(in crate::outcomes) fn change(&self) -> Option<Said> {
        let [.., (before, earlier), (_, last)] = self.figures.as_slice() else { return None };
        let better = self.indicator.polarity.better(self.indicator.marks(), *last, *earlier);
        let key = match better {
            better if better > 0.0 => "outcome-change-better",
            better if better < 0.0 => "outcome-change-worse",
            _ if last != earlier => "outcome-change-even",
            _ => "outcome-change-same",
        };
        let (from, to) = (self.indicator.told(*earlier), self.indicator.told(*last));
        Some(
            Said::key(key)
                .with("from", from)
                .with("to", to)
                .with("period", before.told(self.indicator.frequency)),
        )
    }

    /// Key of the mark beside it, and its class.
    pub(in crate::outcomes) fn mark(&self) -> Option<(&'static str, &'static str)> {
        mark(self.course)
    }

    /// What it means, in one sentence.
    pub(in crate::outcomes) fn sentence(&self) -> Said {
        let name = |period: Period| period.told(self.indicator.frequency);
        match self.course {
            _ if self.figures.is_empty() => Said::key("outcome-says-nothing"),
            Course::Turned(since) => Said::key("outcome-says-turned").with("since", name(since)),
            Course::Worse(since) => Said::key("outcome-says-worse").with("since", name(since)),
            Course::Along => Said::key("outcome-says-along"),
            Course::Unknown => Said::key("outcome-says-unknown"),
        }
    }
}

/// Key of the mark of a course, and its class.
fn mark(course: Course) -> Option<(&'static str, &'static str)> {
    match course {
        Course::Turned(_) => Some(("outcome-turned", "ok")),
        Course::Worse(_) => Some(("outcome-worse", "warn")),
        Course::Along => Some(("outcome-along", "")),
        Course::Unknown => None,
    }
}
