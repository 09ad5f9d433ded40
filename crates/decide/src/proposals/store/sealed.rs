//! The ballots of secret votes: sealed while people vote, and afterwards those of checkable ones by their codes.

use crate::proposals::proposal::{Seen, VoterId};
use crate::proposals::secrecy::Paper;
use db::{Error, Read, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, NetworkId};

/// Writes down to which key ballots are sealed.
pub(in crate::proposals) fn set_key(tx: &mut Write<'_>, item: ItemId, public: &str) -> Result<u64, Error> {
    tx.run("UPDATE proposals SET public_key = $2 WHERE item_id = $1", &[&item, &public])
}

/// Keeps the sealed ballot of a voter, in place of the one before.
pub(in crate::proposals) fn put_sealed(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, voter): (ItemId, VoterId),
    sealed: &str,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO proposal_envelopes (voter_id, item_id, network_id, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (voter_id) DO UPDATE SET sealed = excluded.sealed",
        &[&voter, &item, &network, &sealed],
    )
}

/// All sealed ballots of a vote, without whose they are.
pub(in crate::proposals) fn envelopes(q: &mut Read<'_>, seen: Seen) -> Result<Vec<String>, Error> {
    q.all("SELECT sealed FROM proposal_envelopes WHERE item_id = $1 ORDER BY voter_id", &[&seen.item()])
}

/// Takes them away.
pub(in crate::proposals) fn destroy_envelopes(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run("DELETE FROM proposal_envelopes WHERE item_id = $1", &[&item])
}

/// Keeps the ballots of a checkable vote, in the order of their codes, which came by chance.
pub(in crate::proposals) fn note_papers(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    papers: &[Paper],
) -> Result<(), Error> {
    let rows: Vec<Row<'_>> =
        papers.iter().map(|paper| -> Row<'_> { vec![&item, &paper.code, &network, &paper.choice] }).collect();
    let head = "INSERT INTO proposal_papers (item_id, code, network_id, choice)";
    batch::insert(tx, head, &rows, "ON CONFLICT (item_id, code) DO NOTHING")?;
    Ok(())
}

/// The ballots of a checkable vote, by their codes.
pub(in crate::proposals) fn papers(q: &mut Read<'_>, seen: Seen) -> Result<Vec<(String, String)>, Error> {
    q.all("SELECT code, choice FROM proposal_papers WHERE item_id = $1 ORDER BY code", &[&seen.item()])
}
