//! When people come together: months of events, of which some have been and some are to come, and who comes to them.

use super::dice::Dice;
use super::plan::{Act, Calendar, Plan};
use super::source::{EventSource, Source};
use anyhow::Context;
use db::Time;
use house::access::SpaceVisibility;
use house::dates::{day_of, midnight};
use house::items::ItemText;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use meet::events::{Event, EventAnswer};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);
/// Of how many people it is decided whether they come: an event does not grow with its network.
const ASKED: usize = 400;
/// How many days before an event it is started.
const AHEAD: u32 = 24;

/// An event of the plan.
pub(super) struct Gathering {
    pub(super) space: usize,
    pub(super) by: usize,
    pub(super) text: ItemText,
    pub(super) event: Event,
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
    for text in &source.events {
        let space = source.network.spaces.iter().position(|space| space.key == text.space);
        let space = space.with_context(|| format!("{} takes place in no space", text.title))?;
        let by = plan.person(&source.network.spaces.get(space).context("a space")?.by)?;
        for time in 0..i64::from(text.times) {
            let ahead = text.every.saturating_mul(time).saturating_sub(text.day);
            let day = today.checked_add(ahead.days()).context("a day")?;
            let event = event(text, day, &zone, &plan.network.time_zone)?;
            let words = ItemText::new(&text.title, &text.about);
            plan.gather(Gathering { space, by, text: words, event }, text.drawn, calendar, dice);
        }
    }
    Ok(())
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
        }
        self.gatherings.push(gathering);
    }
}
