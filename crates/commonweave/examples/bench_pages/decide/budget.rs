//! A budget with very many voters: its end, with everything that is counted then.

use super::{MONTH, Size};
use crate::figure::Figure;
use crate::people::{People, broken};
use db::{Db, Options, Write};
use decide::budgets::{self, Ballot, Electorate, Idea, ProjectId, Rule, Setting, Where};
use house::clock::Clock;
use house::ids::MemberId;
use house::items::{self, Beginning, ItemText};
use house::web::Error;
use std::time::{Duration, Instant};

/// How many ballots one change puts in.
const AT_ONCE: usize = 500;
const DAY: Duration = Duration::from_secs(60 * 60 * 24);

/// Every figure of a budget.
pub(super) fn figures(
    name: &str,
    database: &str,
    people: &People,
    size: Size,
) -> anyhow::Result<Vec<Figure>> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let (at, projects) = opened(&db, people, size.projects)?;
    let started = Instant::now();
    let choosers: Vec<MemberId> = people.members.iter().copied().take(size.choosers).collect();
    for (first, some) in choosers.chunks(AT_ONCE).enumerate() {
        let (some, projects) = (some.to_vec(), projects.clone());
        let done = db.write_blocking(move |tx| choose(tx, at, (first * AT_ONCE, &some), &projects));
        done.map_err(broken)?;
    }
    let put_in = f64::from(u32::try_from(choosers.len())?) / started.elapsed().as_secs_f64();
    let end = Where { now: at.now + MONTH, ..at };
    let started = Instant::now();
    db.write_blocking(move |tx| budgets::count(tx, end)).map_err(broken)?;
    let seconds = started.elapsed().as_secs_f64();
    let (funded, cast): (i64, i64) = db.read_blocking(move |q| {
        q.one("SELECT funded_count, cast_count FROM budgets WHERE item_id = $1", &[&at.item])
    })?;
    db.close();
    let named = |what: &str| {
        format!("{name}: budget of {} projects and {} voters, {what}", size.projects, size.choosers)
    };
    Ok(vec![
        Figure::told(named("ballots put in straight, a second"), put_in),
        Figure::told(named("closing and counting, s"), seconds),
        Figure::told(named("ballots counted"), f64::from(u32::try_from(cast)?))
            .exactly(f64::from(u32::try_from(size.choosers)?)),
        Figure::told(named("projects funded"), f64::from(u32::try_from(funded)?)).at_least(1.0),
    ])
}

/// A budget in which people may choose, and its projects.
fn opened(db: &Db, people: &People, projects: usize) -> anyhow::Result<(Where, Vec<ProjectId>)> {
    let (network, space, author, now) =
        (people.network, people.commons, people.steward, Clock::Machine.now());
    let made = db.write_blocking(move |tx| {
        let begin = Beginning { network, space, kind: &budgets::BUDGET, author, now, once: None };
        let text = ItemText::new("What shall the city pay for?", "");
        let item = items::create(tx, &begin, &text)?.ok_or(Error::NotFound)?;
        let at = Where { network, space, item, by: author, now };
        budgets::begin(tx, at, &setting(at))?;
        let mut found = Vec::new();
        for number in 0..projects {
            let more = i64::try_from(number * 37 % 100).unwrap_or_default();
            let text = ItemText::new(format!("Project {number} of the bench"), "");
            let idea = Idea { text, cost: 500_000 + more * 50_000, category: String::new() };
            let project = budgets::propose(tx, at, &idea)?;
            budgets::judge(tx, at, (project, None))?;
            found.push(project);
        }
        budgets::gather(tx, at)?;
        budgets::open(tx, at)?;
        Ok::<_, Error>((at, found))
    });
    made.map_err(broken)
}

fn setting(at: Where) -> Setting {
    Setting {
        amount: 100_000_000,
        currency: "EUR".to_owned(),
        ballot: Ballot::Approval,
        most: 0,
        rule: Rule::SharesAddGreedy,
        electorate: Electorate::Space,
        criteria: Vec::new(),
        categories: Vec::new(),
        time_zone: "UTC".to_owned(),
        ends: (at.now + DAY, at.now + DAY + DAY, at.now + MONTH),
    }
}

/// Puts in a ballot for each of these: five to nine projects, those of low numbers more often.
fn choose(
    tx: &mut Write<'_>,
    at: Where,
    (first, some): (usize, &[MemberId]),
    projects: &[ProjectId],
) -> Result<(), Error> {
    for (number, member) in (first..).zip(some) {
        let mut chosen: Vec<(ProjectId, i64)> = Vec::new();
        for turn in 0..5 + number % 5 {
            let place = (number * 13 + turn * turn * 7 + turn) % projects.len().max(1);
            let place = if turn % 2 == 0 { place / 2 } else { place };
            if let Some(project) = projects.get(place)
                && !chosen.iter().any(|(one, _)| one == project)
            {
                chosen.push((*project, 1));
            }
        }
        budgets::choose(tx, Where { by: *member, ..at }, &chosen)?;
    }
    Ok(())
}
