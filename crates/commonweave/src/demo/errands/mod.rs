//! What people undertake: milestones, the tasks that lead to them, the hours that they give. It happens in the order of time, as
//! the talk does.

use super::dice::Dice;
use super::plan::{Act, Calendar, Plan};
use super::source::Source;
use anyhow::Context;
use db::Time;
use house::dates::day_of;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// A line of `errands.txt`. A task leads to the milestone above it in its space.
#[derive(Debug, Deserialize)]
pub(super) struct ErrandSource {
    space: String,
    title: String,
    /// So many days before the demo is seen it is due; negative is later.
    due: i64,
    /// `aim` or `reached` for a milestone; else `todo`, `doing` or `done`, with `+` where it waits for the line above.
    state: String,
    /// Who does it, or who begins the milestone.
    who: String,
    organisation: String,
    hours: Option<i64>,
}

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Aim,
    Reached,
    Todo,
    Doing,
    Done,
}

/// Something undertaken.
pub(super) struct Errand {
    pub(super) space: usize,
    /// Who begins it: whoever opened the space, where nobody does it yet.
    pub(super) by: usize,
    pub(super) who: Option<usize>,
    pub(super) title: String,
    pub(super) due: Date,
    pub(super) stand: Stand,
    pub(super) organisation: Option<usize>,
    pub(super) hours: i64,
    /// The milestone to which it leads, and for what it waits, by their places.
    pub(super) milestone: Option<usize>,
    pub(super) waits: Option<usize>,
}

/// Plans all of them.
pub(super) fn fill(
    plan: &mut Plan,
    source: &Source,
    calendar: Calendar,
    dice: &mut Dice,
) -> anyhow::Result<()> {
    let today = day_of(plan.ends, &TimeZone::UTC);
    let (mut milestone, mut last): (Option<usize>, Option<usize>) = (None, None);
    for line in &source.errands {
        let space = source.network.spaces.iter().position(|space| space.key == line.space);
        let space = space.with_context(|| format!("{} belongs to no space", line.title))?;
        let opened_by = plan.person(&source.network.spaces.get(space).context("a space")?.by)?;
        let who = if line.who.is_empty() { None } else { Some(plan.person(&line.who)?) };
        let organisation = source.organisations.iter().position(|one| one.key == line.organisation);
        let at = plan.errands.len();
        let (stand, waits) = stand(&line.state).with_context(|| format!("{}: a state", line.title))?;
        let is_milestone = matches!(stand, Stand::Aim | Stand::Reached);
        let errand = Errand {
            space,
            by: who.unwrap_or(opened_by),
            who: who.filter(|_| !is_milestone),
            title: line.title.clone(),
            due: today.checked_sub(line.due.days()).context("a day")?,
            stand,
            organisation: organisation.filter(|_| !is_milestone),
            hours: line.hours.unwrap_or_default(),
            milestone: milestone.filter(|_| !is_milestone),
            waits: last.filter(|_| waits),
        };
        plan.undertake(errand, line.due, calendar, dice);
        if is_milestone {
            milestone = Some(at);
            last = None;
        } else {
            last = Some(at);
        }
    }
    Ok(())
}

fn stand(word: &str) -> Option<(Stand, bool)> {
    let (word, waits) = word.strip_suffix('+').map_or((word, false), |word| (word, true));
    let stand = match word {
        "aim" => Stand::Aim,
        "reached" => Stand::Reached,
        "todo" => Stand::Todo,
        "doing" => Stand::Doing,
        "done" => Stand::Done,
        _ => return None,
    };
    Some((stand, waits))
}

impl Plan {
    fn undertake(&mut self, errand: Errand, due: i64, calendar: Calendar, dice: &mut Dice) {
        let at = self.errands.len();
        let opened = self.acts.iter().find_map(|(time, act)| match act {
            Act::StartSpace { space, .. } if *space == errand.space => Some(*time),
            _ => None,
        });
        let known = self.joined(errand.by, calendar);
        let early = opened.unwrap_or(self.started).max(known) + Duration::from_secs(7_200);
        // What leads to a milestone, and what waits for something, is begun after that.
        let before = [errand.milestone, errand.waits].into_iter().flatten();
        let before = before.filter_map(|at| self.begun.get(at).copied()).max().unwrap_or(early);
        // A milestone stands long before what leads to it is due.
        let span = if matches!(errand.stand, Stand::Aim | Stand::Reached) { 110 } else { 26 };
        let ahead = DAY * (u32::try_from(due.max(3)).unwrap_or(3) + span);
        let last = self.ends - Duration::from_secs(3 * 3_600);
        let start = (self.ends - ahead).max(early).max(before + Duration::from_secs(60)).min(last);
        self.acts.push((start, Act::Undertake(at)));
        self.begun.push(start);
        if matches!(errand.stand, Stand::Done | Stand::Reached | Stand::Doing) {
            let lag = Duration::from_secs(u64::try_from(dice.seconds(3 * 86_400)).unwrap_or_default());
            let ends = match u32::try_from(due) {
                Ok(days) if errand.stand != Stand::Doing => self.ends - DAY * days - lag,
                _ => start + DAY + lag * 2,
            };
            self.acts.push((ends.max(start + Duration::from_secs(120)).min(last), Act::GoOn(at)));
        }
        self.errands.push(errand);
    }
}

/// A day on which something happened, in the calendar of the demo.
pub(super) fn day_at(now: Time) -> Date {
    day_of(now, &TimeZone::UTC)
}
