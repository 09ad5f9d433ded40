//! The page of what was done while a curve went its way.

use super::gathering::{Found, gather};
use crate::outcomes::curve::{Curve, Standing, noted, under};
use crate::outcomes::figures::{Course, Period};
use crate::outcomes::store;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::day_of;
use house::ids::{IndicatorId, SpaceId};
use house::reports::Deed;
use house::room::Rooms;
use house::web::{Answer, At, Error, Page, Piece, Viewer, Visit, filters};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "outcomes/evidence/views/evidence.html")]
struct EvidencePage {
    standing: Standing,
    href: String,
    curve: Option<Piece>,
    rows: Vec<Row>,
    /// Where was looked: address and name.
    places: Vec<(String, String)>,
    earlier: Option<String>,
    may_tell: bool,
}

/// Something that was done, with its number in the picture.
struct Row {
    number: usize,
    deed: Deed,
    href: String,
    day: Date,
    /// It came before the curve turned.
    led: bool,
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/evidence`
pub(in crate::outcomes) async fn show(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    let before = visit.query.value("before").parse::<i64>().ok().map(Time::from_micros);
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, (id, before))).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (id, before): (IndicatorId, Option<Time>),
) -> Result<Page<EvidencePage>, Error> {
    let indicator = store::indicator(q, viewer, id)?.ok_or(Error::NotFound)?;
    // What was done in this very moment is done already.
    let now = Time::from_micros(viewer.now.micros().saturating_add(1));
    let Found { deeds, earlier, spaces } =
        gather(q, viewer, rooms, &indicator, before.map_or(now, |before| before.min(now)))?;
    let mut standing = Standing::at_length(q, indicator.clone())?;
    let targets = store::targets(q, &indicator)?;
    let rows: Vec<Row> = (1..).zip(deeds).map(|one| row(viewer, &standing, one)).collect();
    let done: Vec<(Date, usize)> = rows.iter().map(|row| (row.day, row.number)).collect();
    let from = done.first().map(|(day, _)| Period::of(*day, indicator.frequency));
    standing.figures.drain(..outside(&standing.figures, from));
    let curve =
        (!standing.figures.is_empty()).then(|| noted(&Curve::of("curve", &standing, &targets), &done));
    let href = indicator.href(viewer);
    let place = |(id, name): (SpaceId, String)| (viewer.path(format_args!("spaces/{id}")), name);
    let body = EvidencePage {
        curve,
        rows,
        places: spaces.into_iter().map(place).collect(),
        earlier: earlier.map(|before| format!("{href}/evidence?before={}", before.micros())),
        may_tell: viewer.may(Action::TellOutcomes),
        href,
        standing,
    };
    Ok(under(Page::new(body, "outcome-evidence-title"), viewer, &indicator))
}

/// So many periods are drawn before the first thing that was done, so that one sees what the curve did until then.
const LEAD: usize = 6;

/// At least so many periods are drawn.
const FEWEST: usize = 12;

/// How many of these figures lie too far before the period from which things were done to be drawn beside them.
fn outside(figures: &[(Period, f64)], from: Option<Period>) -> usize {
    let before = figures.iter().take_while(|(period, _)| from.is_none_or(|from| *period < from)).count();
    before.saturating_sub(LEAD).min(figures.len().saturating_sub(FEWEST))
}

fn row(viewer: &Viewer, standing: &Standing, (number, deed): (usize, Deed)) -> Row {
    let day = day_of(deed.at, &viewer.zone());
    let led = match standing.course {
        Course::Turned(since) => Period::of(day, standing.indicator.frequency) < since,
        _ => false,
    };
    Row { number, href: viewer.path(&deed.href), deed, day, led }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::figures::Frequency;

    #[test]
    fn years_before_the_first_deed_are_left_out_of_the_picture() {
        let day = |year, month| Period::of(jiff::civil::date(year, month, 1), Frequency::Month);
        let figures: Vec<(Period, f64)> =
            (2020..2025).flat_map(|year| (1..13).map(move |month| (day(year, month), 1.0))).collect();
        assert_eq!(figures.len(), 60);
        assert_eq!(outside(&figures, Some(day(2023, 1))), 36 - LEAD);
        assert_eq!(outside(&figures, Some(day(2024, 12))), 60 - FEWEST, "a year is always drawn");
        assert_eq!(outside(&figures, Some(day(2020, 1))), 0);
        assert_eq!(outside(&figures, None), 60 - FEWEST);
        assert_eq!(outside(&figures[..3], None), 0);
    }
}
