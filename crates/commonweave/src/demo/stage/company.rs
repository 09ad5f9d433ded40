//! What people do that is neither said in a conversation nor put on a calendar: they answer a check-in week after week, show
//! interest, confirm, ask to come into a space, and invite.

use super::Given;
use super::batch::Ground;
use ::talk::checkins::{self, Answering, CHECKIN_ANSWERED, CHECKIN_ASKED, Opening, Rhythm, Schedule};
use ::talk::{announcements, ideas};
use db::{Time, Write};
use house::dates::day_of;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::spaces::{self, Joining};
use house::web::{Error, markdown};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use std::time::Duration;

/// What was answered: how many weeks ago, by whom, what.
const ANSWERS: &[(i64, &str, &str)] = &[
    (
        4,
        "chipo",
        "Three evenings of wood smoke on Mill Street, always between six and eight. Somebody has found their stove again.",
    ),
    (
        4,
        "khanh",
        "Two inhalers more than usual at Harbour Gate. It may be the smoke, it may be the pollen of that one alder.",
    ),
    (4, "mina", "Sensor 17 again. It thought that it was raining **under a roof**."),
    (3, "priya", "On Tuesday the whole playground smelled of the river. The children found it lovely."),
    (3, "chipo", "The quietest Sunday since we began: six, all day, everywhere."),
    (3, "kofi", "Diesel at the old slip, from a boat that should not have one."),
    (3, "ewa", "Nothing, and I looked. That is worth writing down too."),
    (
        2,
        "mina",
        "Three sensors agree to one microgram now. I have printed the curve and hung it over my desk.",
    ),
    (
        2,
        "wei",
        "周四早上有逆温，雾散得很晚。On Thursday the fog stayed until eleven, and everything with it.",
    ),
    (
        2,
        "khanh",
        "A patient told me that she opens the window again in the afternoon. We did not plan that question.",
    ),
    (
        1,
        "chipo",
        "The lorries have a new route. Depot Road is up by a third, the school gate is down by half.",
    ),
    (
        1,
        "priya",
        "I can confirm the second half. It is so quiet that one hears the whistle of the walking bus.",
    ),
    (1, "ewa", "Fewer coughs on Monday morning than on any Monday of this year."),
    (
        0,
        "mina",
        "First frost, first stoves. I have put a sensor on each side of the street to see who is fooling whom.",
    ),
    (0, "kofi", "From the water one sees the layer: brown up to the second floor, blue above it."),
];

/// Does all of it, where the network has these people.
pub(super) fn perform(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    for (at, thing) in ground.plan.things.iter().enumerate() {
        let Some(item) = known.items.get(&at).copied() else { continue };
        match thing.kind.name {
            "checkin" => ask(tx, ground, known, (known.space(thing.space)?, item))?,
            "idea" => welcome(tx, ground, known, item)?,
            "announcement" => confirm(tx, ground, known, item)?,
            _ => {}
        }
    }
    open_doors(tx, ground, known)
}

fn member(ground: Ground<'_>, known: &Given, key: &str) -> Option<MemberId> {
    let at = ground.plan.people.iter().position(|player| player.key == key)?;
    known.people.get(&at).copied()
}

/// When a line is written into the log: after all that stands in it already.
fn last(ground: Ground<'_>) -> Time {
    let latest = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    before(ground, 13).max(latest)
}

/// So many hours before the demo is seen.
fn before(ground: Ground<'_>, hours: u64) -> Time {
    ground.plan.ends - Duration::from_secs(hours.saturating_mul(3600))
}

/// A question that comes each week on the weekday before the one on which the demo is seen, so that its newest round is open.
fn ask(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (space, item): (SpaceId, ItemId),
) -> Result<(), Error> {
    let network = ground.network;
    let newest = day_of(ground.plan.ends, &TimeZone::UTC).saturating_sub(1.day());
    let first = newest.saturating_sub(28.days());
    let weekdays = word(newest.weekday()).to_owned();
    let schedule = Schedule { rhythm: Rhythm::Weekly, weekdays, first, hour: 9 };
    checkins::begin(tx, network, item, &schedule, newest.saturating_add(7.days()))?;
    let (pause, over) = (newest.saturating_add(27.days()), newest.saturating_add(36.days()));
    let named = (&*pause.to_string(), &*over.to_string(), "Winter pause");
    checkins::give_day_off(tx, network, (None, None), named, last(ground))?;
    for weeks in (0..=4).rev() {
        let day = newest.saturating_sub((weeks * 7).days());
        let opened = checkins::strikes_first(day, schedule.hour);
        let closes = checkins::strikes_last(day.saturating_add(7.days()), schedule.hour);
        let new = Opening { network, item, day, hour: schedule.hour, closes, asked: 9, now: opened };
        let Some(round) = checkins::open(tx, &new)? else { continue };
        for (who, body, now) in given(weeks, day) {
            let Some(who) = member(ground, known, who) else { continue };
            let html = markdown::to_html(body);
            checkins::answer(tx, &Answering { network, item, round, member: who, body, html: &html, now })?;
            if weeks == 0 {
                let answered = Happened::new(&CHECKIN_ANSWERED).space(space).item(item);
                happenings::record(tx, network, Some(who), last(ground), answered)?;
            }
        }
        if weeks > 0 {
            checkins::close(tx, round, closes)?;
        } else {
            let asked = Happened::new(&CHECKIN_ASKED).space(space).item(item);
            happenings::record(tx, network, None, last(ground), asked)?;
        }
    }
    Ok(())
}

/// Who answered what so many weeks ago, and when: one after the other, from the middle of that day on.
fn given(weeks: i64, day: Date) -> impl Iterator<Item = (&'static str, &'static str, Time)> {
    let noon = checkins::strikes_first(day, 15);
    let those = ANSWERS.iter().filter(move |(ago, _, _)| *ago == weeks).zip(2_u64..);
    those.map(move |((_, who, body), place)| (*who, *body, noon + Duration::from_secs(place * 2_700)))
}

fn word(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

/// Those who would like to see an idea done.
fn welcome(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, item: ItemId) -> Result<(), Error> {
    for who in ["ruth", "hawa", "priya", "amina", "yusuf", "stella", "khanh"] {
        if let Some(who) = member(ground, known, who) {
            ideas::welcome(tx, ground.network, (item, who), true, before(ground, 14))?;
        }
    }
    Ok(())
}

/// An announcement that asks, and who has read it.
fn confirm(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given, item: ItemId) -> Result<(), Error> {
    announcements::put(tx, ground.network, item, true)?;
    for who in ["stella", "hawa", "greta", "ruth"] {
        if let Some(who) = member(ground, known, who) {
            announcements::confirm(tx, ground.network, item, who, before(ground, 14))?;
        }
    }
    Ok(())
}

/// One space into which one asks to come, with somebody who asks; and an invitation for who is new.
fn open_doors(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let place = |name: &str| {
        let at = ground.plan.spaces.iter().position(|place| place.text.name == name)?;
        known.spaces.get(&at).copied()
    };
    let now = before(ground, 13);
    if let Some((space, who)) = place("Sun on public roofs").zip(member(ground, known, "ximena")) {
        spaces::set_joining(
            tx,
            space,
            (Joining::Request, "Which roof do you have in mind, and may we walk on it?"),
        )?;
        let answer = "The shed of the compost. It holds three people, or one person and a wheelbarrow.";
        spaces::request(tx, ground.network, (space, who), answer, now)?;
    }
    let guest = member(ground, known, "newcomer").zip(member(ground, known, "chipo"));
    if let Some((space, (who, by))) = place("Air and noise watch").zip(guest) {
        spaces::invite(tx, ground.network, (space, who), by, now)?;
    }
    Ok(())
}
