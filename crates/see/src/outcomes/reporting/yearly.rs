//! What is told of outcomes by the month and by the year: how many figures came, which curves turned, what was learned.

use crate::outcomes::curve::{Standing, mentions};
use crate::outcomes::figures::{Course, Period};
use crate::outcomes::indicator::{Sort, Strand};
use crate::outcomes::store::Learned;
use crate::outcomes::{LIMIT, store};
use db::{Read, Time};
use house::dates::day_of;
use house::ids::{IndicatorId, NetworkId};
use house::reports::{Chapter, Count, Counted, Line, Over, Record};
use house::web::{Error, Said, Viewer, markdown};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// So many letters of a story are told.
const LETTERS: usize = 240;
/// So many results are told of.
const TOLD: usize = 8;

/// Figures that were entered.
pub(in crate::outcomes) static ENTERED: Count = Count {
    word: "figures-entered",
    title: "outcome-count",
    meaning: "outcome-count-meaning",
    counted: Counted::Things,
    over: Over::Sum,
    per: 1,
    tell: store::entered_between,
};

/// The curves of results that turned in a time, and what was told of results in it.
pub(in crate::outcomes) fn lines(
    q: &mut Read<'_>,
    viewer: &Viewer,
    span: (Time, Time),
) -> Result<Vec<Line>, Error> {
    let mut all = turned(q, viewer, span)?;
    let mut latest: BTreeMap<IndicatorId, Learned> = BTreeMap::new();
    for one in store::learned(q, viewer.network.id, span)? {
        if !mentions(&one.body_html) {
            latest.entry(one.id).or_insert(one);
        }
    }
    all.extend(latest.into_values().take(TOLD).map(learned));
    Ok(all)
}

fn turned(q: &mut Read<'_>, viewer: &Viewer, (from, until): (Time, Time)) -> Result<Vec<Line>, Error> {
    let results = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    let results: Vec<_> = results.into_iter().filter(|one| !one.agenda && one.space_id.is_none()).collect();
    let mut all = Vec::new();
    for one in Standing::of_all(q, results)? {
        let Course::Turned(since) = one.course else { continue };
        let frequency = one.indicator.frequency;
        let first = Period::of(day_of(from, &TimeZone::UTC), frequency);
        let next = Period::of(day_of(until, &TimeZone::UTC), frequency);
        if since < first || since >= next {
            continue;
        }
        let said = Said::key("outcome-line-turned")
            .with("name", one.indicator.name.clone())
            .with("since", since.told(frequency))
            .with("value", one.told());
        all.push(Line { chapter: Chapter::Curves, record: Record::Indicator(one.indicator.id), said });
    }
    all.truncate(TOLD);
    Ok(all)
}

fn learned(one: Learned) -> Line {
    let key = match one.strand {
        Strand::Works => "outcome-line-works",
        _ => "outcome-line-forces",
    };
    let said =
        Said::key(key).with("name", one.name).with("text", markdown::words_of(&one.body_html, LETTERS));
    Line { chapter: Chapter::Learned, record: Record::Indicator(one.id), said }
}

/// Which of these indicators everybody in the network may see, or where `outside` everyone who may read the network.
///
/// # Errors
/// Those of the database.
pub fn shown_among(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[IndicatorId],
    outside: bool,
) -> Result<Vec<IndicatorId>, db::Error> {
    if outside && !store::is_public(q, network)? {
        return Ok(Vec::new());
    }
    store::open_among(q, network, ids)
}
