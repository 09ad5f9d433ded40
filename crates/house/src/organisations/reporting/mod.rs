//! What organisations report: which of them nobody stands for.

mod store;

use crate::access::Action;
use crate::ids::{MemberId, OrganisationId};
use crate::reports::{Holding, Laid, Lying, Spot, Tray};
use crate::web::{Error, Said, Viewer};
use db::Read;
use std::collections::BTreeSet;
pub use store::Walked;

/// So many organisations are looked through at a time.
pub const LOOKED: i64 = 400;

/// Organisations for which nobody stands.
pub(super) static UNHELD: Tray = Tray {
    word: "organisations",
    title: "organisation-tray",
    about: "organisation-tray-about",
    empty: "organisation-tray-empty",
    deed: "organisation-tray-deed",
    rows: unheld,
};

/// Organisations for which nobody else stands.
pub(super) static ALONE: Holding = Holding { title: "organisation-holding", held: stood_alone };

/// The organisations that take part, those that came last first, before this number; so many at most. It is for whoever looks
/// for a few among many.
///
/// # Errors
/// Those of the database.
pub fn walk(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: OrganisationId,
    limit: i64,
) -> Result<Vec<Walked>, Error> {
    if !viewer.may(Action::ReadOrganisations) {
        return Ok(Vec::new());
    }
    Ok(store::walk(q, viewer.network.id, before, limit)?)
}

fn unheld(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    if !viewer.may(Action::AddOrganisation) {
        return Ok(Lying::default());
    }
    let looked = walk(q, viewer, OrganisationId::from(before.first()), LOOKED)?;
    let row = |one: Walked| {
        let laid = Laid {
            title: Said::raw(one.name),
            told: None,
            at: Some(one.created_at),
            href: viewer.path(format_args!("organisations/{}", one.id)),
        };
        (Spot::of(one.id.get()), (one.held == 0).then_some(laid))
    };
    Ok(Lying::of(looked.into_iter().map(row).collect(), limit, LOOKED))
}

fn stood_alone(
    q: &mut Read<'_>,
    viewer: &Viewer,
    members: &[MemberId],
    limit: i64,
) -> Result<Vec<Laid>, Error> {
    // Who stands for an organisation is for those to know who may know who is here.
    if !viewer.may(Action::ReadMembers) {
        return Ok(Vec::new());
    }
    let found = store::stood_for(q, viewer.network.id, members, limit)?;
    let ids: Vec<OrganisationId> = found.iter().map(|(id, _)| *id).collect();
    let standing = store::representatives_of(q, &ids)?;
    let others = standing.into_iter().filter(|(_, member)| !members.contains(member));
    let shared: BTreeSet<OrganisationId> = others.map(|(organisation, _)| organisation).collect();
    let laid = |(id, name): (OrganisationId, String)| Laid {
        title: Said::raw(name),
        told: None,
        at: None,
        href: viewer.path(format_args!("organisations/{id}")),
    };
    Ok(found.into_iter().filter(|(id, _)| !shared.contains(id)).map(laid).collect())
}
