//! What people try after a meeting, and what became of it.

use super::minutes::meeting;
use crate::demo::plan::{Act, Plan};
use crate::demo::source::Source;
use anyhow::Context;
use house::dates::{day_of, midnight};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use meet::events::Verdict;
use serde::Deserialize;
use std::time::Duration;

/// A line of `experiments.txt`.
#[derive(Debug, Deserialize)]
pub(in crate::demo) struct TrialSource {
    /// What the events of the series are called.
    series: String,
    /// After which of them: 1 is the last one, 2 the one before it.
    back: usize,
    title: String,
    about: String,
    /// Who sees to it.
    who: String,
    /// Its last day, in days from the demo.
    until: i64,
    sign: String,
    /// `kept`, `changed` or `dropped`; nothing as long as it is tried.
    verdict: String,
    learned: String,
}

/// Something that is tried.
pub(in crate::demo) struct Trial {
    pub(in crate::demo) title: String,
    pub(in crate::demo) about: String,
    pub(in crate::demo) who: usize,
    pub(in crate::demo) until: Date,
    pub(in crate::demo) sign: String,
    pub(in crate::demo) verdict: Option<Verdict>,
    pub(in crate::demo) learned: String,
}

/// Plans all of them: each is begun on the day after its meeting, and judged in the evening of its last day.
pub(super) fn fill(plan: &mut Plan, source: &Source) -> anyhow::Result<()> {
    let today = day_of(plan.ends, &TimeZone::UTC);
    let last = plan.ends - Duration::from_secs(1_800);
    for line in &source.trials {
        let gathering = meeting(plan, &line.series, line.back);
        let gathering = gathering.with_context(|| format!("{}: no such meeting", line.series))?;
        let until = today.checked_add(line.until.days()).context("a day")?;
        let verdict = if line.verdict.is_empty() { None } else { Some(line.verdict.parse::<Verdict>()) };
        let verdict = verdict.transpose().map_err(|_| anyhow::anyhow!("{}: a verdict", line.title))?;
        let who = plan.person(&line.who)?;
        let held = plan.gatherings.get_mut(gathering).context("a meeting")?;
        let begun = (held.event.ends_at + Duration::from_secs(72_000)).min(last);
        let evening = midnight(until, &TimeZone::UTC) + Duration::from_secs(64_800);
        let at = held.tried.len();
        held.tried.push(Trial {
            title: line.title.clone(),
            about: line.about.clone(),
            who,
            until,
            sign: line.sign.clone(),
            verdict,
            learned: line.learned.clone(),
        });
        plan.acts.push((begun, Act::Try { gathering, at }));
        if verdict.is_some() {
            plan.acts.push((evening.max(begun).min(last), Act::Judge { gathering, at }));
        }
    }
    Ok(())
}
