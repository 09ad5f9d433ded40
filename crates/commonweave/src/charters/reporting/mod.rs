//! What charters report: which organisations stand behind the one in force, and which do not yet.

mod store;

use super::charter::Charter;
use super::newest;
use db::Read;
use house::ids::OrganisationId;
use house::networks;
use house::organisations::{self, LOOKED, Walked};
use house::reports::{Condition, Figure, Laid, Lying, Proxy, Spot, Tray};
use house::web::{Error, Said, Viewer};
use std::collections::BTreeSet;

/// Organisations that have not endorsed the charter in force, though somebody could do it for them.
pub(super) static MISSING: Tray = Tray {
    word: "endorsements",
    title: "charter-tray",
    about: "charter-tray-about",
    empty: "charter-tray-empty",
    deed: "charter-tray-deed",
    rows: missing,
};

/// How many organisations stand behind the charter in force.
pub(super) static BEHIND: Proxy = Proxy {
    word: "charter",
    condition: Condition::Agenda,
    title: "charter-behind",
    meaning: "charter-behind-meaning",
    empty: "charter-behind-empty",
    figure: behind_figure,
    rows: Some(behind),
};

/// Organisations in order, each with whether it stands behind the charter.
fn walk(
    q: &mut Read<'_>,
    viewer: &Viewer,
    charter: &Charter,
    (before, limit): (Spot, i64),
) -> Result<Vec<(Walked, bool)>, Error> {
    let looked = organisations::walk(q, viewer, OrganisationId::from(before.first()), limit)?;
    let ids: Vec<OrganisationId> = looked.iter().map(|one| one.id).collect();
    let behind: BTreeSet<OrganisationId> = store::behind(q, charter.id, &ids)?.into_iter().collect();
    let told = |one: Walked| {
        let is = behind.contains(&one.id);
        (one, is)
    };
    Ok(looked.into_iter().map(told).collect())
}

fn laid(viewer: &Viewer, one: Walked, told: Option<Said>) -> Laid {
    let href = viewer.path(format_args!("organisations/{}", one.id));
    Laid { title: Said::raw(one.name), told, at: None, href }
}

fn missing(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let Some(charter) = newest(q, viewer.network.id)? else { return Ok(Lying::default()) };
    let looked = walk(q, viewer, &charter, (before, LOOKED))?;
    let row = |(one, is): (Walked, bool)| {
        // For whom nobody stands is in another tray: nobody could endorse it for them.
        let wanted = !is && one.held > 0;
        (Spot::of(one.id.get()), wanted.then(|| laid(viewer, one, None)))
    };
    Ok(Lying::of(looked.into_iter().map(row).collect(), limit, LOOKED))
}

fn behind_figure(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let Some(charter) = newest(q, viewer.network.id)? else { return Ok(None) };
    let counts = networks::counts(q, viewer.network.id)?;
    let all = counts.iter().find(|(subject, _)| subject == "organisations").map_or(0, |(_, all)| *all);
    let part = charter.organisation_endorsements.min(all);
    let told = Said::key("charter-behind-told").with("part", part).with("count", all);
    Ok(Figure::share(part, all, told.with("version", charter.version)))
}

fn behind(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let Some(charter) = newest(q, viewer.network.id)? else { return Ok(Lying::default()) };
    let looked = walk(q, viewer, &charter, (before, limit.saturating_add(1)))?;
    let row = |(one, is): (Walked, bool)| {
        let told = Said::key(if is { "charter-behind-yes" } else { "charter-behind-no" });
        (Spot::of(one.id.get()), laid(viewer, one, Some(told)))
    };
    Ok(Lying::whole(looked.into_iter().map(row).collect(), limit))
}
