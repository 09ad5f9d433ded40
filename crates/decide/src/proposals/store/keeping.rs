//! What is kept of proposals: counted again, gone when an item is gone for good, and brought over when somebody who was
//! only written down turns out to be a member.

use super::phases;
use crate::proposals::belenios;
use crate::proposals::keepers;
use crate::proposals::proposal::VoterId;
use db::{Error, Read, Time, Write};
use house::ids::{ItemId, MemberId};
use house::recount::{Counted, Wrong};
use house::room::Rooms;

/// The counts that are wrong.
pub(in crate::proposals) fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, Error> {
    let entitled: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT proposals.item_id AS id, proposals.entitled_count AS kept,
                   (SELECT COUNT(*) FROM proposal_voters WHERE proposal_voters.item_id = proposals.item_id) AS counted
            FROM proposals) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    let cast: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT proposals.item_id AS id, proposals.cast_count AS kept,
                   (SELECT COUNT(*) FROM proposal_voters
                    WHERE proposal_voters.item_id = proposals.item_id AND proposal_voters.cast_version > 0) AS counted
            FROM proposals WHERE proposals.secrecy <> 'belenios') found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    let carried: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT proposals.item_id AS id, proposals.carried_count AS kept,
                   (SELECT COUNT(*) FROM proposal_carried
                    WHERE proposal_carried.item_id = proposals.item_id) AS counted
            FROM proposals) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    let entitled = Wrong::each("proposal", "voters", entitled);
    let cast = entitled.chain(Wrong::each("proposal", "voters who voted", cast));
    Ok(cast.chain(Wrong::each("proposal", "votes that others carried", carried)).collect())
}

/// Takes away how a proposal was decided.
pub(in crate::proposals) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM proposal_amendments WHERE item_id = $1", &[&item])?;
    belenios::purge(tx, item)?;
    keepers::forget(tx, item)?;
    tx.run("DELETE FROM proposal_carried WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_proxies WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_ballots WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_envelopes WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_papers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_voters WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_named WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_options WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_piles WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposal_turnouts WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM proposals WHERE item_id = $1", &[&item])?;
    Ok(())
}

/// Brings over what stands under one name to another. Where both may vote on the same, one ballot remains: the later. What is
/// counted already stays as it was counted.
pub(in crate::proposals) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run("UPDATE proposals SET outcome_by = $2 WHERE outcome_by = $1", &[&from, &to])?;
    tx.run("UPDATE proposal_amendments SET author_id = $2 WHERE author_id = $1", &[&from, &to])?;
    tx.run("UPDATE proposal_amendments SET answered_by = $2 WHERE answered_by = $1", &[&from, &to])?;
    let shared: Vec<ItemId> = tx.all(
        "SELECT gone.item_id
         FROM proposal_voters gone JOIN proposal_voters kept ON kept.item_id = gone.item_id AND kept.member_id = $2
         WHERE gone.member_id = $1 ORDER BY gone.item_id",
        &[&from, &to],
    )?;
    // Ballots and the count hold these rows too: who has voted is asked once nobody can any more.
    for item in &shared {
        tx.lock("items", item.get())?;
    }
    one_ballot(tx, (from, to))?;
    tx.run("UPDATE proposal_ballots SET member_id = $2 WHERE member_id = $1", &[&from, &to])?;
    tx.run(
        "UPDATE proposal_voters SET member_id = $2 WHERE member_id = $1
           AND item_id NOT IN (SELECT item_id FROM proposal_voters WHERE member_id = $2)",
        &[&from, &to],
    )?;
    // What is left are second votes that are counted: they stay votes, of whom their ballots name.
    tx.run(
        "UPDATE proposal_voters SET member_id = NULL, organisation_id = NULL WHERE member_id = $1",
        &[&from],
    )?;
    one_name(tx, (from, to))?;
    keepers::merge(tx, from, to)?;
    shared.into_iter().try_for_each(|item| phases::weigh(tx, item).map(drop))
}

/// Who was named under both names is named once, with the votes of who they are.
fn one_name(tx: &mut Write<'_>, (from, to): (MemberId, MemberId)) -> Result<(), Error> {
    tx.run(
        "INSERT INTO proposal_named (item_id, member_id, network_id, votes)
         SELECT item_id, $2, network_id, votes FROM proposal_named WHERE member_id = $1
         ON CONFLICT (item_id, member_id) DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("DELETE FROM proposal_named WHERE member_id = $1", &[&from])?;
    Ok(())
}

db::record! {
    /// Two voters of an open vote who turn out to be one: whose vote goes over, and whose it goes over to. A sealed ballot has no
    /// moment.
    struct Both {
        item_id: ItemId,
        gone_id: VoterId,
        gone_version: i64,
        gone_at: Option<Time>,
        kept_id: VoterId,
        kept_version: i64,
        kept_at: Option<Time>,
    }
}

/// Of two votes in one open vote takes one away: the one that was not cast, or was cast earlier. Of two of which nobody knows which
/// is the later, that of whom they turn out to be remains.
fn one_ballot(tx: &mut Write<'_>, (from, to): (MemberId, MemberId)) -> Result<(), Error> {
    let both: Vec<Both> = tx.all(
        "SELECT gone.item_id, gone.id AS gone_id, gone.cast_version AS gone_version, theirs.cast_at AS gone_at,
                kept.id AS kept_id, kept.cast_version AS kept_version, own.cast_at AS kept_at
         FROM proposal_voters gone JOIN proposal_voters kept ON kept.item_id = gone.item_id AND kept.member_id = $2
         JOIN proposals ON proposals.item_id = gone.item_id
         LEFT JOIN proposal_ballots theirs ON theirs.voter_id = gone.id
         LEFT JOIN proposal_ballots own ON own.voter_id = kept.id
         WHERE gone.member_id = $1 AND proposals.closed_at IS NULL ORDER BY gone.item_id",
        &[&from, &to],
    )?;
    for one in both {
        let (gone_voted, kept_voted) = (one.gone_version > 0, one.kept_version > 0);
        let later = one.gone_at.zip(one.kept_at).is_some_and(|(theirs, own)| theirs > own);
        let drop = if gone_voted && (!kept_voted || later) { one.kept_id } else { one.gone_id };
        drop_voter(tx, (one.item_id, drop), gone_voted && kept_voted)?;
    }
    Ok(())
}

/// Takes a voter out of an open vote, with their ballot; `voted` where that is one ballot fewer.
fn drop_voter(tx: &mut Write<'_>, (item, voter): (ItemId, VoterId), voted: bool) -> Result<(), Error> {
    tx.run("DELETE FROM proposal_ballots WHERE voter_id = $1", &[&voter])?;
    tx.run("DELETE FROM proposal_envelopes WHERE voter_id = $1", &[&voter])?;
    tx.run("DELETE FROM proposal_proxies WHERE voter_id = $1 OR holder_id = $1", &[&voter])?;
    tx.run("DELETE FROM proposal_voters WHERE id = $1", &[&voter])?;
    let cast = i64::from(voted);
    tx.run(
        "UPDATE proposals SET entitled_count = entitled_count - 1, cast_count = cast_count - $2 WHERE item_id = $1",
        &[&item, &cast],
    )?;
    Ok(())
}
