//! Polls that look for a time: one that is open, and one of which an event was made; and who was at the last meetings.

use super::rounds;
use crate::demo::plan::Act;
use crate::demo::stage::batch::Ground;
use crate::demo::stage::{Given, given};
use db::{Time, Write};
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::ids::{ItemId, NetworkId};
use house::items::{self, Beginning, ITEM_STARTED, ItemText};
use house::spaces;
use house::web::{Error, Viewer};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use meet::events::{self, EVENT_PRESENCE_NOTED, EventAnswer, OfferId, POLL, POLL_ANSWERED, Suits};
use std::time::Duration;

/// How many hours before the demo is seen they are started.
const HOURS: u64 = 14;
/// How many answer one of them.
const ANSWERED: usize = 19;
/// How far back it is known who was there.
const LOOKED_BACK: Duration = Duration::from_secs(40 * 86_400);

/// A poll, its words, and its times: how many days ahead, and the hour.
struct Sought {
    title: &'static str,
    about: &'static str,
    times: &'static [(i32, i8)],
    minutes: u64,
    /// Whether an event is made of it.
    settled: bool,
}

const POLLS: &[Sought] = &[
    Sought {
        title: "When do we look back at the year?",
        about: "Two hours, with somebody who leads us through it. We would like to have people of every side in the room, \
                so say “if need be” wherever you can make it possible.",
        times: &[(17, 9), (18, 18), (19, 12), (24, 18), (26, 9)],
        minutes: 120,
        settled: false,
    },
    Sought {
        title: "A visit to those who began before us",
        about: "They show us what they would do otherwise today. We go together and are back in the evening.",
        times: &[(31, 13), (33, 13), (38, 14)],
        minutes: 180,
        settled: true,
    },
];

/// Starts the polls where people come together already, and lets those answer who come there.
pub(in crate::demo::stage) fn look_for_times(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
) -> Result<(), Error> {
    let latest = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let now = (ground.plan.ends - Duration::from_secs(HOURS * 3_600)).max(latest);
    for sought in POLLS {
        begin(tx, ground, known, (sought, now))?;
    }
    note_who_came(tx, ground, known, now)?;
    rounds::hold(tx, ground, known, now)
}

fn begin(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (sought, now): (&Sought, Time),
) -> Result<(), Error> {
    let Some(host) = ground.plan.gatherings.first() else { return Ok(()) };
    let (space, author, network) = (known.space(host.space)?, known.person(host.by)?, ground.network);
    let start = Beginning { network, space, kind: &POLL, author, now, once: None };
    let id = items::create(tx, &start, &ItemText::new(sought.title, sought.about))?;
    let id = id.ok_or(db::Error::Missing)?;
    events::begin_poll(tx, (network, id), &ground.plan.network.time_zone, &times(ground, sought)?)?;
    spaces::use_tab(tx, space, POLL.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(id).detail(POLL.name);
    happenings::record(tx, network, Some(author), now, started)?;
    let offered = events::offered(tx, id)?;
    let people: Vec<usize> = comers(ground, 0).into_iter().take(ANSWERED).collect();
    // All at one moment, because the log is in the order of time and what follows begins at this moment too.
    for person in &people {
        let member = known.person(*person)?;
        let said: Vec<(OfferId, Suits)> =
            offered.iter().enumerate().map(|(time, (offer, _))| (*offer, suits(*person, time))).collect();
        events::answer_poll(tx, (id, member), &said, now)?;
        let answered = Happened::new(&POLL_ANSWERED).space(space).item(id);
        happenings::record(tx, network, Some(member), now, answered)?;
    }
    if sought.settled {
        let viewer = Viewer::of_member(tx, author, now)?;
        events::choose_time(tx, &viewer, id, offered.first().map(|(offer, _)| *offer))?;
    }
    Ok(())
}

/// The times of a poll, on the clocks of its network.
fn times(ground: Ground<'_>, sought: &Sought) -> Result<Vec<(Time, Time)>, Error> {
    let zone = TimeZone::get(&ground.plan.network.time_zone).unwrap_or(TimeZone::UTC);
    let today = day_of(ground.plan.ends, &TimeZone::UTC);
    let at = |(days, hour): &(i32, i8)| -> Result<(Time, Time), Error> {
        let day = today.checked_add(days.days()).map_err(anyhow::Error::from)?;
        let start = day.at(*hour, 0, 0, 0).to_zoned(zone.clone()).map_err(anyhow::Error::from)?;
        let from = Time::from_micros(start.timestamp().as_microsecond());
        Ok((from, from + Duration::from_secs(sought.minutes * 60)))
    };
    sought.times.iter().map(at).collect()
}

/// What somebody says to a time: most can come to most of them.
fn suits(person: usize, time: usize) -> Suits {
    match (person * 7 + time * 3 + person / 3) % 10 {
        0..=5 => Suits::Yes,
        6 | 7 => Suits::NeedBe,
        _ => Suits::No,
    }
}

/// The people who said that they come to a gathering, each once.
pub(super) fn comers(ground: Ground<'_>, gathering: usize) -> Vec<usize> {
    let mut people = Vec::new();
    for (_, act) in &ground.plan.acts {
        if let Act::Answer { gathering: one, person, answer: EventAnswer::Yes } = *act
            && one == gathering
            && !people.contains(&person)
        {
            people.push(person);
        }
    }
    people
}

/// At the meetings of the last weeks it was noted who came: nearly all of those who had said so, and all who told afterwards how it
/// was.
fn note_who_came(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, now: Time) -> Result<(), Error> {
    let (since, network) = (ground.plan.ends - LOOKED_BACK, ground.network);
    for (at, held) in ground.plan.gatherings.iter().enumerate() {
        let over = held.event.ends_at > since && held.event.ends_at < now && !held.event.cancelled;
        if held.series.is_none() || !over {
            continue;
        }
        let (space, item) = given(&known.gatherings, at)?;
        let told = |person: usize| {
            let said = |act: &Act| matches!(act, Act::SayHow { gathering, person: one, .. } if *gathering == at && *one == person);
            ground.plan.acts.iter().any(|(_, act)| said(act))
        };
        let came: Vec<usize> = comers(ground, at)
            .into_iter()
            .filter(|person| !(person + at).is_multiple_of(7) || told(*person))
            .collect();
        note(tx, known, (item, &came), held.event.starts_at)?;
        record(tx, (network, now), Happened::new(&EVENT_PRESENCE_NOTED).space(space).item(item))?;
    }
    Ok(())
}

fn note(
    tx: &mut Write<'_>,
    known: &Given,
    (item, came): (ItemId, &[usize]),
    starts_at: Time,
) -> Result<(), Error> {
    for person in came {
        events::note_presence(tx, (item, known.person(*person)?), starts_at)?;
    }
    Ok(())
}

fn record(tx: &mut Write<'_>, (network, now): (NetworkId, Time), happened: Happened) -> Result<(), Error> {
    happenings::record(tx, network, None, now, happened)?;
    Ok(())
}
