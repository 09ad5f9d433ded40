//! Reads from a form the days of a panel.

use db::Time;
use house::dates::moment;
use house::web::Form;

/// The longest that a call or the wait for a draw may take: a year, in microseconds.
pub(in crate::panels) const LONGEST: i64 = 366 * 86_400 * 1_000_000;

/// Reads until when people can come, later than both of these moments, and when it is drawn: later than that, and within a year.
pub(in crate::panels) fn days(
    form: &mut Form,
    zone: &str,
    (now, least): (Time, Time),
) -> Option<(Time, Time)> {
    let (until, draw) = (moment(form, "until", zone), moment(form, "draw", zone));
    if until.is_some_and(|until| until <= now) {
        form.fail("until", "panel-day-past");
    }
    if until.is_some_and(|until| until <= least) {
        form.fail("until", "panel-extension-early");
    }
    let dates = until.zip(draw);
    if dates.is_some_and(|(until, draw)| draw <= until) {
        form.fail("draw", "panel-day-order");
    }
    if draw.is_some_and(|draw| draw.micros().saturating_sub(now.micros()) > LONGEST) {
        form.fail("draw", "panel-day-late");
    }
    dates
}
