//! What is kept of delegations: those of whoever leaves end, and those between two of whom one blocks the other; those of two who
//! turn out to be one come together; and exports.

use db::{Error, Time, Write};
use house::extract::Extract;
use house::ids::MemberId;
use house::room::Rooms;

/// Whoever leaves gives their vote to nobody, and carries nobody's. What was over before stays.
pub(in crate::delegations) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM delegations WHERE member_id = $1 AND ended_at IS NULL", &[&member])?;
    tx.run("DELETE FROM delegations WHERE to_id = $1 AND ended_at IS NULL", &[&member])?;
    Ok(())
}

/// Of two of whom one has blocked the other, neither votes for the other any more. For both it ends as what is taken back does.
pub(in crate::delegations) fn part(
    tx: &mut Write<'_>,
    (one, other): (MemberId, MemberId),
    now: Time,
) -> Result<(), Error> {
    for (from, to) in [(one, other), (other, one)] {
        tx.run(
            "UPDATE delegations SET ended_at = $3 WHERE member_id = $1 AND to_id = $2 AND ended_at IS NULL",
            &[&from, &to, &now],
        )?;
    }
    Ok(())
}

/// Brings over what stands under one name to another. Nobody gives their vote to themselves, and of two for the same, that of whom
/// they turn out to be remains.
pub(in crate::delegations) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("DELETE FROM delegations WHERE member_id = $1 AND to_id = $2", &[&from, &to])?;
    tx.run("DELETE FROM delegations WHERE member_id = $2 AND to_id = $1", &[&from, &to])?;
    tx.run(
        "DELETE FROM delegations WHERE member_id = $1 AND ended_at IS NULL
           AND EXISTS (SELECT 1 FROM delegations AS kept
                       WHERE kept.member_id = $2 AND kept.ended_at IS NULL AND kept.scope = delegations.scope
                         AND COALESCE(kept.space_id, 0) = COALESCE(delegations.space_id, 0)
                         AND COALESCE(kept.tag_id, 0) = COALESCE(delegations.tag_id, 0))",
        &[&from, &to],
    )?;
    tx.run("UPDATE delegations SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run("UPDATE delegations SET to_id = $2 WHERE to_id = $1", &[&from, &to])?;
    Ok(())
}

pub(in crate::delegations) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "delegations",
        head: &["id", "member_id", "to_id", "scope", "space_id", "tag_id", "made_at", "until_at", "ended_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT id, member_id, to_id, scope, space_id, tag_id, made_at, until_at, ended_at
                 FROM delegations WHERE network_id = $1 ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT id, member_id, to_id, scope, space_id, tag_id, made_at, until_at, ended_at
                 FROM delegations WHERE member_id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "delegation-defaults",
        head: &["space_id", "allowed"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT space_id, CASE WHEN allowed THEN 'yes' ELSE 'no' END AS allowed FROM (
                    SELECT 0 AS space_id, allowed FROM delegation_networks WHERE network_id = $1
                    UNION ALL
                    SELECT space_id, allowed FROM delegation_spaces WHERE network_id = $1) found
                 ORDER BY space_id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
