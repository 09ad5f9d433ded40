//! What tasks report: how many somebody carries, how much time those who hold the network give, what can be counted of a
//! month, which milestones of a year are told of, and which a space has reached.

use super::store::across;
use super::task::{day, midnight_of};
use db::{Read, Time};
use house::dates::day_of;
use house::ids::{ItemId, MemberId};
use house::members;
use house::reports::{
    Burden, Chapter, Condition, Count, Counted, Deed, Figure, Holding, Laid, Line, Load, Over, Proxy, Record,
    Sought,
};
use house::web::{Error, Said, Viewer};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// So far one looks back.
const MONTH: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// So far for the hours of organisations.
const QUARTER: Duration = Duration::from_secs(60 * 60 * 24 * 90);
/// Of fewer people nothing is told.
const FEW: usize = 5;

/// The tasks that somebody has taken on and not done yet.
pub(super) static CARRIED: Burden =
    Burden { each: 1, said: |count| Said::key("task-burden").with("count", count), weigh: across::carried };

/// The tasks that nobody else has taken on.
pub(super) static ALONE: Holding = Holding { title: "task-holding", held: alone };

/// The hours of those who hold the network.
pub(super) static HOURS: Proxy = Proxy {
    word: "hours",
    condition: Condition::Backbone,
    title: "task-backbone",
    meaning: "task-backbone-meaning",
    empty: "task-backbone-empty",
    figure: hours,
    // Rows would tell who gave how much.
    rows: None,
};

/// What organisations carry and give.
pub(super) static LOADS: &[&Load] = &[
    &Load {
        word: "tasks-open",
        label: "load-open",
        minutes: false,
        reckon: |q, network, _| across::open_of_each(q, network),
    },
    &Load {
        word: "tasks-late",
        label: "load-late",
        minutes: false,
        reckon: |q, network, now| across::late_of_each(q, network, today(now)),
    },
    &Load {
        word: "tasks-waiting",
        label: "load-waiting",
        minutes: false,
        reckon: |q, network, _| across::waiting_of_each(q, network),
    },
    &Load {
        word: "tasks-hours",
        label: "load-hours",
        minutes: true,
        reckon: |q, network, now| across::given_of_each(q, network, today(now - QUARTER)),
    },
];

/// The midnight of UTC with which the day of this moment begins.
fn today(now: Time) -> Time {
    midnight_of(day(now))
}

fn hours(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let holders = members::holders(q, viewer.network.id)?;
    let given = across::given(q, &holders, viewer.now - MONTH)?;
    let given: Vec<i64> =
        given.into_iter().map(|(_, minutes)| minutes).filter(|minutes| *minutes > 0).collect();
    if given.len() < FEW {
        return Ok(None);
    }
    let hours = given.iter().sum::<i64>() / 60;
    let told = Said::key("task-backbone-told").with("given", given.len()).with("count", holders.len());
    Ok(Some(Figure { shown: Said::key("task-backbone-hours").with("count", hours), told }))
}

fn alone(q: &mut Read<'_>, viewer: &Viewer, members: &[MemberId], limit: i64) -> Result<Vec<Laid>, Error> {
    // Two of them may have taken on the same.
    let found: BTreeMap<ItemId, String> = across::taken_on(q, viewer, members, limit)?.into_iter().collect();
    let ids: Vec<ItemId> = found.keys().copied().collect();
    let others = across::takers_of(q, &ids)?.into_iter().filter(|(_, member)| !members.contains(member));
    let shared: BTreeSet<ItemId> = others.map(|(task, _)| task).collect();
    let laid = |(id, title): (ItemId, String)| Laid {
        title: Said::raw(title),
        told: None,
        at: None,
        href: viewer.path(format_args!("items/{id}")),
    };
    let most = usize::try_from(limit).unwrap_or(0);
    Ok(found.into_iter().filter(|(id, _)| !shared.contains(id)).map(laid).take(most).collect())
}

/// Tasks that were done.
pub(super) static DONE: Count = Count {
    word: "tasks-done",
    title: "task-count-done",
    meaning: "task-count-done-meaning",
    counted: Counted::Things,
    over: Over::Sum,
    per: 1,
    tell: across::done,
};

/// Hours that people wrote down.
pub(super) static LOGGED: Count = Count {
    word: "hours-logged",
    title: "task-count-hours",
    meaning: "task-count-hours-meaning",
    counted: Counted::Deeds,
    over: Over::Sum,
    per: 60,
    tell: across::logged,
};

/// The milestones that were reached in a time.
pub(super) fn lines(q: &mut Read<'_>, viewer: &Viewer, span: (Time, Time)) -> Result<Vec<Line>, Error> {
    let line = |(item, title, space, at): (ItemId, String, String, Time)| {
        let day = day_of(at, &viewer.zone());
        let said = Said::key("milestone-told").with("title", title).with("space", space).with("day", day);
        Line { chapter: Chapter::Milestones, record: Record::Item(item), said }
    };
    Ok(across::reached(q, viewer.network.id, span)?.into_iter().map(line).collect())
}

/// The milestones that spaces have reached.
pub(super) fn deeds(q: &mut Read<'_>, viewer: &Viewer, sought: &Sought<'_>) -> Result<Vec<Deed>, Error> {
    let deed = |one| Deed::of_item("milestone-deed", one);
    Ok(across::reached_in(q, viewer, sought)?.into_iter().map(deed).collect())
}
