//! What can be told of a project to whoever wants to be warned: that a role which somebody had is vacant. It tells the role and how
//! long, and not who had it.

use super::store::{self, Vacancy};
use db::{Read, Time, Write};
use house::access::Action;
use house::app::App;
use house::gauges::{Gauge, Limit, OFFERED, Reading};
use house::ids::SpaceId;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::spaces;
use house::web::{Error, Said, Viewer};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

/// A role is vacant for so many days.
static VACANT: Gauge = Gauge {
    word: "role-vacant",
    label: "project-gauge",
    about: "project-gauge-about",
    limit: Some(Limit { label: "project-gauge-days", usual: 30, range: (1, 365) }),
    subjects,
    read,
};

/// It alone.
pub(super) static GAUGES: &[&Gauge] = &[&VACANT];

/// Notes once a day which roles nobody has any more.
pub(super) static NOTICING: Job =
    Job { name: "project-vacancies", every: Some(Every::Day), tries: Job::TRIES, run: Run::Inside(notice) };

fn notice(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    store::date(tx, task.now)?;
    let gone = store::given_back(tx)?;
    store::vacate(tx, &gone, Some(task.now))?;
    if i64::try_from(gone.len()).is_ok_and(|many| many == store::AT_ONCE) {
        let again = task.payload.get::<i64>("again").unwrap_or(0) + 1;
        let payload = Payload::new().number("again", again).number("at", task.now.micros());
        jobs::queue(tx, task.now, &NOTICING, &[(task.now, payload)])?;
    }
    Ok(())
}

fn subjects(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(i64, String)>, Error> {
    let found = store::with_roles(q, viewer, OFFERED)?;
    Ok(found.into_iter().map(|(space, name)| (space.get(), name)).collect())
}

fn read(q: &mut Read<'_>, viewer: &Viewer, (id, days): (i64, i64)) -> Result<Option<Reading>, Error> {
    let space = spaces::visible_to(q, viewer, SpaceId::from(id))?;
    let space = space.filter(|space| space.may(viewer, Action::ReadSpaceMembers) && !space.is_archived());
    let Some(space) = space else { return Ok(None) };
    if store::sheet(q, space.id)?.is_none() {
        return Ok(None);
    }
    let vacancies = store::vacancies(q, space.id)?;
    let longest = longest(&vacancies, viewer.now);
    let told = match longest {
        Some((role, vacant)) => Said::key("project-gauge-told").with("role", role).with("days", vacant),
        None => Said::key("project-gauge-held"),
    };
    Ok(Some(Reading {
        href: space.href(viewer),
        name: space.name.clone(),
        told,
        over: longest.is_some_and(|(_, vacant)| vacant >= days),
        calm_days: 30,
    }))
}

/// The role that is vacant for longest, and for how many days.
fn longest(vacancies: &[Vacancy], now: Time) -> Option<(&str, i64)> {
    let days = |since: Option<Time>| since.map_or(0, |since| (now.micros() - since.micros()).max(0) / DAY);
    let each = vacancies.iter().map(|one| (one.role.as_str(), days(one.since)));
    // Of two that are vacant alike, the first.
    each.rev().max_by_key(|(_, days)| *days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_that_is_vacant_for_longest_is_told() {
        let now = Time::from_micros(40 * DAY);
        let one = |role: &str, since: Option<i64>| Vacancy {
            role_key: role.to_owned(),
            role: role.to_owned(),
            since: since.map(|day| Time::from_micros(day * DAY)),
        };
        assert_eq!(longest(&[], now), None);
        let all = [one("cooks", Some(30)), one("keeps the keys", Some(10)), one("leads", None)];
        assert_eq!(longest(&all, now), Some(("keeps the keys", 30)));
        assert_eq!(longest(&[one("leads", None), one("sings", None)], now), Some(("leads", 0)));
    }
}
