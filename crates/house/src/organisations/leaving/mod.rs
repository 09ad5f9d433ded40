//! Organisations that go: archived, removed, or merged into another. What can depend on an organisation is kept: it is
//! archived, and can come back. Only one of which nobody has ever come here is removed for good.

mod archive;
mod merger;
mod merging;
mod store;

pub(super) use archive::{archive, archived, remove, restore, show};
pub(super) use merger::without_person;
pub(super) use merging::{choose, merge, part};

use super::{Organisation, visible_to};
use crate::ids::{NetworkId, OrganisationId};
use crate::members::{self, words};
use crate::networks::count;
use crate::sector::Sector;
use crate::web::{Error, Said, Viewer};
use db::{Read, Time, Write};
use std::collections::BTreeMap;

/// Why an organisation cannot go, or come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// It is archived already.
    Archived,
    /// It takes part.
    Present,
    /// Somebody who came here belonged to it, or something else leads to it.
    Tied,
    /// The other one does not take part either.
    OtherArchived,
    /// It was merged: it comes back by undoing that.
    Merged,
    /// It was not merged, or that was undone already.
    NotMerged,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(Said::key(match refused {
            Refused::Archived => "organisation-refused-archived",
            Refused::Present => "organisation-refused-present",
            Refused::Tied => "organisation-refused-tied",
            Refused::OtherArchived => "organisation-refused-other-archived",
            Refused::Merged => "organisation-refused-merged",
            Refused::NotMerged => "organisation-refused-not-merged",
        }))
    }
}

/// Deletes organisations that take part and on which nothing depends, with counts, words and what people are to them.
/// The caller has made sure of that, and records the happening.
///
/// # Errors
/// [`Error::Refused`] where something leads to one of them after all; those of the database.
pub fn erase(tx: &mut Write<'_>, network: NetworkId, organisations: &[Organisation]) -> Result<(), Error> {
    let ids: Vec<OrganisationId> = organisations.iter().map(|one| one.id).collect();
    let mut sectors: BTreeMap<Sector, i64> = BTreeMap::new();
    for organisation in organisations {
        *sectors.entry(organisation.sector).or_default() -= 1;
    }
    for (sector, amount) in &sectors {
        count(tx, network, sector.label(), *amount)?;
    }
    count(tx, network, "organisations", sectors.values().sum())?;
    members::forget_affiliations(tx, &ids)?;
    super::store::erase(tx, &ids).map_err(tied)?;
    Ok(())
}

/// Whatever else may come to lead to an organisation holds it.
fn tied(error: db::Error) -> Error {
    if error.is_foreign_key() { Refused::Tied.into() } else { error.into() }
}

/// An organisation that takes part, if this viewer may see it.
fn present(q: &mut Read<'_>, viewer: &Viewer, id: OrganisationId) -> Result<Organisation, Error> {
    let organisation = visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    if organisation.archived_at.is_some() { Err(Refused::Archived.into()) } else { Ok(organisation) }
}

/// Takes an organisation out of lists, searches and counts, and ends what people are to it.
fn put_away(
    tx: &mut Write<'_>,
    network: NetworkId,
    organisation: &Organisation,
    into: Option<OrganisationId>,
    now: Time,
) -> Result<(), Error> {
    store::set_archived(tx, organisation.id, Some(now), into, now)?;
    super::store::delete_words(tx, organisation.id)?;
    super::store::renew(tx, &[organisation.id])?;
    members::end_affiliations(tx, organisation.id, now)?;
    count(tx, network, organisation.sector.label(), -1)?;
    count(tx, network, "organisations", -1)?;
    Ok(())
}

/// Puts an organisation back, with the people who belonged to it when it went.
fn bring_back(
    tx: &mut Write<'_>,
    network: NetworkId,
    organisation: &Organisation,
    archived_at: Time,
    now: Time,
) -> Result<(), Error> {
    let id = organisation.id;
    store::set_archived(tx, id, None, None, now)?;
    let found_by: Vec<_> = words(&organisation.name).into_iter().map(|word| (id, word)).collect();
    super::store::insert_words(tx, network, &found_by)?;
    super::store::renew(tx, &[id])?;
    members::resume_affiliations(tx, id, archived_at)?;
    count(tx, network, organisation.sector.label(), 1)?;
    count(tx, network, "organisations", 1)?;
    Ok(())
}
