//! How themes went from round to round of a space, and meetings beside them.

use super::reading::mean;
use crate::rounds::asking::THEMES;
use crate::rounds::round::{FEW, Sort};
use crate::rounds::store;
use db::{Read, Time};
use house::charts::{Caption, Lines, Series};
use house::dates::day_of;
use house::ids::{ItemId, SpaceId};
use house::web::{Error, Piece, Said, Viewer};
use meet::events;

/// So many rounds, and so many meetings, are drawn.
const ROUNDS: i64 = 12;
const MEETINGS: i64 = 24;

/// A round in the trend: when it closed, and the mean of each theme by its word.
pub(super) struct Told {
    pub(super) id: ItemId,
    pub(super) closed_at: Time,
    pub(super) means: Vec<(String, i64)>,
}

/// A round that ended before: number, when it closed, how many were asked and have answered.
type Before = (ItemId, Time, i64, i64);

/// The health rounds of a space up to a moment of which this viewer may be told, the earliest first.
pub(super) fn rounds(
    q: &mut Read<'_>,
    viewer: &Viewer,
    space: SpaceId,
    until: Time,
) -> Result<Vec<Told>, Error> {
    let found = store::before(q, (viewer.network.id, space, Sort::Health), until, ROUNDS)?;
    let mut found = audible(q, viewer, found)?;
    found.retain(|(_, _, _, answered)| *answered >= FEW);
    found.reverse();
    let ids: Vec<ItemId> = found.iter().map(|(id, ..)| *id).collect();
    let figures = store::of_each(q, &ids)?;
    let told = |(id, closed_at, _, _): (ItemId, Time, i64, i64)| {
        let own = figures.iter().filter(|(item, ..)| *item == id);
        let means =
            own.filter_map(|(_, measure, marks, total)| Some((measure.clone(), mean(*total, *marks)?)));
        Told { id, closed_at, means: means.collect() }
    };
    Ok(found.into_iter().map(told).collect())
}

/// Those of these rounds of which this viewer may be told.
pub(in crate::rounds) fn audible(
    q: &mut Read<'_>,
    viewer: &Viewer,
    mut rounds: Vec<Before>,
) -> Result<Vec<Before>, Error> {
    let ids: Vec<ItemId> = rounds.iter().map(|(id, ..)| *id).collect();
    let told = store::told_to(q, viewer, &ids)?;
    rounds.retain(|(id, ..)| told.contains(id));
    Ok(rounds)
}

/// Hundredths as a figure that is drawn.
fn drawn(hundredths: Option<i64>) -> f64 {
    let whole = hundredths.and_then(|value| i32::try_from(value).ok());
    whole.map_or(f64::NAN, |value| f64::from(value) / 100.0)
}

/// The picture of the rounds; none of fewer than two.
pub(super) fn picture(viewer: &Viewer, rounds: &[Told]) -> Option<Piece> {
    if rounds.len() < 2 {
        return None;
    }
    let zone = viewer.zone();
    let series = THEMES.iter().map(|theme| Series {
        name: Said::key(theme.label),
        values: rounds
            .iter()
            .map(|round| {
                let own = round.means.iter().find(|(word, _)| word == theme.word);
                drawn(own.map(|(_, value)| *value))
            })
            .collect(),
    });
    let lines = Lines {
        caption: Caption {
            id: "rounds",
            title: Said::key("round-trend"),
            about: Said::key("round-trend-about"),
        },
        labels: rounds.iter().map(|round| Said::raw(day_of(round.closed_at, &zone).to_string())).collect(),
        series: series.collect(),
        span: Some((1.0, 5.0)),
        target: None,
        forecast: None,
    };
    Some(lines.draw())
}

/// How the meetings went that the viewer may read; none of fewer than two.
pub(super) fn meetings(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Piece>, Error> {
    let found = events::pulse_trend(q, viewer, MEETINGS)?;
    if found.len() < 2 {
        return Ok(None);
    }
    let zone = viewer.zone();
    let lines = Lines {
        caption: Caption {
            id: "pulses",
            title: Said::key("round-pulses"),
            about: Said::key("round-pulses-about"),
        },
        labels: found.iter().map(|(at, _, _)| Said::raw(day_of(*at, &zone).to_string())).collect(),
        series: vec![Series {
            name: Said::key("round-pulse-mean"),
            values: found.iter().map(|(_, effect, _)| drawn(Some(*effect))).collect(),
        }],
        span: Some((1.0, 5.0)),
        target: None,
        forecast: None,
    };
    Ok(Some(lines.draw()))
}
