//! Who is on no map, and which ties are hidden.

use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{MemberId, NetworkId};

/// Members of a network who are on no map.
///
/// # Errors
/// Those of the database.
pub fn absent(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<MemberId>, Error> {
    q.all("SELECT member_id FROM tie_absences WHERE network_id = $1 ORDER BY member_id", &[&network])
}

/// Which of these members are on no map.
///
/// # Errors
/// Those of the database.
pub fn absent_among(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(q, "SELECT member_id FROM tie_absences WHERE member_id", &[], &keys, "ORDER BY member_id")
}

/// Whether a member is on no map.
///
/// # Errors
/// Those of the database.
pub fn is_absent(q: &mut Read<'_>, member: MemberId) -> Result<bool, Error> {
    let since: Option<i64> = q.maybe("SELECT since FROM tie_absences WHERE member_id = $1", &[&member])?;
    Ok(since.is_some())
}

/// Takes a member off every map; false where they were on none.
///
/// # Errors
/// Those of the database.
pub fn leave_map(tx: &mut Write<'_>, network: NetworkId, member: MemberId, now: Time) -> Result<bool, Error> {
    let changed = tx.run(
        "INSERT INTO tie_absences (member_id, network_id, since) VALUES ($1, $2, $3)
         ON CONFLICT (member_id) DO NOTHING",
        &[&member, &network, &now],
    )?;
    Ok(changed == 1)
}

/// Puts a member on the maps again; false where they were on them.
///
/// # Errors
/// Those of the database.
pub fn return_to_map(tx: &mut Write<'_>, member: MemberId) -> Result<bool, Error> {
    Ok(tx.run("DELETE FROM tie_absences WHERE member_id = $1", &[&member])? == 1)
}

/// The ties of a network that one of the two hides: who hides it, and to whom.
///
/// # Errors
/// Those of the database.
pub fn hidden_by(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(MemberId, MemberId)>, Error> {
    q.all(
        "SELECT member_id, other_id FROM tie_hides WHERE network_id = $1 ORDER BY member_id, other_id",
        &[&network],
    )
}

/// As [`hidden_by`], the ties that these members hide.
///
/// # Errors
/// Those of the database.
pub fn hidden_among(q: &mut Read<'_>, members: &[MemberId]) -> Result<Vec<(MemberId, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = members.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT member_id, other_id FROM tie_hides WHERE member_id";
    batch::among(q, before, &[], &keys, "ORDER BY member_id, other_id")
}

/// As [`hidden_by`], the ties of one member: those that they hide, and those that others hide to them.
///
/// # Errors
/// Those of the database.
pub fn hidden_around(q: &mut Read<'_>, member: MemberId) -> Result<Vec<(MemberId, MemberId)>, Error> {
    q.all(
        "SELECT member_id, other_id FROM tie_hides WHERE member_id = $1 OR other_id = $1
         ORDER BY member_id, other_id",
        &[&member],
    )
}

/// Hides the tie of a member to another, or shows it again; false where that was so before.
///
/// # Errors
/// Those of the database.
pub fn set_hidden(
    tx: &mut Write<'_>,
    network: NetworkId,
    (member, other): (MemberId, MemberId),
    hidden: bool,
    now: Time,
) -> Result<bool, Error> {
    let changed = if hidden {
        tx.run(
            "INSERT INTO tie_hides (member_id, other_id, network_id, since) VALUES ($1, $2, $3, $4)
             ON CONFLICT (member_id, other_id) DO NOTHING",
            &[&member, &other, &network, &now],
        )?
    } else {
        tx.run("DELETE FROM tie_hides WHERE member_id = $1 AND other_id = $2", &[&member, &other])?
    };
    Ok(changed == 1)
}

/// Whoever leaves the network is on no map of it in any case: what they chose is forgotten, and what was declared of them.
pub(in crate::ties) fn forget_choices(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM tie_absences WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM tie_hides WHERE member_id = $1", &[&member])?;
    tx.run("DELETE FROM tie_hides WHERE other_id = $1", &[&member])?;
    tx.run("DELETE FROM declared_ties WHERE low_id = $1 AND sort = 'member'", &[&member])?;
    tx.run("DELETE FROM declared_ties WHERE high_id = $1 AND sort = 'member'", &[&member])?;
    Ok(())
}
