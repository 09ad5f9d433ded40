//! Pictures of people and logos of organisations. Each is made anew, square and small, and stands in the database: a copy of it
//! holds them, and whoever leaves takes theirs along in the same change.
//!
//! It never decides who may see a member or an organisation: their own rooms say that.

mod choose;
mod making;
mod show;
mod store;

use crate::access::Action;
use crate::ids::{MemberId, NetworkId, OrganisationId};
use crate::room::Room;
use crate::web::{Error, Routes};
use crate::{members, organisations};
use db::{Time, Write};
use making::Made;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "portraits",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/portraits.ftl"),
    leaving: Some(forget),
    recount: Some(store::recount),
    tables: &["portraits"],
    unmeasured: "pictures, and forms for one of them: bench/files tells what pictures cost",
    ..Room::EMPTY
};

fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/people/{id}/picture", Action::ReadMembers, show::of_member)
        .get("/n/{slug}/organisations/{id}/logo", Action::ReadOrganisations, show::of_organisation)
        .get("/n/{slug}/profile/picture", Action::OwnMembership, choose::own)
        .post("/n/{slug}/profile/picture", Action::OwnMembership, choose::save_own)
        .post("/n/{slug}/profile/picture/removal", Action::OwnMembership, choose::remove_own)
        .get("/n/{slug}/organisations/{id}/logo/edit", Action::EditOrganisation, choose::logo)
        .post("/n/{slug}/organisations/{id}/logo", Action::EditOrganisation, choose::save_logo)
        .post("/n/{slug}/organisations/{id}/logo/removal", Action::EditOrganisation, choose::remove_logo)
}

/// Whose picture it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A member's.
    Member(MemberId),
    /// An organisation's logo.
    Organisation(OrganisationId),
}

/// Keeps a picture in the place of the one before; of two at once the later stays.
fn keep(tx: &mut Write<'_>, network: NetworkId, of: Of, made: &Made, now: Time) -> Result<(), Error> {
    let there = match of {
        Of::Member(id) => tx.lock("members", id.get())?,
        Of::Organisation(id) => tx.lock("organisations", id.get())?,
    };
    if !there {
        return Err(Error::NotFound);
    }
    store::delete(tx, of)?;
    store::insert(tx, network, of, made, now)?;
    Ok(stamp(tx, of, &made.stamp)?)
}

/// Takes a picture away, where there is one.
fn remove(tx: &mut Write<'_>, of: Of) -> Result<(), Error> {
    store::delete(tx, of)?;
    Ok(stamp(tx, of, "")?)
}

fn stamp(tx: &mut Write<'_>, of: Of, stamp: &str) -> Result<(), db::Error> {
    match of {
        Of::Member(id) => members::set_picture(tx, id, stamp),
        Of::Organisation(id) => organisations::set_logo(tx, id, stamp),
    }
}

/// Whoever leaves takes their picture along.
fn forget(tx: &mut Write<'_>, member: MemberId) -> Result<(), db::Error> {
    store::delete(tx, Of::Member(member))?;
    members::set_picture(tx, member, "")
}

/// Gives somebody a picture without a form, as the people of the demo have.
///
/// # Errors
/// Those of the database; where the bytes are no picture.
pub fn give(tx: &mut Write<'_>, network: NetworkId, of: Of, bytes: &[u8], now: Time) -> Result<(), Error> {
    let made = making::make(bytes, matches!(of, Of::Organisation(_)))
        .ok_or_else(|| anyhow::anyhow!("these bytes are no picture"))?;
    keep(tx, network, of, &made, now)
}
