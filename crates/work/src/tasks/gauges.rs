//! What can be told of a task to whoever wants to be warned: that it is late.

use super::task::day;
use super::{TASK, store};
use db::Read;
use house::dates::day_of;
use house::gauges::{Gauge, Limit, OFFERED, Reading};
use house::ids::ItemId;
use house::items;
use house::web::{Error, Said, Viewer};
use jiff::civil::Date;

/// A task is late by so many days.
static OVERDUE: Gauge = Gauge {
    word: "task-overdue",
    label: "task-gauge",
    about: "task-gauge-about",
    limit: Some(Limit { label: "task-gauge-days", usual: 7, range: (1, 365) }),
    subjects,
    read,
};

/// It alone.
pub(super) static GAUGES: &[&Gauge] = &[&OVERDUE];

fn subjects(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(i64, String)>, Error> {
    let found = store::reading::dated(q, viewer, OFFERED)?;
    Ok(found.into_iter().map(|(item, title)| (item.get(), title)).collect())
}

fn read(q: &mut Read<'_>, viewer: &Viewer, (id, days): (i64, i64)) -> Result<Option<Reading>, Error> {
    let item = items::visible_to(q, viewer, ItemId::from(id))?;
    let Some(item) = item.filter(|item| item.kind == TASK.name) else { return Ok(None) };
    let Some(task) = store::reading::of_item(q, item.id)? else { return Ok(None) };
    let today = day_of(viewer.now, &viewer.zone());
    let due = task.due_on.map(day).filter(|_| task.done_at.is_none());
    let late = due.map_or(0, |due| late_by(due, today));
    let told = match due {
        _ if task.done_at.is_some() => Said::key("task-gauge-done"),
        None => Said::key("task-gauge-dateless"),
        Some(due) if late > 0 => Said::key("task-gauge-late").with("days", late).with("day", due),
        Some(due) => Said::key("task-gauge-due").with("day", due),
    };
    Ok(Some(Reading { href: item.href(viewer), name: item.title, told, over: late >= days, calm_days: 7 }))
}

/// How many days ago it was due; 0 where it is not late.
fn late_by(due: Date, today: Date) -> i64 {
    due.until(today).map_or(0, |span| i64::from(span.get_days()).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_due_today_is_not_late() {
        assert_eq!(late_by(date(2026, 11, 14), date(2026, 11, 14)), 0);
        assert_eq!(late_by(date(2026, 12, 1), date(2026, 11, 14)), 0);
        assert_eq!(late_by(date(2026, 10, 31), date(2026, 11, 14)), 14);
        assert_eq!(late_by(date(2025, 11, 14), date(2026, 11, 14)), 365);
    }
}
