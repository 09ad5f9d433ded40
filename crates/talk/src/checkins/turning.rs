//! Rounds begin and end by themselves. The job looks each quarter of an hour: it closes what is over, opens what is due, and
//! has those told whose hour has struck. What the server slept through is not made up for.

use super::acts::{CHECKIN_ASKED, CHECKIN_CLOSED};
use super::rhythm;
use super::store::{self, Called, Due, Opening, Over};
use db::{Time, Write};
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::inbox;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::web::Error;
use jiff::tz::TimeZone;

/// Opens, closes and asks.
pub(super) static TURNING: Job =
    Job { name: "checkins-turning", every: Some(Every::Quarter), tries: Job::TRIES, run: Run::Inside(turn) };

/// How many rounds one run takes up; where there are more, another run follows at once.
const TOGETHER: usize = 100;
/// In a larger space nobody is called by name: Today asks them all the same, and the inbox informs them by their levels.
const CALLED: usize = 200;

/// Has the job look at once, because a question was begun or comes at other times now.
pub(super) fn look_soon(tx: &mut Write<'_>, now: Time, item: ItemId) -> Result<(), Error> {
    let soon = Payload::new().number("item", item.get()).number("at", now.micros());
    jobs::queue(tx, now, &TURNING, &[(now, soon)])?;
    Ok(())
}

fn turn(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let over = store::over(tx, task.now)?;
    let due = store::due(tx, task.now)?;
    let calling = store::calling(tx, task.now)?;
    let full = [over.len(), due.len(), calling.len()].iter().any(|amount| *amount >= TOGETHER);
    for round in over {
        end(tx, task.now, &round)?;
    }
    for one in due {
        begin(tx, task.now, &one)?;
    }
    for round in calling {
        call(tx, task.now, &round)?;
    }
    // What has just begun may be asked of somebody already.
    if full || !store::calling(tx, task.now)?.is_empty() {
        let again = Payload::new().number("after", task.now.micros()).number("job", task.id.get());
        jobs::queue(tx, task.now, &TURNING, &[(task.now, again)])?;
    }
    Ok(())
}

/// Ends a round. Of one that nobody answered nothing is told.
fn end(tx: &mut Write<'_>, now: Time, round: &Over) -> Result<(), Error> {
    if store::close(tx, round.id, now)? && round.answer_count > 0 {
        let happened = Happened::new(&CHECKIN_CLOSED).space(round.space_id).item(round.item_id);
        happenings::record(tx, round.network_id, None, now, happened)?;
    }
    Ok(())
}

/// Begins the round that is due, unless it fell on a day off or the question rests; and finds the next day.
fn begin(tx: &mut Write<'_>, now: Time, due: &Due) -> Result<(), Error> {
    let schedule = due.kept().schedule();
    let mut day = rhythm::read(&due.next_day);
    let Some(mut after) = schedule.next_after(day) else {
        store::set_next(tx, due.item_id, "", Time::from_micros(i64::MAX))?;
        return Ok(());
    };
    if rhythm::strikes_last(after, schedule.hour) <= now {
        // The server was away for longer than a round lasts.
        let Some(recent) = schedule.next_from(rhythm::day_of(now)) else { return Ok(()) };
        (day, after) = (recent, schedule.next_after(recent).unwrap_or(recent));
    }
    let opens = rhythm::strikes_first(day, schedule.hour);
    if opens > now {
        store::set_next(tx, due.item_id, &day.to_string(), opens)?;
        return Ok(());
    }
    let text = day.to_string();
    if due.asks && !store::is_off(tx, due.network_id, due.space_id, &text)? {
        let new = Opening {
            network: due.network_id,
            item: due.item_id,
            day,
            hour: schedule.hour,
            closes: rhythm::strikes_last(after, schedule.hour),
            asked: due.member_count,
            now,
        };
        if store::open(tx, &new)?.is_some() {
            let happened = Happened::new(&CHECKIN_ASKED).space(due.space_id).item(due.item_id);
            happenings::record(tx, due.network_id, None, now, happened)?;
        }
    }
    store::set_next(tx, due.item_id, &after.to_string(), rhythm::strikes_first(after, schedule.hour))?;
    Ok(())
}

/// Calls those whose hour has struck since it was looked last, and notes when it strikes next for somebody.
fn call(tx: &mut Write<'_>, now: Time, round: &Called) -> Result<(), Error> {
    let day = rhythm::read(&round.day);
    let people = store::to_call(tx, round, CALLED)?;
    let strikes = |zone: &str| {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        rhythm::moment(day, round.hour, &zone)
    };
    let small = people.len() <= CALLED;
    let struck = people.iter().map(|person| (person, strikes(&person.time_zone)));
    let (mut wanted, mut next): (Vec<MemberId>, Option<Time>) = (Vec::new(), None);
    for (person, at) in struck.filter(|_| small && round.open) {
        if at > now {
            next = Some(next.map_or(at, |next: Time| next.min(at)));
        } else if at >= round.call_at && !person.away {
            wanted.push(person.id);
        }
    }
    let wanted: Vec<(MemberId, &str)> = wanted.iter().map(|id| (*id, CHECKIN_ASKED.word)).collect();
    inbox::remind(tx, (round.network_id, round.space_id, round.item_id), round.author_id, now, &wanted)?;
    store::set_call(tx, round.id, next)?;
    Ok(())
}
