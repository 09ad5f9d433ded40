//! What spaces report: who would like to come in, which projects several organisations share, which spaces somebody holds.

mod store;

use crate::ids::{MemberId, SpaceId};
use crate::reports::{Burden, Condition, Figure, Holding, Laid, Lying, Proxy, Spot, Tray};
use crate::web::{Error, Said, Viewer};
use db::Read;
use std::collections::{BTreeMap, BTreeSet};

/// Who would like to come into a space that the viewer may read.
pub(super) static REQUESTS: Tray = Tray {
    word: "requests",
    title: "space-tray",
    about: "space-tray-about",
    empty: "space-tray-empty",
    deed: "space-tray-deed",
    rows: requests,
};

/// Projects in which people of two organisations or more are.
pub(super) static SHARED: Proxy = Proxy {
    word: "shared",
    condition: Condition::Activities,
    title: "space-shared",
    meaning: "space-shared-meaning",
    empty: "space-shared-empty",
    figure: shared_figure,
    rows: Some(shared),
};

/// The spaces that somebody holds.
pub(super) static HELD: Burden =
    Burden { each: 1, said: |count| Said::key("space-burden").with("count", count), weigh: store::held };

/// Spaces that nobody else holds.
pub(super) static ALONE: Holding = Holding { title: "space-holding", held: held_alone };

/// So many projects are looked at, those in which something happened last.
const PROJECTS: i64 = 60;

fn requests(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let asking = store::asking(q, viewer, before, limit.saturating_add(1))?;
    let row = |one: store::Asking| {
        let spot = Spot([one.created_at.micros(), one.member_id.get(), one.space_id.get()]);
        let laid = Laid {
            title: Said::key("space-tray-row").with("name", one.name).with("space", one.space),
            told: None,
            at: Some(one.created_at),
            href: viewer.path(format_args!("spaces/{}/people", one.space_id)),
        };
        (spot, laid)
    };
    Ok(Lying::whole(asking.into_iter().map(row).collect(), limit))
}

/// The projects of a network that every member may read, those in which something happened last first: number and name.
///
/// # Errors
/// Those of the database.
pub fn projects(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(SpaceId, String)>, Error> {
    Ok(store::projects(q, viewer.network.id, PROJECTS)?)
}

/// Each project with how many organisations are in it.
type Shared = Vec<(SpaceId, String, usize)>;

fn looked(q: &mut Read<'_>, viewer: &Viewer) -> Result<Shared, Error> {
    let projects = projects(q, viewer)?;
    let ids: Vec<SpaceId> = projects.iter().map(|(id, _)| *id).collect();
    let mut bodies: BTreeMap<SpaceId, usize> = BTreeMap::new();
    for (space, _) in store::organisations_in(q, &ids)? {
        *bodies.entry(space).or_default() += 1;
    }
    let counted = |(id, name): (SpaceId, String)| (id, name, bodies.get(&id).copied().unwrap_or(0));
    Ok(projects.into_iter().map(counted).collect())
}

fn shared_figure(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let all = looked(q, viewer)?;
    let part = all.iter().filter(|(_, _, bodies)| *bodies > 1).count();
    let told = Said::key("space-shared-told").with("part", part).with("count", all.len());
    let (part, whole) = (i64::try_from(part).unwrap_or(0), i64::try_from(all.len()).unwrap_or(0));
    Ok(Figure::share(part, whole, told))
}

fn shared(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let row = |(place, (id, name, bodies)): (i64, (SpaceId, String, usize))| {
        let told = match bodies {
            0 => "space-shared-none",
            1 => "space-shared-one",
            _ => "space-shared-several",
        };
        let laid = Laid {
            title: Said::raw(name),
            told: Some(Said::key(told)),
            at: None,
            href: viewer.path(format_args!("spaces/{id}")),
        };
        // They have no number that follows their order but the place at which they stand now.
        (Spot::of(PROJECTS - place), laid)
    };
    let rows = (0_i64..).zip(looked(q, viewer)?).map(row).filter(|(spot, _)| *spot < before);
    Ok(Lying::whole(rows.take(usize::try_from(limit).unwrap_or(0) + 1).collect(), limit))
}

fn held_alone(
    q: &mut Read<'_>,
    viewer: &Viewer,
    members: &[MemberId],
    limit: i64,
) -> Result<Vec<Laid>, Error> {
    let found = store::held_by(q, viewer, members, limit)?;
    let ids: Vec<SpaceId> = found.iter().map(|(id, _)| *id).collect();
    let holders = store::holders_of(q, &ids)?;
    let others = holders.into_iter().filter(|(_, holder)| !members.contains(holder));
    let shared: BTreeSet<SpaceId> = others.map(|(space, _)| space).collect();
    let laid = |(id, name): (SpaceId, String)| Laid {
        title: Said::raw(name),
        told: None,
        at: None,
        href: viewer.path(format_args!("spaces/{id}")),
    };
    Ok(found.into_iter().filter(|(id, _)| !shared.contains(id)).map(laid).collect())
}
