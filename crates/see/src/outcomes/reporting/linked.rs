//! What each does helps what the others do: projects that work toward an objective.

use crate::outcomes::{LIMIT, store};
use db::Read;
use house::ids::{ObjectiveId, SpaceId};
use house::reports::{Condition, Figure, Laid, Lying, Proxy, Spot};
use house::spaces;
use house::web::{Error, Said, Viewer};
use std::collections::BTreeMap;

/// Projects that work toward an objective.
pub(in crate::outcomes) static LINKED: Proxy = Proxy {
    word: "linked",
    condition: Condition::Activities,
    title: "outcome-linked",
    meaning: "outcome-linked-meaning",
    empty: "outcome-linked-empty",
    figure: linked_figure,
    rows: Some(linked),
};

/// A project, and the objective toward which it works.
type Project = (SpaceId, String, Option<String>);

fn looked(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Project>, Error> {
    let objectives: BTreeMap<ObjectiveId, String> =
        store::objectives(q, viewer, LIMIT)?.into_iter().map(|one| (one.id, one.title)).collect();
    let mut toward: BTreeMap<SpaceId, String> = BTreeMap::new();
    for (objective, space) in store::projects(q, viewer.network.id)? {
        if let Some(title) = objectives.get(&objective) {
            toward.entry(space).or_insert_with(|| title.clone());
        }
    }
    let projects = spaces::projects(q, viewer)?;
    let told = |(id, name): (SpaceId, String)| (id, name, toward.get(&id).cloned());
    Ok(projects.into_iter().map(told).collect())
}

fn linked_figure(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let all = looked(q, viewer)?;
    let amount = |amount: usize| i64::try_from(amount).unwrap_or(i64::MAX);
    let part = amount(all.iter().filter(|(_, _, toward)| toward.is_some()).count());
    let told = Said::key("outcome-linked-told").with("part", part).with("count", all.len());
    Ok(Figure::share(part, amount(all.len()), told))
}

fn linked(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let all = looked(q, viewer)?;
    let most = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let row = |(place, (id, name, toward)): (i64, Project)| {
        let told = toward.map_or(Said::key("outcome-linked-none"), |title| {
            Said::key("outcome-linked-to").with("objective", title)
        });
        let href = viewer.path(format_args!("spaces/{id}"));
        // They have no number that follows their order but the place at which they stand now.
        (Spot::of(most - place), Laid { title: Said::raw(name), told: Some(told), at: None, href })
    };
    let rows = (0_i64..).zip(all).map(row).filter(|(spot, _)| *spot < before);
    Ok(Lying::whole(rows.take(usize::try_from(limit).unwrap_or(0) + 1).collect(), limit))
}
