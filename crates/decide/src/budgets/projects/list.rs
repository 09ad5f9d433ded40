//! The projects of a budget, by what became of them, by category and by place.

use super::below;
use crate::budgets::budget::{Budget, ProjectId, find};
use crate::budgets::counting::told;
use crate::budgets::money::Money;
use crate::budgets::rules::{Fate, Side};
use crate::budgets::store::{self, Listed};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// How many stand on a page.
const SHOWN: usize = 40;

/// A project as a list shows it.
#[derive(Debug, Clone)]
pub(in crate::budgets) struct Row {
    pub(in crate::budgets) one: Listed,
    pub(in crate::budgets) href: String,
    pub(in crate::budgets) cost: String,
    /// Whether it was funded, where that is known.
    pub(in crate::budgets) funded: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "budgets/views/projects/list.html")]
struct ListPage {
    rows: Vec<Row>,
    /// Each state with how many there are, and those of a side.
    states: Vec<(String, Said, i64, bool)>,
    sides: Vec<(Side, Vec<(String, String, bool)>)>,
    older: Option<String>,
    propose: Option<String>,
    back: String,
}

/// What a list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Filter {
    state: Option<Fate>,
    category: String,
    place: String,
}

/// `GET /n/{slug}/budgets/{id}/projects`
pub(in crate::budgets) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let after = visit.query.value("after").parse().unwrap_or(ProjectId::from(0));
    let filter = read(&visit.query);
    visit.page(move |q, viewer| page(q, viewer, id, (&filter, after))).await
}

fn read(query: &Form) -> Filter {
    let word = |name: &str| query.value(name).chars().take(80).collect();
    // What was taken back is seen by nobody else.
    let state = query.value("state").parse().ok().filter(|state| *state != Fate::Withdrawn);
    Filter { state, category: word("category"), place: word("place") }
}

/// The projects of a page as rows.
pub(in crate::budgets) fn rows(viewer: &Viewer, budget: &Budget, found: Vec<Listed>) -> Vec<Row> {
    let money = budget.money();
    found.into_iter().map(|one| row(viewer, budget, &money, one)).collect()
}

fn row(viewer: &Viewer, budget: &Budget, money: &Money, one: Listed) -> Row {
    let funded = one.why.as_ref().map(|_| told::funded(one.rank.is_some()));
    let href = budget.path(viewer, &format!("projects/{}", one.id));
    Row { href, cost: money.told(one.cost), funded, one }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (filter, after): (&Filter, ProjectId),
) -> Result<Page<ListPage>, Error> {
    let (item, budget) = find(q, viewer, id, Action::ReadSpace)?;
    let tally = store::tally(q, id)?;
    let usual = if budget.is_draft() { Fate::Waiting } else { Fate::Accepted };
    let state = filter.state.unwrap_or(usual);
    let limit = i64::try_from(SHOWN).unwrap_or(40).saturating_add(1);
    let narrowed = (state, filter.category.as_str(), filter.place.as_str());
    let mut found = store::listed(q, id, narrowed, after, limit)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let here = budget.path(viewer, "projects");
    let chosen = Filter { state: Some(state), ..filter.clone() };
    let older = found.last().filter(|_| more).map(|last| address(&here, &chosen, Some(last.id)));
    let states = Fate::ALL.iter().filter(|one| **one != Fate::Withdrawn).filter_map(|one| {
        let projects = tally.iter().find(|tally| tally.state == *one).map_or(0, |tally| tally.projects);
        let href = address(&here, &Filter { state: Some(*one), ..filter.clone() }, None);
        (projects > 0 || *one == state).then(|| (href, Said::key(one.label()), projects, *one == state))
    });
    let body = ListPage {
        states: states.collect(),
        sides: sides(q, id, &here, &chosen)?,
        rows: rows(viewer, &budget, found),
        older,
        propose: (budget.lets_propose(viewer, &item) && budget.takes_projects(viewer.now))
            .then(|| budget.path(viewer, "projects/new")),
        back: item.href(viewer),
    };
    Ok(below(Page::new(body, "project-list"), viewer, &item))
}

/// The categories and places, each as a link that narrows to it.
#[expect(clippy::type_complexity, reason = "links of two sides, taken apart by the template")]
fn sides(
    q: &mut Read<'_>,
    id: ItemId,
    here: &str,
    filter: &Filter,
) -> Result<Vec<(Side, Vec<(String, String, bool)>)>, Error> {
    let parts = store::parts(q, id)?;
    let links = |side: Side| {
        let of = parts.iter().filter(|part| part.side == side);
        let link = |name: &String| {
            let mut next = filter.clone();
            let chosen = if side == Side::Category { &mut next.category } else { &mut next.place };
            let on = chosen == name;
            *chosen = if on { String::new() } else { name.clone() };
            (address(here, &next, None), name.clone(), on)
        };
        (side, of.map(|part| link(&part.name)).collect::<Vec<_>>())
    };
    Ok(Side::ALL.iter().map(|side| links(*side)).filter(|(_, links)| !links.is_empty()).collect())
}

fn address(here: &str, filter: &Filter, after: Option<ProjectId>) -> String {
    let mut parts = Vec::new();
    parts.extend(filter.state.map(|state| format!("state={state}")));
    for (name, value) in [("category", &filter.category), ("place", &filter.place)] {
        if !value.is_empty() {
            parts.push(format!("{name}={}", escaped(value)));
        }
    }
    parts.extend(after.map(|after| format!("after={after}")));
    format!("{here}?{}", parts.join("&"))
}

/// A word as it stands in an address.
fn escaped(text: &str) -> String {
    let mut set = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            set.push(char::from(byte));
        } else {
            set.push_str(&format!("%{byte:02X}"));
        }
    }
    set
}
