//! The partners of a network: what they are, what they seek and bring, and who stands for them. An organisation may
//! exist before anyone of it signs in, and may be archived or merged into another. This room never lets anybody act for
//! one: that is what representatives are for.

mod acts;
mod adding;
mod affiliation;
mod directory;
mod edit;
mod filling;
mod gauges;
mod leaving;
mod organisation;
mod reporting;
mod sectors;
mod show;
mod store;
mod unnaming;

use crate::access::{Action, Standing};
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::members::{Capacity, capacity_in};
use crate::room::{Measured, Room, Subject};
use crate::web::{Error, Routes, Viewer};
use db::{Read, Write};

pub use crate::sector::Sector;
pub use acts::{AFFILIATION_CHANGED, ORGANISATION_ADDED, ORGANISATION_CHANGED};
pub use adding::{add, change, look_at_organisations};
pub use edit::{editable, read_website};
pub use filling::Filled;
pub use leaving::erase;
pub use organisation::{Contact, NAME, NewOrganisation, Organisation, OrganisationCard};
pub use reporting::{LOOKED, Walked, walk};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "organisations",
    routes: |_| routes(),
    acts: acts::ALL,
    texts: include_str!("../../locales/en/organisations.ftl"),
    erasing: Some(unnaming::unname),
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &["organisations", "organisation_words", "organisation_mergers"],
    finds: Some(&store::FINDS),
    trays: &[&reporting::UNHELD],
    holdings: &[&reporting::ALONE],
    gauges: gauges::GAUGES,
    measured: &[
        Measured {
            of: Subject::LargestOrganisation,
            ..Measured::beside_floor("an organisation", "/n/{slug}/organisations/{id}")
        },
        Measured::growing("directory of organisations", "/n/{slug}/organisations"),
    ],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/organisations", Action::ReadOrganisations, directory::list)
        .get("/n/{slug}/organisations.csv", Action::ReadOrganisations, directory::download)
        .get("/n/{slug}/organisations/new", Action::AddOrganisation, edit::new)
        .post("/n/{slug}/organisations", Action::AddOrganisation, edit::create)
        .get("/n/{slug}/organisations/sectors", Action::KeepOrganisations, sectors::show)
        .post("/n/{slug}/organisations/sectors", Action::KeepOrganisations, sectors::save)
        .get("/n/{slug}/organisations/archived", Action::KeepOrganisations, leaving::archived)
        .get("/n/{slug}/organisations/{id}", Action::ReadOrganisations, show::show)
        .get("/n/{slug}/organisations/{id}/edit", Action::EditOrganisation, edit::edit)
        .post("/n/{slug}/organisations/{id}", Action::EditOrganisation, edit::save)
        .post("/n/{slug}/organisations/{id}/affiliation", Action::Affiliate, affiliation::join)
        .post("/n/{slug}/organisations/{id}/affiliation/removal", Action::OwnMembership, affiliation::leave)
        .post(
            "/n/{slug}/organisations/{id}/representatives/{member}",
            Action::AddOrganisation,
            affiliation::appoint,
        )
        .post(
            "/n/{slug}/organisations/{id}/representatives/{member}/removal",
            Action::AddOrganisation,
            affiliation::unappoint,
        )
        .get("/n/{slug}/organisations/{id}/archive", Action::KeepOrganisations, leaving::show)
        .post("/n/{slug}/organisations/{id}/archive", Action::KeepOrganisations, leaving::archive)
        .post("/n/{slug}/organisations/{id}/archive/removal", Action::KeepOrganisations, leaving::restore)
        .post("/n/{slug}/organisations/{id}/removal", Action::KeepOrganisations, leaving::remove)
        .get("/n/{slug}/organisations/{id}/merger", Action::KeepOrganisations, leaving::choose)
        .post("/n/{slug}/organisations/{id}/merger", Action::KeepOrganisations, leaving::merge)
        .post("/n/{slug}/organisations/{id}/merger/removal", Action::KeepOrganisations, leaving::part)
}

/// An organisation that this viewer may see.
///
/// # Errors
/// Those of the database.
pub fn visible_to(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: OrganisationId,
) -> Result<Option<Organisation>, Error> {
    if !viewer.may(Action::ReadOrganisations) {
        return Ok(None);
    }
    Ok(store::by_id(q, viewer.network.id, id)?)
}

/// Writes down what tells an organisation's logo from the one before; empty where it is taken away.
///
/// # Errors
/// Those of the database.
pub fn set_logo(tx: &mut Write<'_>, id: OrganisationId, stamp: &str) -> Result<(), db::Error> {
    store::set_logo(tx, id, stamp).map(drop)
}

/// The organisations of these folded names, asked in a few statements for all.
///
/// # Errors
/// Those of the database.
pub fn named(q: &mut Read<'_>, network: NetworkId, names: &[String]) -> Result<Vec<Organisation>, Error> {
    Ok(store::with_names(q, network, names)?)
}

/// These organisations of a network, by name.
///
/// # Errors
/// Those of the database.
pub fn with_numbers(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[OrganisationId],
) -> Result<Vec<Organisation>, Error> {
    Ok(store::with_numbers(q, network, ids)?)
}

/// The organisations that take part, by name, to be chosen among: the first so many.
///
/// # Errors
/// Those of the database.
pub fn offered(q: &mut Read<'_>, viewer: &Viewer, limit: i64) -> Result<Vec<(i64, String)>, Error> {
    if !viewer.may(Action::ReadOrganisations) {
        return Ok(Vec::new());
    }
    let found = store::by_names(q, viewer.network.id, limit)?;
    Ok(found.into_iter().map(|(id, name)| (id.get(), name)).collect())
}

/// The names of these organisations by their numbers.
///
/// # Errors
/// Those of the database.
pub fn names(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[OrganisationId],
) -> Result<Vec<(OrganisationId, String)>, Error> {
    Ok(store::names(q, network, ids)?)
}

/// Organisations by the beginnings of words of their names, at most `limit` of them, by name.
///
/// # Errors
/// Those of the database.
pub fn find_by_name(
    q: &mut Read<'_>,
    network: NetworkId,
    text: &str,
    limit: i64,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    let filter = directory::Filter::by_name(text);
    if filter.words.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::with_words(q, network, &filter, limit)?;
    Ok(found.into_iter().map(|card| (card.id, card.name)).collect())
}

/// For which organisations this member stands, with their names, by name.
///
/// # Errors
/// Those of the database.
pub fn represented_by(q: &mut Read<'_>, member: MemberId) -> Result<Vec<(OrganisationId, String)>, Error> {
    Ok(store::represented_by(q, member)?)
}

/// What the viewer is to this organisation.
fn standing(q: &mut Read<'_>, viewer: &Viewer, id: OrganisationId) -> Result<Standing, Error> {
    let representative = match viewer.member_id() {
        Some(member) => capacity_in(q, id, member)? == Some(Capacity::Representative),
        None => false,
    };
    Ok(Standing { representative, ..viewer.standing() })
}
