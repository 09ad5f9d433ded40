//! Polls that look for a time: one that is open, and one of which an event was made; and who was at a meeting.

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
use std::collections::HashSet;
use std::time::Duration;

/// How many answer one of them.
const ANSWERED: usize = 19;

/// A poll, its words, and its times: how many days ahead, and the hour.
struct Sought {
    title: &'static str,
    about: &'static str,
    times: &'static [(i32, i8)],
    minutes: u64,
}

const POLLS: &[Sought] = &[
    Sought {
        title: "When do we look back at the year?",
        about: "Two hours, with somebody who leads us through it. We would like to have people of every side in the room, \
                so say “if need be” wherever you can make it possible.",
        times: &[(17, 9), (18, 18), (19, 12), (24, 18), (26, 9)],
        minutes: 120,
    },
    Sought {
        title: "A visit to those who began before us",
        about: "They show us what they would do otherwise today. We go together and are back in the evening.",
        times: &[(31, 13), (33, 13), (38, 14)],
        minutes: 180,
    },
];

/// Starts the poll at a place, where people come together already.
pub(in crate::demo::stage) fn begin_poll(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<Option<ItemId>, Error> {
    let Some((sought, host)) = POLLS.get(at).zip(ground.plan.gatherings.first()) else { return Ok(None) };
    let (space, author, network) = (known.space(host.space)?, known.person(host.by)?, ground.network);
    let start = Beginning { network, space, kind: &POLL, author, now, once: None };
    let id = items::create(tx, &start, &ItemText::new(sought.title, sought.about))?;
    let id = id.ok_or(db::Error::Missing)?;
    events::begin_poll(tx, (network, id), &ground.plan.network.time_zone, &times(ground, sought)?)?;
    spaces::use_tab(tx, space, POLL.verb)?;
    spaces::note_activity(tx, space, now)?;
    let started = Happened::new(&ITEM_STARTED).space(space).item(id).detail(POLL.name);
    happenings::record(tx, network, Some(author), now, started)?;
    Ok(Some(id))
}

/// Lets those answer a poll who come together there.
pub(in crate::demo::stage) fn answer_poll(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (id, now): (ItemId, Time),
) -> Result<(), Error> {
    let Some(host) = ground.plan.gatherings.first() else { return Ok(()) };
    let (space, network) = (known.space(host.space)?, ground.network);
    let offered = events::offered(tx, id)?;
    let here = comers(ground, 0).into_iter().filter(|person| known.people.contains_key(person));
    for person in here.take(ANSWERED) {
        let member = known.person(person)?;
        let said: Vec<(OfferId, Suits)> =
            offered.iter().enumerate().map(|(time, (offer, _))| (*offer, suits(person, time))).collect();
        events::answer_poll(tx, (id, member), &said, now)?;
        let answered = Happened::new(&POLL_ANSWERED).space(space).item(id);
        happenings::record(tx, network, Some(member), now, answered)?;
    }
    Ok(())
}

/// Makes an event of the first of its times.
pub(in crate::demo::stage) fn settle_poll(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (id, now): (ItemId, Time),
) -> Result<(), Error> {
    let Some(host) = ground.plan.gatherings.first() else { return Ok(()) };
    let viewer = Viewer::of_member(tx, known.person(host.by)?, now)?;
    let offered = events::offered(tx, id)?;
    events::choose_time(tx, &viewer, id, offered.first().map(|(offer, _)| *offer))?;
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

/// Notes who came to a meeting: nearly all of those who had said so, and all who tell afterwards how it was.
pub(in crate::demo::stage) fn note_who_came(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(), Error> {
    let held = ground.plan.gatherings.get(at).ok_or(db::Error::Missing)?;
    let (space, item) = given(&known.gatherings, at)?;
    let told = |act: &Act| match act {
        Act::SayHow { gathering, person, .. } if *gathering == at => Some(*person),
        _ => None,
    };
    let told: HashSet<usize> = ground.plan.acts.iter().filter_map(|(_, act)| told(act)).collect();
    let mut came = comers(ground, at);
    came.retain(|person| !(person + at).is_multiple_of(7) || told.contains(person));
    note(tx, known, (item, &came), held.event.starts_at)?;
    record(tx, (ground.network, now), Happened::new(&EVENT_PRESENCE_NOTED).space(space).item(item))
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
