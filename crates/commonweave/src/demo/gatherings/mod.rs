//! When people come together: months of events, of which some have been and some are to come, and who comes to them.

mod minutes;
mod regulars;
mod trials;

pub(super) use minutes::{MinutesSource, Noted};
pub(super) use trials::{Trial, TrialSource};

use super::dice::Dice;
use super::plan::{Act, Calendar, Plan};
use super::source::Source;
use anyhow::Context;
use db::Time;
use house::access::SpaceVisibility;
use house::dates::{day_of, midnight};
use house::items::ItemText;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use meet::events::{Event, EventAnswer};
use serde::Deserialize;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
/// Of how many people it is decided whether they come: an event does not grow with its network.
const ASKED: usize = 400;
/// How many days before an event it is started.
const AHEAD: u32 = 24;

/// An event, or a series of them.
#[derive(Deserialize)]
pub(super) struct EventSource {
    pub(super) space: String,
    /// Days before the demo; less than nothing is after it.
    pub(super) day: i64,
    /// How many there are, and how many days lie between them.
    pub(super) times: u32,
    pub(super) every: i64,
    /// The hour at which it begins, as `18:30`, or nothing for whole days.
    pub(super) start: String,
    /// How many minutes it takes, or how many days; nothing where nobody knows.
    pub(super) takes: Option<i64>,
    /// How many of a hundred come.
    pub(super) drawn: usize,
    pub(super) title: String,
    pub(super) place: String,
    pub(super) link: String,
    pub(super) about: String,
    /// How many it takes; nothing where as many as like may come.
    pub(super) seats: Option<i64>,
    /// `yes` where it was called off.
    pub(super) off: String,
}

/// An event of the plan.
pub(super) struct Gathering {
    pub(super) space: usize,
    pub(super) by: usize,
    pub(super) text: ItemText,
    pub(super) event: Event,
    /// Which of the series of the network it belongs to, by which rule and from which day on that comes back.
    pub(super) series: Option<(usize, String, String)>,
    /// What stands on its agenda and in its minutes.
    pub(super) noted: Vec<Noted>,
    /// What was tried after it.
    pub(super) tried: Vec<Trial>,
}

/// Plans all events of a network. Whoever opened a space invites to what takes place in it.
pub(super) fn fill(
    plan: &mut Plan,
    source: &Source,
    calendar: Calendar,
    dice: &mut Dice,
) -> anyhow::Result<()> {
    let zone = TimeZone::get(&plan.network.time_zone).context("the zone of a network")?;
    let today = day_of(plan.ends, &TimeZone::UTC);
    for (at, text) in source.events.iter().enumerate() {
        let space = source.network.spaces.iter().position(|space| space.key == text.space);
        let space = space.with_context(|| format!("{} takes place in no space", text.title))?;
        let by = plan.person(&source.network.spaces.get(space).context("a space")?.by)?;
        for time in 0..i64::from(text.times) {
            let ahead = text.every.saturating_mul(time).saturating_sub(text.day);
            let day = today.checked_add(ahead.days()).context("a day")?;
            let event = event(text, day, &zone, &plan.network.time_zone)?;
            let words = ItemText::new(&text.title, &text.about);
            let first = today.checked_sub(text.day.days()).context("a day")?;
            let rule = format!("FREQ=DAILY;INTERVAL={}", text.every);
            let series = (text.times > 1).then(|| (at, rule, first.to_string()));
            let (noted, tried) = (Vec::new(), Vec::new());
            let gathering = Gathering { space, by, text: words, event, series, noted, tried };
            plan.gather(gathering, text.drawn, calendar, dice);
        }
    }
    minutes::fill(plan, source)?;
    trials::fill(plan, source)
}

fn event(text: &EventSource, day: Date, zone: &TimeZone, name: &str) -> anyhow::Result<Event> {
    let all_day = text.start.is_empty();
    let (starts_at, unit) = if all_day {
        (midnight(day, &TimeZone::UTC), DAY)
    } else {
        let clock: jiff::civil::Time =
            text.start.parse().with_context(|| format!("{}: an hour", text.title))?;
        let start = day.to_datetime(clock).to_zoned(zone.clone())?;
        (Time::from_micros(start.timestamp().as_microsecond()), Duration::from_secs(60))
    };
    let takes = text.takes.and_then(|takes| u32::try_from(takes).ok());
    let ends_at = starts_at + unit * takes.unwrap_or_default();
    Ok(Event {
        all_day,
        open_ended: takes.is_none(),
        place: text.place.clone(),
        link: text.link.clone(),
        cancelled: text.off == "yes",
        capacity: text.seats,
        ..Event::between(name, starts_at, ends_at)
    })
}

impl Plan {
    fn gather(&mut self, gathering: Gathering, drawn: usize, calendar: Calendar, dice: &mut Dice) {
        let open = self.acts.iter().find_map(|(time, act)| match act {
            Act::StartSpace { space, .. } if *space == gathering.space => Some(*time),
            _ => None,
        });
        let early = open.unwrap_or(self.started) + Duration::from_secs(7_200);
        let last = self.ends - Duration::from_secs(3_600);
        let started = (gathering.event.starts_at - DAY * AHEAD).max(early).min(last);
        let (at, end) = (self.gatherings.len(), gathering.event.starts_at.min(last));
        let hidden = self
            .spaces
            .get(gathering.space)
            .is_some_and(|space| space.text.visibility == SpaceVisibility::Members);
        self.acts.push((started, Act::Gather(at)));
        for person in 0..self.people.len().min(ASKED) {
            let known = self.joined(person, calendar) < started;
            if !known || (hidden && person != gathering.by) || !dice.often(drawn) {
                continue;
            }
            let answer = match dice.seconds(100) {
                0..12 => EventAnswer::No,
                12..30 => EventAnswer::Maybe,
                _ => EventAnswer::Yes,
            };
            let after = Duration::from_secs(u64::try_from(dice.seconds(20 * 86_400)).unwrap_or_default());
            let time = (started + after).min(end).max(started + Duration::from_secs(60));
            self.acts.push((time, Act::Answer { gathering: at, person, answer }));
            let ended = gathering.event.ends_at + Duration::from_secs(3_600);
            let asked = gathering.series.is_some() && answer == EventAnswer::Yes && ended < last;
            if asked && dice.often(60) {
                let marks = std::array::from_fn(|_| (!dice.often(8)).then(|| 3 + dice.seconds(3)));
                self.acts.push((ended, Act::SayHow { gathering: at, person, marks }));
            }
        }
        if hidden && gathering.series.is_some() {
            regulars::come(self, &gathering, (started, end, last));
        }
        self.gatherings.push(gathering);
    }
}
