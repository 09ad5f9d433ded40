//! The page of an indicator: its curve, whom it reaches, the story behind it, what it means.

use super::chart::{Curve, chart};
use super::standing::Standing;
use crate::outcomes::breakdown::{Breakdown, Row, broken_down};
use crate::outcomes::curve::{at, may_keep};
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{Indicator, Quadrant, Sort};
use crate::outcomes::store::{self, Story};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::IndicatorId;
use house::room::Rooms;
use house::web::{Answer, At, Error, Page, Piece, Viewer, Visit, filters, sheet};

/// How many entries of the story stand here.
const STORIES: i64 = 3;
/// The most figures of one file.
const FILED: i64 = 20_000;

#[derive(Template)]
#[template(path = "outcomes/curve/views/indicator.html")]
struct IndicatorPage {
    standing: Standing,
    href: String,
    curve: Option<Piece>,
    /// The first figure, the next target: period and value.
    first: Option<(String, String)>,
    target: Option<(String, String)>,
    frozen: Option<(String, db::Time)>,
    breakdown: Option<Breakdown>,
    stories: Vec<Story>,
    objective: Option<(String, String)>,
    space: Option<(String, String)>,
    quadrant: Option<&'static str>,
    may_keep: bool,
    may_tell: bool,
    /// The projects that mean to move it.
    movers: Vec<(String, String)>,
}

impl IndicatorPage {
    fn of(&self) -> &Indicator {
        &self.standing.indicator
    }

    fn result(&self) -> bool {
        self.of().sort == Sort::Result
    }

    fn per(&self) -> String {
        self.of().per_each.to_string()
    }
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}`
pub(in crate::outcomes) async fn show(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, id)).await
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/values.csv`: what the page shows, with the same groups.
pub(in crate::outcomes) async fn csv(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    let told = visit.clone();
    let rows = visit.read(move |q, viewer| {
        let indicator = store::indicator(q, viewer, id)?.ok_or(Error::NotFound)?;
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        let heads = ["outcome-period", "outcome-group", "outcome-value", "outcome-unit"];
        let mut rows = vec![heads.iter().map(|key| speech.key(key).into_owned()).collect::<Vec<String>>()];
        let figures = store::of_series(q, &indicator, FILED)?;
        for of_period in figures.chunk_by(|one, other| one.period == other.period) {
            let Some(period) = of_period.first().map(|one| one.period.told(indicator.frequency)) else {
                continue;
            };
            let row = |group: String, value: f64| {
                let value = if value.is_finite() { value.to_string() } else { String::new() };
                vec![period.clone(), group, value, indicator.unit.clone()]
            };
            let total = of_period.iter().find(|one| one.group_name.is_empty());
            rows.extend(total.map(|total| row(String::new(), total.value)));
            let parts = broken_down(&indicator, of_period).0;
            rows.extend(parts.iter().map(|part| row(speech.say(&Row::name_of(&part.whose)), part.value)));
        }
        Ok(rows)
    });
    sheet::whole(&format!("indicator-{id}"), &rows.await?)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    id: IndicatorId,
) -> Result<Page<IndicatorPage>, Error> {
    let indicator = store::indicator(q, viewer, id)?.ok_or(Error::NotFound)?;
    let standing = Standing::at_length(q, indicator.clone())?;
    let targets = store::targets(q, &indicator)?;
    let told = |(period, value): &(Period, f64)| (period.told(indicator.frequency), indicator.told(*value));
    let last = standing.last().map(|(period, _)| period);
    let next = targets.iter().find(|(period, _)| Some(*period) >= last).or(targets.last()).map(told);
    let body = IndicatorPage {
        href: indicator.href(viewer),
        curve: drawn(&standing, &targets),
        first: standing.figures.first().map(told),
        target: next,
        frozen: standing.forecast.as_ref().map(|one| (one.base.told(indicator.frequency), one.frozen_at)),
        breakdown: Breakdown::of(q, &indicator)?,
        stories: store::stories(q, id, i64::MAX, STORIES)?,
        objective: objective_of(q, viewer, &indicator)?,
        space: space_of(viewer, &indicator),
        quadrant: indicator.quadrant.parse::<Quadrant>().ok().map(Quadrant::label),
        may_keep: may_keep(q, viewer, &indicator)?,
        may_tell: viewer.may(Action::TellOutcomes),
        movers: movers(q, viewer, rooms, id)?,
        standing,
    };
    Ok(at(Page::new(body, house::web::Said::raw(indicator.name)), viewer))
}

/// Address and name of the space that it measures.
fn space_of(viewer: &Viewer, indicator: &Indicator) -> Option<(String, String)> {
    let found = indicator.space_id.zip(indicator.space_name.clone());
    found.map(|(space, name)| (viewer.path(format_args!("spaces/{space}")), name))
}

/// Address and name of each project that means to move it.
fn movers(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    id: IndicatorId,
) -> Result<Vec<(String, String)>, Error> {
    let found = rooms.movers(q, viewer, id)?.into_iter();
    Ok(found.map(|(space, name)| (viewer.path(format_args!("spaces/{space}")), name)).collect())
}

/// The picture, where there is something to draw.
fn drawn(standing: &Standing, targets: &[(Period, f64)]) -> Option<Piece> {
    (!standing.figures.is_empty()).then(|| chart(&Curve::of("curve", standing, targets)))
}

/// Address and words of the objective for which it is measured.
fn objective_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    indicator: &Indicator,
) -> Result<Option<(String, String)>, Error> {
    let Some(id) = indicator.objective_id else { return Ok(None) };
    let found = store::objective(q, viewer, id)?;
    Ok(found.map(|one| (viewer.path(format_args!("outcomes/objectives/{}", one.id)), one.title)))
}
