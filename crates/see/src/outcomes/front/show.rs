//! The page of all results.

use crate::outcomes::curve::{Curve, Standing, chart};
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{Indicator, Sort};
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::IndicatorId;
use house::web::frame::Place;
use house::web::{Answer, Error, Page, Piece, Viewer, Visit, filters, sheet};

/// The words by which the pictures of the page are told apart; so many headlines are drawn.
const CURVES: [&str; 6] = ["curve-1", "curve-2", "curve-3", "curve-4", "curve-5", "curve-6"];

#[derive(Template)]
#[template(path = "outcomes/front/views/outcomes.html")]
struct OutcomesPage {
    base: String,
    /// A visitor, to whom the network does not show its outcomes.
    closed: bool,
    headlines: Vec<(Standing, Option<Piece>)>,
    others: Vec<Standing>,
    agenda: Vec<Indicator>,
    is_public: bool,
    member: bool,
    may_keep: bool,
    may_publish: bool,
}

/// `GET /n/{slug}/outcomes`
pub(in crate::outcomes) async fn show(visit: Visit) -> Answer {
    visit.page(page).await
}

/// `GET /n/{slug}/outcomes.csv`
pub(in crate::outcomes) async fn csv(visit: Visit) -> Answer {
    let told = visit.clone();
    let rows = visit.read(move |q, viewer| {
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        let heads = ["outcome-name", "outcome-period", "outcome-value", "outcome-unit", "outcome-course"];
        let mut rows = vec![heads.iter().map(|key| speech.key(key).into_owned()).collect::<Vec<String>>()];
        let indicators = store::indicators(q, viewer, Sort::Result, LIMIT)?;
        for one in Standing::of_all(q, indicators)? {
            let value = one.last().map(|(_, value)| value.to_string()).unwrap_or_default();
            let course = speech.say(&one.sentence());
            rows.push(vec![
                one.indicator.name.clone(),
                one.period(),
                value,
                one.indicator.unit.clone(),
                course,
            ]);
        }
        Ok(rows)
    });
    sheet::whole("outcomes", &rows.await?)
}

fn page(q: &mut Read<'_>, viewer: &Viewer) -> Result<Page<OutcomesPage>, Error> {
    let is_public = store::is_public(q, viewer.network.id)?;
    let member = viewer.member_id().is_some();
    let all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    let (agenda, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.agenda);
    let standings = Standing::of_all(q, all)?;
    let (mut first, mut others): (Vec<_>, Vec<_>) =
        standings.into_iter().partition(|one| one.indicator.headline);
    others.splice(0..0, first.split_off(first.len().min(CURVES.len())));
    let ids: Vec<IndicatorId> = first.iter().map(|one| one.indicator.id).collect();
    let targets = store::targets_of(q, &ids)?;
    let headline = |(standing, id): (Standing, &'static str)| {
        let drawn = (!standing.figures.is_empty()).then(|| drawn(&standing, &targets, id));
        (standing, drawn)
    };
    let headlines = first.into_iter().zip(CURVES).map(headline).collect();
    let body = OutcomesPage {
        base: viewer.path("outcomes"),
        closed: !member && !is_public,
        headlines,
        others,
        agenda,
        is_public,
        member,
        may_keep: viewer.may(Action::KeepOutcomes),
        may_publish: viewer.may(Action::PublishOutcomes),
    };
    Ok(Page::new(body, "outcomes-title").place(Place::Room("outcomes")).wide())
}

fn drawn(standing: &Standing, targets: &[(IndicatorId, Period, f64)], id: &'static str) -> Piece {
    let own = targets.iter().filter(|(of, _, _)| *of == standing.indicator.id);
    let targets: Vec<(Period, f64)> = own.map(|(_, period, value)| (*period, *value)).collect();
    chart(&Curve {
        id,
        indicator: &standing.indicator,
        figures: &standing.figures,
        forecast: standing.forecast.as_ref(),
        targets: &targets,
    })
}
