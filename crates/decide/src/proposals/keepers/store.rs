//! Passphrases, as far as anything is kept of them, and the keys of votes that were sealed with them.

use db::{Error, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

db::record! {
    /// A steward who can keep the key of a vote.
    #[derive(Debug, Clone)]
    pub(in crate::proposals) struct Keeper {
        pub(in crate::proposals) id: MemberId,
        pub(in crate::proposals) name: String,
        pub(in crate::proposals) salt: String,
        pub(in crate::proposals) public_key: String,
    }
}

db::record! {
    /// The key of a vote as it was sealed for one of those who keep it.
    #[derive(Debug, Clone)]
    pub(super) struct Share {
        pub(super) salt: String,
        pub(super) public_key: String,
        pub(super) sealed: String,
    }
}

/// Writes down which public key follows from the passphrase of a member and this salt, in place of the one before.
pub(super) fn set_passphrase(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: MemberId,
    (salt, public_key): (&str, &str),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO vote_passphrases (member_id, network_id, salt, public_key, set_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (member_id) DO UPDATE SET salt = excluded.salt, public_key = excluded.public_key,
             set_at = excluded.set_at",
        &[&member, &network, &salt, &public_key, &now],
    )
}

/// Since when a member has had a passphrase.
pub(super) fn passphrase_since(q: &mut Read<'_>, member: MemberId) -> Result<Option<Time>, Error> {
    q.maybe("SELECT set_at FROM vote_passphrases WHERE member_id = $1", &[&member])
}

/// The stewards who have a passphrase and may read what stands in this space; fifty at most.
pub(super) fn able(q: &mut Read<'_>, network: NetworkId, space: SpaceId) -> Result<Vec<Keeper>, Error> {
    q.all(
        "SELECT members.id, members.name, vote_passphrases.salt, vote_passphrases.public_key
         FROM vote_passphrases
         JOIN members ON members.id = vote_passphrases.member_id
         JOIN spaces ON spaces.id = $2
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = members.id
         WHERE vote_passphrases.network_id = $1 AND members.state = 'active' AND members.role = 'steward'
           AND (spaces.visibility <> 'members' OR space_members.member_id IS NOT NULL)
         ORDER BY members.name_key, members.id LIMIT 50",
        &[&network, &space],
    )
}

/// Keeps the key of a vote as it was sealed for each of these, and notes that it is kept so.
pub(super) fn share(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    sealed: &[(&Keeper, String)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> = sealed
        .iter()
        .map(|(keeper, sealed)| -> Row<'_> {
            vec![&item, &keeper.id, &network, &keeper.salt, &keeper.public_key, sealed]
        })
        .collect();
    let head = "INSERT INTO proposal_keepers (item_id, member_id, network_id, salt, public_key, sealed)";
    batch::insert(tx, head, &rows, "")?;
    tx.run("UPDATE proposals SET shared = TRUE WHERE item_id = $1", &[&item])
}

/// Who keeps the key of a vote.
pub(super) fn keepers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(MemberId, String)>, Error> {
    q.all(
        "SELECT members.id, members.name
         FROM proposal_keepers JOIN members ON members.id = proposal_keepers.member_id
         WHERE proposal_keepers.item_id = $1 ORDER BY members.name_key, members.id LIMIT 50",
        &[&item],
    )
}

/// The key of a vote as it was sealed for a member.
pub(super) fn share_of(q: &mut Read<'_>, item: ItemId, member: MemberId) -> Result<Option<Share>, Error> {
    q.maybe(
        "SELECT salt, public_key, sealed FROM proposal_keepers WHERE item_id = $1 AND member_id = $2",
        &[&item, &member],
    )
}

/// The votes that are over and wait to be opened, whose key a member keeps; twenty at most.
pub(super) fn waiting_for(q: &mut Read<'_>, member: MemberId, now: Time) -> Result<Vec<ItemId>, Error> {
    q.all(
        "SELECT proposals.item_id
         FROM proposal_keepers
         JOIN proposals ON proposals.item_id = proposal_keepers.item_id
         JOIN items ON items.id = proposal_keepers.item_id
         WHERE proposal_keepers.member_id = $1 AND proposals.closed_at IS NULL AND proposals.ends_at <= $2
           AND items.shelf = 'shown'
         ORDER BY proposals.ends_at, proposals.item_id LIMIT 20",
        &[&member, &now],
    )
}

/// Destroys the sealed keys of a vote.
pub(in crate::proposals) fn forget(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM proposal_keepers WHERE item_id = $1", &[&item])
}

/// Whoever leaves keeps the key of no later vote. Those of votes that are open stay sealed for them: they may come back.
pub(in crate::proposals) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM vote_passphrases WHERE member_id = $1", &[&member])?;
    Ok(())
}

/// What was sealed for one name goes over to who they are, unless it was sealed for both.
pub(in crate::proposals) fn merge(tx: &mut Write<'_>, from: MemberId, to: MemberId) -> Result<(), Error> {
    tx.run("DELETE FROM vote_passphrases WHERE member_id = $1", &[&from])?;
    tx.run(
        "UPDATE proposal_keepers SET member_id = $2 WHERE member_id = $1
           AND item_id NOT IN (SELECT item_id FROM proposal_keepers WHERE member_id = $2)",
        &[&from, &to],
    )?;
    tx.run("DELETE FROM proposal_keepers WHERE member_id = $1", &[&from])?;
    Ok(())
}
