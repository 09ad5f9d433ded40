//! A check-in, and what stands on its page: when it comes, and the answers of its latest round.

use super::rhythm::{self, Rhythm, Schedule};
use super::rounds::{self, Shown};
use super::store::{self, Kept};
use crate::checkins::CHECKIN;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::{self, Item};
use house::web::{Error, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "checkins/views/_part.html")]
struct CheckinPart {
    rhythm: &'static str,
    days: Vec<&'static str>,
    hour: String,
    /// The day of the next round, where one is to come.
    next: Option<String>,
    /// The latest round with its answers.
    round: Option<Shown>,
    rounds: String,
    days_off: Option<String>,
}

/// What stands between the question and what it led to.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let kept = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let schedule = kept.schedule();
    let newest = store::rounds(q, item.id, "9999-12-31", 1)?.into_iter().next();
    let round = newest.map(|round| rounds::shown(q, viewer, item, round)).transpose()?;
    let comes_daily = schedule.rhythm == Rhythm::Daily;
    let part = CheckinPart {
        rhythm: schedule.rhythm.label(),
        days: schedule.days().map(|(_, key)| key).filter(|_| !comes_daily).collect(),
        hour: clock(schedule.hour),
        next: Some(kept.next_day).filter(|day| item.is_open() && !day.is_empty()),
        round,
        rounds: viewer.path(format_args!("checkins/{}/rounds", item.id)),
        days_off: item.may(viewer, Action::TakePart).then(|| viewer.path("days-off")),
    };
    Ok(Piece::of(part))
}

/// An hour as clocks show it.
pub(super) fn clock(hour: i64) -> String {
    format!("{hour:02}:00")
}

/// How many have answered the latest round, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let counts = store::latest_counts(q, items)?;
    let said = |(id, count): (ItemId, i64)| (id, Said::key("checkin-answered-count").with("count", count));
    Ok(counts.into_iter().map(said).collect())
}

/// A check-in with which the viewer may do this.
pub(super) fn find(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<Item, Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == CHECKIN.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    Ok(item)
}

impl Kept {
    /// When it comes.
    pub(super) fn schedule(&self) -> Schedule {
        Schedule {
            rhythm: self.rhythm,
            weekdays: self.weekdays.clone(),
            first: rhythm::read(&self.first_day),
            hour: self.hour,
        }
    }
}
