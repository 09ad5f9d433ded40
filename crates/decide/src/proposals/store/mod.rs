//! The tables of proposals. Whoever asks has made sure that the viewer may read the item.

mod across;
mod amendments;
mod ballots;
mod carried;
mod extracts;
mod keeping;
mod phases;
mod proxies;
mod register;
mod sealed;
mod voters;

pub(super) use across::{Ended, Looked, could_vote, decided_in, ended, ended_then, lately, told_of};
pub(super) use amendments::{Amendment, amended, amendments, answer, note_met, offer};
pub(super) use ballots::{
    Mine, Objecting, Told, cast, cast_by, heap, mine, objections, piles, piles_now, reasoned, told,
};
pub(super) use carried::{
    Edge, delegation_edges, late, members_of, name_of, note_carried, proxy_edges, wanted,
};
pub(super) use extracts::EXTRACTS;
pub(super) use keeping::{merge, purge, recount};
pub(super) use phases::{add_option, allow, close, decide, extend, open, raise_version, weigh};
pub(super) use proxies::{
    Proxy, give_proxy, held_by, held_count, holder_of, leave, part, return_proxy, voter_of,
};
pub(super) use register::{Listed, Waiting, dated, decisions, reviews, under_way};
pub(super) use sealed::{destroy_envelopes, envelopes, note_papers, papers, put_sealed, set_key};
pub(super) use voters::{
    Turnout, Voice, entitled, freeze, note_turnout, note_voted, turnout, turnout_of, voices,
};

use super::method::{Electorate, Method, Secrecy, Threshold};
use super::proposal::{Choosable, Proposal};
use db::{Error, Param, Read, Time, Write};
use house::batch::{self, Row};
use house::ids::{ItemId, MemberId, NetworkId};
use house::members;

/// How a proposal is to be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) method: Method,
    pub(super) secrecy: Secrecy,
    pub(super) electorate: Electorate,
    pub(super) threshold: Threshold,
    pub(super) seats: i64,
    pub(super) dots: i64,
    pub(super) quorum: i64,
    pub(super) time_zone: String,
    pub(super) ends_at: Time,
    pub(super) charter: bool,
}

/// The proposal of an item.
pub(super) fn of_item(q: &mut Read<'_>, item: ItemId) -> Result<Option<Proposal>, Error> {
    q.maybe(
        "SELECT proposals.item_id, proposals.method, proposals.secrecy, proposals.electorate, proposals.threshold,
                proposals.seats, proposals.dots, proposals.quorum, proposals.time_zone, proposals.ends_at,
                proposals.opened_at, proposals.closed_at, proposals.version, proposals.entitled_count, proposals.extra_votes,
                proposals.cast_count, proposals.carried_count, proposals.lot, proposals.public_key, proposals.shared,
                proposals.charter,
                proposals.delegable, proposals.proxies, proposals.verdict, proposals.winners, proposals.outcome,
                proposals.outcome_html, members.name AS outcome_by, proposals.outcome_at, proposals.review_at
         FROM proposals LEFT JOIN members ON members.id = proposals.outcome_by WHERE proposals.item_id = $1",
        &[&item],
    )
}

/// The public half of the key of a secret vote, whatever became of its item.
pub(super) fn public_key(q: &mut Read<'_>, item: ItemId) -> Result<Option<String>, Error> {
    q.maybe("SELECT public_key FROM proposals WHERE item_id = $1", &[&item])
}

/// Whether nobody has deleted the item.
pub(super) fn is_there(q: &mut Read<'_>, item: ItemId) -> Result<bool, Error> {
    let found: Option<ItemId> =
        q.maybe("SELECT id FROM items WHERE id = $1 AND shelf IN ('shown', 'archived')", &[&item])?;
    Ok(found.is_some())
}

/// What one may choose, in order.
pub(super) fn options(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Choosable>, Error> {
    q.all("SELECT id, label FROM proposal_options WHERE item_id = $1 ORDER BY place, id LIMIT 100", &[&item])
}

/// Those who were named one by one to vote, and how many votes each has.
pub(super) fn named(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(MemberId, String, i64)>, Error> {
    q.all(
        "SELECT members.id, members.name, proposal_named.votes
         FROM proposal_named JOIN members ON members.id = proposal_named.member_id
         WHERE proposal_named.item_id = $1 ORDER BY members.name_key, members.id LIMIT 500",
        &[&item],
    )
}

/// The active members of this folded name; two at most.
pub(super) fn of_name(q: &mut Read<'_>, network: NetworkId, key: &str) -> Result<Vec<MemberId>, Error> {
    q.all(
        "SELECT id FROM members WHERE network_id = $1 AND state = 'active' AND name_key = $2 ORDER BY id LIMIT 2",
        &[&network, &key],
    )
}

/// Somebody of this name who takes part or was written down: who has been here longest.
///
/// # Errors
/// Those of the database.
pub fn voter_of_name(q: &mut Read<'_>, network: NetworkId, name: &str) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT id FROM members WHERE network_id = $1 AND name_key = $2 AND state IN ('active', 'invited')
         ORDER BY id LIMIT 1",
        &[&network, &members::fold(name)],
    )
}

/// The active member who has this address.
///
/// # Errors
/// Those of the database.
pub fn member_of_address(
    q: &mut Read<'_>,
    network: NetworkId,
    email: &str,
) -> Result<Option<MemberId>, Error> {
    q.maybe(
        "SELECT id FROM members WHERE network_id = $1 AND email_key = $2 AND state = 'active' ORDER BY id LIMIT 1",
        &[&network, &email.to_lowercase()],
    )
}

/// Writes down how an item that was just started is to be decided.
pub(super) fn begin(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    rule: &Rule,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO proposals (item_id, network_id, method, secrecy, electorate, threshold, seats, dots, quorum,
                                time_zone, ends_at, version, entitled_count, cast_count, lot, winners, outcome,
                                outcome_html, changed_at, charter)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, 0, 0, 0, '', '', '', $12, $13)",
        &[
            &item,
            &network,
            &rule.method,
            &rule.secrecy,
            &rule.electorate,
            &rule.threshold,
            &rule.seats,
            &rule.dots,
            &rule.quorum,
            &rule.time_zone,
            &rule.ends_at,
            &now,
            &rule.charter,
        ],
    )
}

/// Writes down another rule for a draft. Nothing is changed where the vote has been opened.
pub(super) fn redraft(tx: &mut Write<'_>, item: ItemId, rule: &Rule, now: Time) -> Result<u64, Error> {
    tx.run(
        "UPDATE proposals SET method = $2, secrecy = $3, electorate = $4, threshold = $5, seats = $6, dots = $7,
                quorum = $8, time_zone = $9, ends_at = $10, changed_at = $11, charter = $12
         WHERE item_id = $1 AND opened_at IS NULL",
        &[
            &item,
            &rule.method,
            &rule.secrecy,
            &rule.electorate,
            &rule.threshold,
            &rule.seats,
            &rule.dots,
            &rule.quorum,
            &rule.time_zone,
            &rule.ends_at,
            &now,
            &rule.charter,
        ],
    )
}

/// Writes down what one may choose among, in place of what there was.
pub(super) fn set_options(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    labels: &[String],
) -> Result<(), Error> {
    tx.run("DELETE FROM proposal_options WHERE item_id = $1", &[&item])?;
    let numbered: Vec<(i64, &String)> = (1_i64..).zip(labels).collect();
    let rows: Vec<Row<'_>> =
        numbered.iter().map(|(place, label)| -> Row<'_> { vec![&item, &network, place, *label] }).collect();
    batch::insert(tx, "INSERT INTO proposal_options (item_id, network_id, place, label)", &rows, "")?;
    Ok(())
}

/// Writes down who is to vote, with how many votes, in place of whoever was.
pub(super) fn set_named(
    tx: &mut Write<'_>,
    network: NetworkId,
    item: ItemId,
    members: &[(MemberId, i64)],
) -> Result<(), Error> {
    tx.run("DELETE FROM proposal_named WHERE item_id = $1", &[&item])?;
    let rows: Vec<Row<'_>> =
        members.iter().map(|(member, votes)| -> Row<'_> { vec![&item, member, &network, votes] }).collect();
    let head = "INSERT INTO proposal_named (item_id, member_id, network_id, votes)";
    batch::insert(tx, head, &rows, "ON CONFLICT (item_id, member_id) DO NOTHING")?;
    Ok(())
}

/// The words of the options of these proposals, by which they are found.
pub(super) fn words(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, String)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, label FROM proposal_options WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id, place, id")
}

/// The phase of each of these proposals, for lists: whether one may vote and until when, how many have, how many votes were carried
/// by others' ballots, and how many there are.
pub(super) fn lines(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Secrecy, Option<Time>, Time, Option<Time>, i64, i64, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    let before = "SELECT item_id, secrecy, opened_at, ends_at, closed_at, cast_count, carried_count,
                         entitled_count
                  FROM proposals WHERE item_id";
    batch::among(q, before, &[], &keys, "ORDER BY item_id")
}
