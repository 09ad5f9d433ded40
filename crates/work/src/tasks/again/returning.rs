//! A task that is done comes back: the next one is made in the same change, with its tags and files, its check list as at the
//! beginning, and those people who may still read it. There is no job that could be killed between, and there is never more than one to be done:
//! how it comes back is written at that one alone.

use super::rhythm::Rhythm;
use crate::tasks::TASK;
use crate::tasks::acts::{TASK_GIVEN, TASK_TAKEN};
use crate::tasks::beginning;
use crate::tasks::giving::may_have;
use crate::tasks::store::{self, again};
use crate::tasks::task::{Planned, midnight_of};
use db::{Time, Write};
use house::dates::day_of;
use house::happenings::{self, Act, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, ITEM_DELETED, ITEM_STARTED, ItemText, Kinds, Shelf};
use house::web::Error;
use house::{files, organisations, tags};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// So many people go along.
const PEOPLE: usize = 20;
/// What the search finds anew.
static KINDS: Kinds = &[&TASK];

/// Where and by whom something is done, as [`beginning::settle`] has it.
type Place = (NetworkId, SpaceId, Option<MemberId>);

/// Makes the next task of one that was just done, if it comes back.
pub(in crate::tasks) fn come_back(
    tx: &mut Write<'_>,
    (network, space, by): Place,
    item: ItemId,
    now: Time,
) -> Result<(), Error> {
    let Some(rhythm) = again::rhythm(tx, item)? else { return Ok(()) };
    // Its plan may be another one since whoever finished it found it.
    let Some(task) = store::reading::of_item(tx, item)? else { return Ok(()) };
    // Which day it is depends on where one is; here it only says what is over.
    let today = day_of(now, &TimeZone::UTC);
    let Some(planned) = next_plan(&rhythm, &task.planned(), today) else { return Ok(()) };
    let organisation = carried(tx, network, &planned)?;
    let milestone = still_ahead(tx, space, &planned)?;
    let planned = Planned { organisation, milestone, ..planned };
    let Some((title, body, author)) = again::text(tx, item)? else { return Ok(()) };
    let author = by.unwrap_or(author);
    let begin = Beginning { network, space, kind: &TASK, author, now, once: None };
    let Some(made) = items::create(tx, &begin, &ItemText::new(title, body))? else { return Ok(()) };
    beginning::begin(tx, (network, space, made), &planned, None, now)?;
    let checks = store::checks::of_item(tx, item)?;
    let checks: Vec<_> = checks.into_iter().map(|check| (check.text, None, None)).collect();
    store::checks::replace(tx, network, made, &checks)?;
    files::carry(tx, (item, made), now)?;
    let tagged: Vec<String> = tags::of_items(tx, &[item])?.into_iter().map(|tag| tag.name).collect();
    if tags::set(tx, (network, space, made), &tagged, now)? {
        items::renew(tx, KINDS, &[made])?;
    }
    again::hand_on(tx, item, made)?;
    tell(tx, (network, space, by), made, (&ITEM_STARTED, None, TASK.name), now)?;
    people(tx, (network, space, by), (item, made), now)
}

/// The plan of the next task: as long as the present one.
fn next_plan(rhythm: &Rhythm, planned: &Planned, today: Date) -> Option<Planned> {
    let last = planned.due?;
    let due = rhythm.next(last, today)?;
    let apart = i64::from((due - last).get_days());
    let starts = planned.starts.and_then(|starts| starts.checked_add(apart.days()).ok());
    Some(Planned { starts, due: Some(due), ..planned.clone() })
}

/// The organisation that carries it, as long as it takes part in the network.
fn carried(
    tx: &mut Write<'_>,
    network: NetworkId,
    planned: &Planned,
) -> Result<Option<house::ids::OrganisationId>, Error> {
    let Some(own) = planned.organisation else { return Ok(None) };
    let found = organisations::with_numbers(tx, network, &[own])?;
    Ok(found.into_iter().find(|one| one.archived_at.is_none()).map(|one| one.id))
}

/// The milestone to which it leads, as long as that stands in the same space, is not reached, and does not come before the task is due.
fn still_ahead(tx: &mut Write<'_>, space: SpaceId, planned: &Planned) -> Result<Option<ItemId>, Error> {
    let (Some(milestone), Some(due)) = (planned.milestone, planned.due) else { return Ok(None) };
    let day = store::milestones::open_in(tx, space, milestone)?;
    Ok(day.filter(|day| midnight_of(due) <= *day).map(|_| milestone))
}

/// Gives it to those who did the one before and may still read it.
fn people(
    tx: &mut Write<'_>,
    (network, space, by): Place,
    (old, made): (ItemId, ItemId),
    now: Time,
) -> Result<(), Error> {
    let before = store::board::people(tx, &[old])?;
    for (_, member, _) in before.into_iter().take(PEOPLE) {
        if !may_have(tx, (network, now), made, member)? {
            continue;
        }
        store::people::give(tx, network, made, member, now)?;
        if by == Some(member) {
            tell(tx, (network, space, by), made, (&TASK_TAKEN, None, ""), now)?;
        } else {
            tell(tx, (network, space, by), made, (&TASK_GIVEN, Some(member), ""), now)?;
        }
    }
    Ok(())
}

/// What was done by mistake is not done: the next task, as long as nobody has touched it, goes again, and it is the present one
/// that comes back.
pub(in crate::tasks) fn call_off(
    tx: &mut Write<'_>,
    place: Place,
    old: ItemId,
    now: Time,
) -> Result<(), Error> {
    let (network, space, _) = place;
    let Some(made) = again::untouched(tx, old, space)? else { return Ok(()) };
    // Whoever works on it at this moment comes before.
    tx.lock("items", made.get())?;
    if again::untouched(tx, old, space)? != Some(made) {
        return Ok(());
    }
    if items::set_shelf(tx, made, (Shelf::Shown, Shelf::Deleted), now)? == 0 {
        return Ok(());
    }
    tags::put_away(tx, network, space, made)?;
    again::hand_on(tx, made, old)?;
    tell(tx, place, made, (&ITEM_DELETED, None, ""), now)
}

fn tell(
    tx: &mut Write<'_>,
    (network, space, by): Place,
    item: ItemId,
    (act, subject, detail): (&'static Act, Option<MemberId>, &str),
    now: Time,
) -> Result<(), Error> {
    let happened = Happened::new(act).space(space).item(item).detail(detail);
    let happened = match subject {
        Some(subject) => happened.subject(subject.get()),
        None => happened,
    };
    happenings::record(tx, network, by, now, happened)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::rhythm::Every;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_next_task_takes_as_long_as_the_one_before() {
        let rhythm = Rhythm { every: Every::Month, step: 1, month_day: 20 };
        let planned =
            Planned { starts: Some(date(2026, 11, 17)), due: Some(date(2026, 11, 20)), ..Planned::OPEN };
        let next = next_plan(&rhythm, &planned, date(2026, 11, 19)).unwrap();
        assert_eq!((next.starts, next.due), (Some(date(2026, 12, 17)), Some(date(2026, 12, 20))));
        assert_eq!(next_plan(&rhythm, &Planned::OPEN, date(2026, 11, 19)), None);
    }
}
