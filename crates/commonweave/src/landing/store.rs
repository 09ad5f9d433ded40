//! What the front pages ask of tables of several rooms.

use db::{Error, Read, Write};
use house::ids::{AccountId, MemberId, NetworkId, OrganisationId};
use house::sector::Sector;
use house::web::picture_at;

/// One, as long as the database answers.
pub(super) fn answers(q: &mut Read<'_>) -> Result<i64, Error> {
    q.one("SELECT CAST(1 AS BIGINT)", &[])
}

/// Changes one row, as long as the database can write.
pub(super) fn writes(tx: &mut Write<'_>) -> Result<u64, Error> {
    tx.run("UPDATE pulse SET beats = beats + 1 WHERE id = 1", &[])
}

/// Whether there is a space beside the commons that this member may know of.
pub(super) fn has_space(q: &mut Read<'_>, network: NetworkId, member: MemberId) -> Result<bool, Error> {
    let found: Option<i64> = q.maybe(
        "SELECT id FROM spaces
         WHERE network_id = $1 AND kind <> 'commons' AND (visibility <> 'members' OR created_by = $2)
         ORDER BY id LIMIT 1",
        &[&network, &member],
    )?;
    Ok(found.is_some())
}

/// The names of the networks in which this account's membership is suspended.
pub(super) fn suspended_in(q: &mut Read<'_>, account: AccountId) -> Result<Vec<String>, Error> {
    q.all(
        "SELECT networks.name FROM members JOIN networks ON networks.id = members.network_id
         WHERE members.account_id = $1 AND members.state = 'suspended'
         ORDER BY networks.name, networks.id LIMIT 20",
        &[&account],
    )
}

db::record! {
    /// An organisation on the front page of its network.
    #[derive(Debug, Clone)]
    pub(super) struct Partner {
        pub(super) id: OrganisationId,
        pub(super) name: String,
        pub(super) sector: Sector,
        pub(super) logo: String,
    }
}

impl Partner {
    /// Where its logo is, below the address of the directory; empty where it has none.
    pub(super) fn logo_at(&self, organisations: &str) -> String {
        picture_at(format_args!("{organisations}/{}", self.id), "logo", &self.logo)
    }
}

/// The first dozen organisations of a network by name; whoever may read the network may know of them.
pub(super) fn partners(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<Partner>, Error> {
    q.all(
        "SELECT id, name, sector, logo FROM organisations
         WHERE network_id = $1 AND archived_at IS NULL ORDER BY name_key, id LIMIT 12",
        &[&network],
    )
}

/// Whether anybody was ever invited.
pub(super) fn has_invitation(q: &mut Read<'_>, network: NetworkId) -> Result<bool, Error> {
    let sql = "SELECT id FROM invitations WHERE network_id = $1 ORDER BY id LIMIT 1";
    Ok(q.maybe::<i64>(sql, &[&network])?.is_some())
}
