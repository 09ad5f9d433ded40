//! Names that look alike.

use crate::batch;
use crate::ids::{MemberId, NetworkId};
use crate::members::name::look::Alike;
use db::{Error, Read, Write};

/// Of whom the names of these members remind: each is looked up by what it looks like.
pub(in crate::members) fn alike(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<Alike>, Error> {
    let keys: Vec<&dyn db::Param> = ids.iter().map(|id| -> &dyn db::Param { id }).collect();
    batch::among(
        q,
        "SELECT members.id, others.name AS person, others.state, organisations.name AS organisation
         FROM members
         LEFT JOIN members AS others ON others.id =
            (SELECT alike.id FROM members AS alike
             WHERE alike.network_id = members.network_id AND alike.look = members.look AND alike.id <> members.id
             ORDER BY alike.id LIMIT 1)
         LEFT JOIN organisations ON organisations.id =
            (SELECT bodies.id FROM organisations AS bodies
             WHERE bodies.network_id = members.network_id AND bodies.look = members.look
             ORDER BY bodies.id LIMIT 1)
         WHERE +members.network_id = $1 AND members.id",
        &[&network],
        &keys,
        "ORDER BY members.id",
    )
}

/// Members whose names nobody has looked at yet.
pub(in crate::members) fn without_look(
    q: &mut Read<'_>,
    limit: i64,
) -> Result<Vec<(MemberId, String)>, Error> {
    q.all("SELECT id, name FROM members WHERE look IS NULL ORDER BY id LIMIT $1", &[&limit])
}

/// Notes what a name looks like.
pub(in crate::members) fn set_look(tx: &mut Write<'_>, id: MemberId, look: &str) -> Result<u64, Error> {
    tx.run("UPDATE members SET look = $2 WHERE id = $1", &[&id, &look])
}
