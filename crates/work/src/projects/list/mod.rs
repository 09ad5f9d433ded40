//! All projects of a network that somebody may read, narrowed by links that stay in the address: by state, light, objective and
//! organisation. And the same as a file.

mod file;

pub(super) use file::csv;

use super::project::{Light, ProjectState, day, key_of};
use super::store::{self, Asked, Listed};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::dates::day_of;
use house::ids::{OrganisationId, SpaceId};
use house::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many a page shows.
const SHOWN: usize = 30;

#[derive(Template)]
#[template(path = "projects/list/views/list.html")]
struct ListPage {
    states: Vec<(String, &'static str, i64, bool)>,
    lights: Vec<(String, &'static str, bool)>,
    objectives: Vec<(String, String, bool)>,
    organisations: Vec<(String, String, bool)>,
    /// An objective or an organisation is chosen.
    narrow: bool,
    /// Anything is.
    narrowed: bool,
    lines: Vec<Line>,
    blank: Vec<(String, String)>,
    here: String,
    csv: String,
    older: Option<String>,
    new: Option<String>,
}

/// A project in the list.
struct Line {
    href: String,
    name: String,
    state: &'static str,
    light: Option<(&'static str, &'static str)>,
    light_at: Option<Time>,
    objective: String,
    starts: Option<Date>,
    ends: Option<Date>,
    late: bool,
    partners: Vec<String>,
}

/// Reads what the address asks for; what it asks for in vain is not asked.
fn asked(query: &Form) -> Asked {
    let state = query.value("state").parse::<ProjectState>().ok();
    let light = query.value("light").parse::<Light>().ok();
    let hexadecimal = |text: &&str| text.len() == 12 && text.chars().all(|one| one.is_ascii_hexdigit());
    Asked {
        state: state.map(|state| state.to_string()).unwrap_or_default(),
        light: light.map(|light| light.to_string()).unwrap_or_default(),
        objective: Some(query.value("objective")).filter(hexadecimal).unwrap_or_default().to_owned(),
        organisation: query.value("organisation").parse::<OrganisationId>().ok().filter(|id| id.get() > 0),
    }
}

/// The address of a list that is narrowed so.
fn address(base: &str, asked: &Asked) -> String {
    let organisation = asked.organisation.map(|id| id.to_string()).unwrap_or_default();
    let parts = [
        ("state", &asked.state),
        ("light", &asked.light),
        ("objective", &asked.objective),
        ("organisation", &organisation),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if said.is_empty() { base.to_owned() } else { format!("{base}?{}", said.join("&")) }
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is its beginning.
fn place(text: &str) -> (Time, SpaceId) {
    let read = text
        .split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)));
    read.unwrap_or((Time::from_micros(i64::MAX), SpaceId::from(i64::MAX)))
}

/// `GET /n/{slug}/projects`
pub(super) async fn show(visit: Visit) -> Answer {
    let (asked, behind) = (asked(&visit.query), place(visit.query.value("behind")));
    visit.page(move |q, viewer| page(q, viewer, (&asked, behind))).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (asked, behind): (&Asked, (Time, SpaceId)),
) -> Result<Page<ListPage>, Error> {
    let here = viewer.path("projects");
    let limit = i64::try_from(SHOWN).unwrap_or_default() + 1;
    let mut found = store::listed(q, viewer, asked, behind, limit)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let older = found.last().filter(|_| more).map(|last| {
        let href = address(&here, asked);
        let joint = if href.contains('?') { '&' } else { '?' };
        format!("{href}{joint}behind={}-{}", last.changed_at.micros(), last.space_id)
    });
    let narrowed = *asked != Asked::default();
    let blank = if narrowed { Vec::new() } else { store::blank(q, viewer)? };
    let to = |(id, name): (SpaceId, String)| (viewer.path(format_args!("spaces/{id}")), name);
    let body = ListPage {
        states: states(&store::counts(q, viewer)?, (&here, asked)),
        lights: lights((&here, asked)),
        objectives: objectives(store::objectives(q, viewer)?, (&here, asked)),
        organisations: organisations(store::organisations(q, viewer)?, (&here, asked)),
        narrow: !asked.objective.is_empty() || asked.organisation.is_some(),
        narrowed,
        lines: lines(q, viewer, found)?,
        blank: blank.into_iter().map(to).collect(),
        csv: address(&format!("{here}.csv"), asked),
        older,
        new: viewer.may(Action::StartSpace).then(|| viewer.path("spaces/new")),
        here,
    };
    Ok(Page::new(body, "project-plural").place(Place::Room("projects")).wide())
}

/// Each state with how many projects are in it; the one that is chosen leads back to all.
fn states(
    counts: &[(ProjectState, i64)],
    (here, asked): (&str, &Asked),
) -> Vec<(String, &'static str, i64, bool)> {
    let link = |state: &ProjectState| {
        let on = asked.state == state.as_str();
        let next = if on { String::new() } else { state.to_string() };
        let amount = counts.iter().find(|(one, _)| one == state).map_or(0, |(_, amount)| *amount);
        (address(here, &Asked { state: next, ..asked.clone() }), state.label(), amount, on)
    };
    ProjectState::ALL.iter().map(link).collect()
}

fn lights((here, asked): (&str, &Asked)) -> Vec<(String, &'static str, bool)> {
    let link = |light: &Light| {
        let on = asked.light == light.as_str();
        let next = if on { String::new() } else { light.to_string() };
        (address(here, &Asked { light: next, ..asked.clone() }), light.label().0, on)
    };
    Light::ALL.iter().map(link).collect()
}

fn objectives(all: Vec<String>, (here, asked): (&str, &Asked)) -> Vec<(String, String, bool)> {
    let link = |title: String| {
        let key = key_of(&title);
        let on = asked.objective == key;
        let next = if on { String::new() } else { key };
        (address(here, &Asked { objective: next, ..asked.clone() }), title, on)
    };
    all.into_iter().map(link).collect()
}

fn organisations(
    all: Vec<(OrganisationId, String)>,
    (here, asked): (&str, &Asked),
) -> Vec<(String, String, bool)> {
    let link = |(id, name): (OrganisationId, String)| {
        let on = asked.organisation == Some(id);
        let next = (!on).then_some(id);
        (address(here, &Asked { organisation: next, ..asked.clone() }), name, on)
    };
    all.into_iter().map(link).collect()
}

/// The names of the organisations that take part in each.
fn partners(q: &mut Read<'_>, found: &[Listed]) -> Result<BTreeMap<SpaceId, Vec<String>>, Error> {
    let ids: Vec<SpaceId> = found.iter().map(|one| one.space_id).collect();
    let mut names: BTreeMap<SpaceId, Vec<String>> = BTreeMap::new();
    for (space, name) in store::partners_of(q, &ids)? {
        names.entry(space).or_default().push(name);
    }
    Ok(names)
}

fn lines(q: &mut Read<'_>, viewer: &Viewer, found: Vec<Listed>) -> Result<Vec<Line>, Error> {
    let today = day_of(viewer.now, &viewer.zone());
    let mut partners = partners(q, &found)?;
    let line = |one: Listed| {
        let ends = one.ends_on.map(day);
        Line {
            href: viewer.path(format_args!("spaces/{}", one.space_id)),
            name: one.name,
            state: one.state.label(),
            light: one.light.map(Light::label),
            light_at: one.light_at,
            objective: one.objective,
            starts: one.starts_on.map(day),
            ends,
            late: !one.state.is_over() && ends.is_some_and(|ends| ends < today),
            partners: partners.remove(&one.space_id).unwrap_or_default(),
        }
    };
    Ok(found.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_asks_for_nonsense_asks_for_all() {
        let query = Form::new()
            .with("state", "flying")
            .with("light", "green")
            .with("objective", "' OR 1=1")
            .with("organisation", "-3");
        assert_eq!(asked(&query), Asked::default());
        assert_eq!(address("/n/x/projects", &Asked::default()), "/n/x/projects");
    }

    #[test]
    fn an_address_says_all_by_which_the_list_is_narrowed() {
        let query = Form::new().with("state", "running").with("organisation", "4");
        let narrowed = asked(&query);
        assert_eq!(address("/p", &narrowed), "/p?state=running&organisation=4");
        assert_eq!(asked(&Form::new().with("objective", key_of("Clean air"))).objective, key_of("Clean air"));
    }
}
