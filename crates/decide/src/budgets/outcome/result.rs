//! The result: what was funded and why, what was not and why, what each sector got out of it, and how anyone counts again. Until
//! it is counted, the page says when that will be, and nothing else.

use super::leading::{self, Led};
use super::{FLOOR, file};
use crate::budgets::budget::{Budget, Project, ProjectId};
use crate::budgets::counting::told;
use crate::budgets::rules::Phase;
use crate::budgets::store::{self, Group, Outcome};
use askama::Template;
use db::Read;
use house::access::Action;
use house::charts::{Bars, Caption, Series};
use house::items::Item;
use house::organisations::Sector;
use house::web::{Error, Form, Piece, Said, Viewer, filters};

/// How many projects the picture shows.
const DRAWN: usize = 12;

#[derive(Template)]
#[template(path = "budgets/views/result.html")]
struct ResultPage {
    budget: Budget,
    spent: String,
    amount: String,
    funded: Vec<Line>,
    others: Vec<Line>,
    picture: Option<Piece>,
    groups: Vec<(Said, i64, i64, i64, String)>,
    withheld: bool,
    /// Where the ballots are, and what counts them again.
    file: Option<(String, String)>,
    start: Option<String>,
    back: String,
}

/// A project with what became of it.
struct Line {
    project: Project,
    href: String,
    cost: String,
    why: Vec<Said>,
    led: Vec<Led>,
}

/// What came of a budget.
pub(in crate::budgets) fn result(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    _query: &Form,
) -> Result<(Said, Piece), Error> {
    let id = item.id;
    let budget = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    let money = budget.money();
    let (projects, outcomes) = (store::projects(q, id)?, store::outcomes(q, id)?);
    let won: Vec<ProjectId> =
        outcomes.iter().filter(|one| one.rank.is_some()).map(|one| one.project_id).collect();
    let led = leading::of(q, viewer, &won)?;
    let (mut funded, mut others) = (Vec::new(), Vec::new());
    for one in &outcomes {
        let Some(project) = projects.iter().find(|project| project.id == one.project_id) else { continue };
        let line = line(viewer, (&budget, project), one, &led);
        if one.rank.is_some() { funded.push(line) } else { others.push(line) }
    }
    let (groups, withheld) = by_sector(&budget, store::groups(q, id)?);
    let rule = budget.counted_rule.unwrap_or(budget.rule);
    let command = format!("commonweave budget budget-{id}.pb {}", rule.command());
    let body = ResultPage {
        spent: money.told(budget.spent),
        amount: money.told(budget.amount),
        picture: (!outcomes.is_empty()).then(|| drawn(&projects, &outcomes)),
        groups,
        withheld,
        file: file::given(&budget).then(|| (budget.path(viewer, "ballots.pb"), command)),
        start: item.may(viewer, Action::TakePart).then(|| viewer.path(format_args!("items/new?from={id}"))),
        back: item.href(viewer),
        funded,
        others,
        budget,
    };
    Ok((Said::key("budget-result"), Piece::of(body)))
}

fn line(viewer: &Viewer, (budget, project): (&Budget, &Project), one: &Outcome, led: &[Led]) -> Line {
    Line {
        href: budget.path(viewer, &format!("projects/{}", project.id)),
        cost: budget.money().told(project.cost),
        why: told::why(budget, one),
        led: led.iter().filter(|led| led.project == project.id).cloned().collect(),
        project: project.clone(),
    }
}

/// How many chose each of the projects that most chose.
fn drawn(projects: &[Project], outcomes: &[Outcome]) -> Piece {
    let mut most: Vec<&Outcome> = outcomes.iter().collect();
    most.sort_by_key(|one| std::cmp::Reverse(one.backers));
    most.truncate(DRAWN);
    let name = |one: &&Outcome| {
        let project = projects.iter().find(|project| project.id == one.project_id);
        Said::raw(project.map_or("", |project| project.title.as_str()))
    };
    let labels = most.iter().map(name).collect();
    // How many people there are fits a machine number exactly.
    let values = most.iter().map(|one| u32::try_from(one.backers).map_or(f64::INFINITY, f64::from)).collect();
    let caption = Caption {
        id: "backers",
        title: Said::key("budget-picture"),
        about: Said::key("budget-picture-about").with("count", most.len()),
    };
    Bars { caption, labels, series: Series { name: Said::key("budget-people"), values } }.draw()
}

/// What each sector got out of it. Those of which too few chose are taken together, and with them the next larger ones until
/// they are enough: so nobody finds the few by taking away the others.
fn by_sector(budget: &Budget, mut groups: Vec<Group>) -> (Vec<(Said, i64, i64, i64, String)>, bool) {
    groups.retain(|group| group.voted > 0);
    groups.sort_by_key(|group| group.voted);
    let mut rest = Group { sector: "rest".to_owned(), entitled: 0, voted: 0, served: 0, paid: 0 };
    let mut shown = Vec::new();
    for group in groups {
        if group.voted < FLOOR || (rest.voted > 0 && rest.voted < FLOOR) {
            rest.entitled += group.entitled;
            rest.voted += group.voted;
            rest.served += group.served;
            rest.paid += group.paid;
        } else {
            shown.push(group);
        }
    }
    let withheld = rest.voted > 0 && rest.voted < FLOOR;
    if rest.voted >= FLOOR {
        shown.push(rest);
    }
    shown.sort_by(|one, other| one.sector.cmp(&other.sector));
    let row = |group: Group| {
        let paid = if budget.rule.pays() { budget.money().told(group.paid) } else { String::new() };
        (named(&group.sector), group.entitled, group.voted, group.served, paid)
    };
    (shown.into_iter().map(row).collect(), withheld)
}

fn named(sector: &str) -> Said {
    match sector.parse::<Sector>() {
        Ok(sector) => Said::key(sector.label()),
        Err(_) if sector == "rest" => Said::key("budget-other-sectors"),
        Err(_) => Said::key("budget-no-sector"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(sector: &str, voted: i64) -> Group {
        Group { sector: sector.into(), entitled: voted + 1, voted, served: voted, paid: 100 * voted }
    }

    fn told(groups: Vec<Group>) -> (Vec<i64>, bool) {
        let budget = crate::budgets::bringing::invented();
        let (rows, withheld) = by_sector(&budget, groups);
        (rows.iter().map(|(_, _, voted, _, _)| *voted).collect(), withheld)
    }

    #[test]
    fn a_sector_of_few_is_told_with_others_that_make_it_many() {
        assert_eq!(
            told(vec![group("civic", 2), group("education", 9), group("culture", 6)]),
            (vec![9, 8], false)
        );
        assert_eq!(
            told(vec![group("civic", 3), group("culture", 4), group("education", 9)]),
            (vec![9, 7], false)
        );
        assert_eq!(told(vec![group("civic", 2)]), (vec![], true));
    }
}
