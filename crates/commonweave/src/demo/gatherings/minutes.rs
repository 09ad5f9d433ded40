//! What was talked about, decided and taken on at the meetings of a series, and what stands on the agenda of the next one.

use crate::demo::plan::{Act, Plan};
use crate::demo::source::Source;
use anyhow::Context;
use house::dates::day_of;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use meet::events::Aim;
use serde::Deserialize;
use std::time::Duration;

/// A line of `minutes.txt`: a point of a meeting.
#[derive(Debug, Deserialize)]
pub(in crate::demo) struct MinutesSource {
    /// What the events of the series are called.
    series: String,
    /// Which of them: 1 is the last one, 2 the one before it; 0 is the next.
    back: usize,
    point: String,
    /// `inform`, `discuss` or `decide`.
    aim: String,
    minutes: i64,
    /// Who brings it in.
    speaker: String,
    notes: String,
    decision: String,
    action: String,
    /// Who took the action on, and in how many days from the demo it is due.
    who: String,
    due: Option<i64>,
}

/// A point with what was written down under it.
pub(in crate::demo) struct Noted {
    pub(in crate::demo) point: String,
    pub(in crate::demo) aim: Aim,
    pub(in crate::demo) minutes: i64,
    pub(in crate::demo) speaker: String,
    pub(in crate::demo) notes: String,
    pub(in crate::demo) decision: String,
    pub(in crate::demo) action: String,
    pub(in crate::demo) who: Option<usize>,
    pub(in crate::demo) due: Option<Date>,
}

/// Plans all points. Whoever invited to a meeting writes its minutes, soon after it.
pub(super) fn fill(plan: &mut Plan, source: &Source) -> anyhow::Result<()> {
    let today = day_of(plan.ends, &TimeZone::UTC);
    let last = plan.ends - Duration::from_secs(1_800);
    for line in &source.minutes {
        let gathering = meeting(plan, &line.series, line.back);
        let gathering = gathering.with_context(|| format!("{}: no such meeting", line.series))?;
        let due = line.due.map(|days| today.checked_add(days.days())).transpose().context("a day")?;
        let who = if line.who.is_empty() { None } else { Some(plan.person(&line.who)?) };
        let aim = line.aim.parse::<Aim>().map_err(|_| anyhow::anyhow!("{}: an aim", line.point))?;
        let held = plan.gatherings.get_mut(gathering).context("a meeting")?;
        let soon = held.event.ends_at + Duration::from_secs(1_800);
        let at = held.noted.len();
        held.noted.push(Noted {
            point: line.point.clone(),
            aim,
            minutes: line.minutes,
            speaker: line.speaker.clone(),
            notes: line.notes.clone(),
            decision: line.decision.clone(),
            action: line.action.clone(),
            who,
            due,
        });
        plan.acts.push((soon.min(last), Act::NoteDown { gathering, at }));
    }
    Ok(())
}

/// The meeting of a series that is so many back from the day of the demo.
pub(super) fn meeting(plan: &Plan, series: &str, back: usize) -> Option<usize> {
    let of_series = plan.gatherings.iter().enumerate().filter(|(_, one)| one.text.title == series);
    let (mut past, mut next): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, one) in of_series {
        if one.event.ends_at < plan.ends { past.push(at) } else { next.push(at) }
    }
    match back {
        0 => next.first().copied(),
        back => past.len().checked_sub(back).and_then(|at| past.get(at).copied()),
    }
}
