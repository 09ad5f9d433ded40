//! Where experiments are looked at again: on the page and in the minutes of the next meeting, with the meetings of their series,
//! and beside the trend.

use super::experiment::{Verdict, day, is_due};
use super::store::{self, Tried};
use crate::events::event::Event;
use crate::events::series::{self, SeriesId};
use askama::Template;
use db::Read;
use house::access::Action;
use house::dates::day_of;
use house::ids::SpaceId;
use house::items::Item;
use house::web::{Error, Piece, Viewer, filters};
use jiff::civil::Date;

/// How many are shown that are under way, and how many of the latest.
const UNDER_WAY: i64 = 12;
const LATEST: i64 = 20;

#[derive(Template)]
#[template(path = "events/experiments/views/_tried.html")]
struct TriedPart {
    /// Key of the heading.
    title: &'static str,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    title: String,
    until: Date,
    due: bool,
    owner: Option<String>,
    verdict: Option<Verdict>,
    learned: String,
}

/// What is tried at a meeting that is still to come or goes on: what belongs to its series, and what belongs to none and is in its
/// space. Due is what ends by the day of the meeting.
pub(in crate::events) fn under_way(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, event): (&Item, &Event),
) -> Result<Option<Piece>, Error> {
    if event.cancelled || event.is_over(viewer.now) || item.is_archived() {
        return Ok(None);
    }
    let mut tried = match series::of_item(q, item.id)? {
        Some(series) => store::tried_in_series(q, viewer, series, UNDER_WAY)?,
        None => Vec::new(),
    };
    tried.extend(store::tried_in_space(q, item.space_id, UNDER_WAY)?);
    let that_day = day_of(event.starts_at.max(viewer.now), &viewer.zone());
    Ok(piece(viewer, "experiment-under-way", tried, that_day))
}

/// What was tried at the meetings of a series, the latest first.
pub(in crate::events) fn of_series(
    q: &mut Read<'_>,
    viewer: &Viewer,
    series: SeriesId,
) -> Result<Option<Piece>, Error> {
    of_trend(q, viewer, (SpaceId::from(0), series))
}

/// What was tried at the meetings of a series, in a space, or in the whole network, as far as the viewer may read it.
pub(in crate::events) fn of_trend(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (space, series): (SpaceId, SeriesId),
) -> Result<Option<Piece>, Error> {
    let tried = if series != SeriesId::from(0) {
        store::latest_of_series(q, viewer, series, LATEST)?
    } else if space != SpaceId::from(0) {
        store::latest_of_space(q, viewer, space, LATEST)?
    } else {
        store::latest(q, viewer, LATEST)?
    };
    Ok(piece(viewer, "experiment-plural", tried, day_of(viewer.now, &viewer.zone())))
}

/// The list, where there is anything in it.
fn piece(viewer: &Viewer, title: &'static str, tried: Vec<Tried>, today: Date) -> Option<Piece> {
    if tried.is_empty() {
        return None;
    }
    let named = viewer.may(Action::ReadMembers);
    let line = |tried: Tried| {
        let until = day(tried.until_on);
        Line {
            href: viewer.path(format_args!("items/{}", tried.item_id)),
            title: tried.title,
            until,
            due: is_due(until, tried.verdict, today),
            owner: tried.owner.filter(|_| named),
            verdict: tried.verdict,
            learned: tried.learned,
        }
    };
    Some(Piece::of(TriedPart { title, lines: tried.into_iter().map(line).collect() }))
}
