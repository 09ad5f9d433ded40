//! The page of the trend: of the network, of a space, or of a series.

use super::store::{self, Told};
use super::{BACK, picture, quarter_of};
use crate::events::experiments;
use crate::events::pulse::figures::Figures;
use crate::events::pulse::{decimal, store::Sums};
use crate::events::series::SeriesId;
use askama::Template;
use db::Read;
use house::ids::{ItemId, SpaceId};
use house::sector::Sector;
use house::web::{Answer, Error, Page, Piece, Place, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "events/pulse/views/trend.html")]
struct TrendPage {
    meetings: String,
    /// Keys of the sectors, in the order of the columns.
    sectors: Vec<&'static str>,
    quarters: Vec<Row>,
    picture: Option<Piece>,
    /// What was tried meanwhile.
    tried: Option<Piece>,
}

struct Row {
    year: i64,
    part: i64,
    answers: i64,
    /// How well meetings worked, as all said, and as those of each sector did.
    whole: Option<String>,
    sectors: Vec<Option<String>>,
}

/// `GET /n/{slug}/meetings/trend`
pub(in crate::events) async fn show(visit: Visit) -> Answer {
    let space = visit.query.value("space").parse::<SpaceId>().unwrap_or(SpaceId::from(0));
    let series = visit.query.value("series").parse::<SeriesId>().unwrap_or(SeriesId::from(0));
    visit.page(move |q, viewer| page(q, viewer, (space, series))).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, of: (SpaceId, SeriesId)) -> Result<Page<TrendPage>, Error> {
    let told = store::told(q, viewer, quarter_of(viewer.now) - BACK - 1, of)?;
    let mut words: Vec<&str> = told.iter().map(|one| one.sector.as_str()).collect();
    // Others stand last.
    words.sort_by_key(|word| (word.is_empty(), *word));
    words.dedup();
    let body = TrendPage {
        picture: picture::of(&told, &words),
        tried: experiments::of_trend(q, viewer, of)?,
        meetings: viewer.path("meetings"),
        sectors: words.iter().map(|word| label(word)).collect(),
        quarters: told
            .chunk_by(|one, other| one.quarter == other.quarter)
            .map(|some| row(some, &words))
            .collect(),
    };
    let page = Page::new(body, "pulse-trend-title").place(Place::Room("events"));
    let page = page.under("event-plural", viewer.path("events"));
    Ok(page.under("event-series-title", viewer.path("meetings")).wide())
}

pub(super) fn label(word: &str) -> &'static str {
    word.parse::<Sector>().map_or("pulse-trend-others", Sector::label)
}

/// How well meetings of a quarter worked, as all said, in hundredths.
pub(super) fn whole(some: &[Told]) -> Option<i64> {
    let all = some.iter().map(sums).fold(None, |all: Option<Sums>, one| Some(added(all, one)));
    all.as_ref().and_then(effect)
}

/// As [`whole`], as those of a sector said.
pub(super) fn of_sector(some: &[Told], word: &str) -> Option<i64> {
    some.iter().find(|one| one.sector == word).map(sums).as_ref().and_then(effect)
}

fn effect(sums: &Sums) -> Option<i64> {
    Figures::of(sums).map(|figures| figures.effect)
}

/// One quarter: each sector in its column.
fn row(some: &[Told], words: &[&str]) -> Row {
    let quarter = some.first().map_or(0, |one| one.quarter);
    Row {
        year: quarter.div_euclid(4),
        part: quarter.rem_euclid(4) + 1,
        answers: some.iter().map(|one| one.answers).sum(),
        whole: whole(some).map(decimal),
        sectors: words.iter().map(|word| of_sector(some, word).map(decimal)).collect(),
    }
}

/// It as the sums of a meeting.
fn sums(one: &Told) -> Sums {
    Sums {
        item_id: ItemId::from(0),
        answers: one.answers,
        hindered: 0,
        goal: one.goal,
        goal_count: one.goal_count,
        voice: one.voice,
        voice_count: one.voice_count,
        fair: one.fair,
        fair_count: one.fair_count,
        worth: one.worth,
        worth_count: one.worth_count,
        steps: one.steps,
        steps_count: one.steps_count,
    }
}

fn added(all: Option<Sums>, one: Sums) -> Sums {
    let Some(all) = all else { return one };
    Sums {
        item_id: all.item_id,
        answers: all.answers + one.answers,
        hindered: 0,
        goal: all.goal + one.goal,
        goal_count: all.goal_count + one.goal_count,
        voice: all.voice + one.voice,
        voice_count: all.voice_count + one.voice_count,
        fair: all.fair + one.fair,
        fair_count: all.fair_count + one.fair_count,
        worth: all.worth + one.worth,
        worth_count: all.worth_count + one.worth_count,
        steps: all.steps + one.steps,
        steps_count: all.steps_count + one.steps_count,
    }
}
