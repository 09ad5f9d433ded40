//! What is asked of somebody on Today: whether they take the seat that is kept for them, which times suit them, how a meeting
//! was, whether what they try has helped, and those whom they have to answer what is arranged.

use super::experiments;
use super::polls;
use super::pulse::{self, OPEN};
use super::store;
use db::Read;
use house::dates::{day_of, midnight};
use house::web::{Error, Need, Said, Viewer};
use jiff::tz::TimeZone;

/// How many of each are shown.
const SHOWN: i64 = 5;

/// What waits for the viewer.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let mut needs = Vec::new();
    for kept in store::kept_for(q, viewer, me, SHOWN)? {
        let way = (viewer.path(format_args!("items/{}", kept.item_id)), "event-seat-take");
        let mut need = Need::new("event-seat", Said::raw(kept.title), way)
            .tinted("meet")
            .because(Said::key("event-seat-need"));
        need.until = Some(kept.until);
        needs.push(need);
    }
    for (item, title, answered) in polls::waiting(q, viewer, me, SHOWN)? {
        let way = (viewer.path(format_args!("polls/{item}/answers")), "poll-go");
        let because = Said::key(if answered { "poll-again-need" } else { "poll-need" });
        needs.push(Need::new("event-poll", Said::raw(title), way).tinted("meet").because(because));
    }
    let since = viewer.now - OPEN;
    for (item, title) in pulse::waiting(q, me, (since, viewer.now), SHOWN)? {
        let way = (viewer.path(format_args!("events/{item}/pulse")), "pulse-go");
        let because = Said::key("event-pulse-asked-why");
        needs.push(Need::new("event-pulse", Said::raw(title), way).tinted("meet").because(because));
    }
    let today = midnight(day_of(viewer.now, &viewer.zone()), &TimeZone::UTC);
    for (item, title) in experiments::waiting(q, viewer, me, (today, SHOWN))? {
        let way = (viewer.path(format_args!("experiments/{item}/review")), "experiment-review");
        let because = Said::key("experiment-need");
        needs.push(Need::new("experiment", Said::raw(title), way).tinted("meet").because(because));
    }
    for asked in store::to_arrange(q, viewer, me, SHOWN)? {
        let way = (viewer.path(format_args!("events/{}/needs", asked.item_id)), "event-needs-go");
        let because = Said::key("event-needs-need").with("count", asked.amount);
        needs.push(Need::new("event-needs", Said::raw(asked.title), way).tinted("meet").because(because));
    }
    Ok(needs)
}
