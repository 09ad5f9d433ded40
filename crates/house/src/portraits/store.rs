//! The table of pictures.

use super::Of;
use super::making::Made;
use crate::ids::NetworkId;
use crate::recount::{Counted, Wrong};
use db::{Error, Read, Time, Write};

pub(super) fn one(q: &mut Read<'_>, of: Of) -> Result<Option<(String, Vec<u8>)>, Error> {
    match of {
        Of::Member(id) => q.maybe("SELECT media, content FROM portraits WHERE member_id = $1", &[&id]),
        Of::Organisation(id) => {
            q.maybe("SELECT media, content FROM portraits WHERE organisation_id = $1", &[&id])
        }
    }
}

pub(super) fn delete(tx: &mut Write<'_>, of: Of) -> Result<u64, Error> {
    match of {
        Of::Member(id) => tx.run("DELETE FROM portraits WHERE member_id = $1", &[&id]),
        Of::Organisation(id) => tx.run("DELETE FROM portraits WHERE organisation_id = $1", &[&id]),
    }
}

pub(super) fn insert(
    tx: &mut Write<'_>,
    network: NetworkId,
    of: Of,
    made: &Made,
    now: Time,
) -> Result<u64, Error> {
    let (member, organisation) = match of {
        Of::Member(id) => (Some(id), None),
        Of::Organisation(id) => (None, Some(id)),
    };
    tx.run(
        "INSERT INTO portraits (network_id, member_id, organisation_id, media, content, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[&network, &member, &organisation, &made.media, &made.content, &now],
    )
}

/// Members and organisations that say that they have a picture and have none, or the other way round.
pub(super) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let of_members: Counted = q.all(
        "SELECT members.id,
                CASE WHEN members.picture = '' THEN 0 ELSE 1 END AS kept,
                (SELECT COUNT(*) FROM portraits WHERE portraits.member_id = members.id) AS found
         FROM members
         WHERE (members.picture <> '')
               <> EXISTS (SELECT 1 FROM portraits WHERE portraits.member_id = members.id)
         ORDER BY members.id LIMIT 20",
        &[],
    )?;
    let of_organisations: Counted = q.all(
        "SELECT organisations.id,
                CASE WHEN organisations.logo = '' THEN 0 ELSE 1 END AS kept,
                (SELECT COUNT(*) FROM portraits WHERE portraits.organisation_id = organisations.id) AS found
         FROM organisations
         WHERE (organisations.logo <> '')
               <> EXISTS (SELECT 1 FROM portraits WHERE portraits.organisation_id = organisations.id)
         ORDER BY organisations.id LIMIT 20",
        &[],
    )?;
    let wrong = Wrong::each("member", "pictures", of_members);
    Ok(wrong.chain(Wrong::each("organisation", "logos", of_organisations)).collect())
}
